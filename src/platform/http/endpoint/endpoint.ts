/** One operation of the API, declared: contract, right, and what it does. Rooms export lists of these; tests discover them. */
import { createRoute } from "@hono/zod-openapi";
import type { Context } from "hono";
import { ProblemError, problem } from "../problem.ts";
import { unstorableTexts } from "../storable.ts";
import type { Call, Described, Endpoint, EndpointDefinition, Env, OpenCall, OpenEndpointDefinition, Out, Sent } from "./definition.ts";
import { commandOptions, demand, demandJson, nothing, refuseBody } from "./demands.ts";
import { describe } from "./describe.ts";

/** An operation for people of a workspace. */
export function endpoint<P extends Sent = undefined, Q extends Sent = undefined, B extends Sent = undefined>(
  definition: EndpointDefinition<P, Q, B>,
): Endpoint {
  const letIn = async (context: Context<Env>) => demand(await context.var.actor(), definition.right, definition.method);
  return build(definition, letIn, async (context, sent) => {
    const actor = await context.var.actor();
    const headers = new Headers();
    const value = await definition.handle({ ...(sent as Call<Out<P>, Out<Q>, Out<B>>), actor }, headers);
    for (const [name, value] of headers) context.header(name, value);
    return value;
  });
}

/** An operation before sign-in: set-up, invitations. Its right is "open", so that every such door is seen in one search. */
export function openEndpoint<P extends Sent = undefined, Q extends Sent = undefined, B extends Sent = undefined>(
  definition: OpenEndpointDefinition<P, Q, B>,
): Endpoint {
  return build(
    { ...definition, right: "open" },
    async () => {},
    (context, sent) => {
      const headers = new Headers();
      return definition.handle(sent as OpenCall<Out<P>, Out<Q>, Out<B>>, headers).finally(() => {
        for (const [name, value] of headers) context.header(name, value, { append: true });
      });
    },
  );
}

function build<P extends Sent, Q extends Sent, B extends Sent>(
  definition: Described<P, Q, B>,
  letIn: (context: Context<Env>) => Promise<void>,
  handle: (context: Context<Env>, sent: OpenCall<unknown, unknown, unknown>) => Promise<unknown>,
): Endpoint {
  const { method, path, right, params, query, body, status, file, upload } = definition;
  // Who asks comes before what is asked: nobody learns more about a request than that it is not theirs to make.
  const middleware = async (context: Context<Env>, next: () => Promise<void>) => {
    await letIn(context);
    if (body) demandJson(context);
    else if (method !== "get" && upload === undefined) await refuseBody(context);
    await next();
  };
  const route = createRoute({ ...describe({ ...definition, query: query ?? nothing }), middleware });
  return {
    method,
    path: `/api/v1${path}`,
    right,
    params,
    query,
    body,
    isUpload: upload !== undefined,
    mount(app) {
      app.openapi(
        route as never,
        (async (context: Context<Env>) => {
          const request = context.req as unknown as { valid(target: string): unknown };
          const sent = {
            ...context.var.house(),
            params: params ? request.valid("param") : undefined,
            query: query ? request.valid("query") : undefined,
            body: body ? request.valid("json") : undefined,
            request: context.req.raw,
          };
          const errors = [sent.params, sent.query, sent.body].flatMap((part) => unstorableTexts(part));
          if (errors.length > 0) throw new ProblemError(problem("validation", { errors }));
          const value = await handle(context, { ...sent, options: commandOptions(context, method, sent.body) });
          if (file !== undefined) return context.body(value as string | Uint8Array<ArrayBuffer>, 200, { "content-type": file });
          return status === 204 ? context.body(null, 204) : context.json(value as never, status);
        }) as never,
      );
    },
  };
}

/** The browser saves the answer under this name. Letters outside of ASCII travel as RFC 8187 says. */
export function fileName(headers: Headers, name: string): void {
  const plain = name.replaceAll(/[^\w.-]+/g, "-");
  headers.set("content-disposition", `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`);
}
