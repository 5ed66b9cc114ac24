/** One operation of the API, declared: contract, right, and what it does. Rooms export lists of these; tests discover them. */
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import type { Actor } from "#platform/command/actor.ts";
import type { CommandOptions, CommandRefusal, Commands } from "#platform/command/command.ts";
import { requestHash } from "#platform/command/idempotency.ts";
import type { Database } from "#platform/db/database.ts";
import type { Result } from "#shared/result.ts";
import { problem as problemSchema } from "./contract.ts";
import { fieldErrors, forbidden, notFound, ProblemError, problem } from "./problem.ts";
import { unstorableTexts } from "./storable.ts";

export type Method = "get" | "post" | "patch" | "put" | "delete";

/** What an endpoint works with. */
export type Call<P, Q, B> = {
  readonly actor: Actor;
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  readonly database: Database;
  readonly commands: Commands;
  readonly now: Date;
  readonly newId: () => string;
  /** Version from If-Match and idempotency key, as the command flow takes them. */
  readonly options: CommandOptions;
  readonly request: Request;
};

/** What an endpoint before sign-in works with: nobody acts yet. */
export type OpenCall<P, Q, B> = Omit<Call<P, Q, B>, "actor">;

type Schema = z.ZodType;
type Out<T extends Schema | undefined> = T extends Schema ? z.output<T> : undefined;

type Shape<P, Q, B> = {
  readonly method: Method;
  /** Below /api/v1, with {parameters}. */
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  /** Right that the person must have; "signed_in" for everybody of the workspace. */
  readonly right: string;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly status: 200 | 201 | 204;
  readonly answer?: Schema;
  /** The body is a file, read as it comes from `request`, of any size that the operation itself allows; the text says which. */
  readonly upload?: string;
  /** The answer is a file of this media type; `handle` gives its text or bytes, and its name by `fileName`. */
  readonly file?: string;
  /** Refusals of the room, each 409 (state) or 422 (content). */
  readonly refusals?: Readonly<Record<string, RefusalAnswer>>;
};
type Sent = Schema | undefined;
export type EndpointDefinition<P extends Sent, Q extends Sent, B extends Sent> = Shape<P, Q, B> & {
  /** Response headers may be added (the name of a file to be saved). */
  readonly handle: (call: Call<Out<P>, Out<Q>, Out<B>>, headers: Headers) => Promise<unknown>;
};
export type OpenEndpointDefinition<P extends Sent, Q extends Sent, B extends Sent> = Omit<Shape<P, Q, B>, "right"> & {
  /** It asks for a session itself, because it is about the sign-in and not about a person of one company. */
  readonly needsSession?: true;
  /** Response headers may be added (cookies of a new session). */
  readonly handle: (call: OpenCall<Out<P>, Out<Q>, Out<B>>, headers: Headers) => Promise<unknown>;
};

export type RefusalAnswer = { readonly status: 403 | 409 | 422; readonly path?: string; readonly detail: string };
export type Endpoint = {
  readonly method: Method;
  readonly path: string;
  readonly right: string;
  readonly query?: Schema | undefined;
  readonly body?: Schema | undefined;
  readonly params?: Schema | undefined;
  /** It takes a file, so the limit of other bodies does not hold for it. */
  readonly isUpload: boolean;
  mount(app: OpenAPIHono<Env>): void;
};
type Described<P, Q, B> = Shape<P, Q, B> & { readonly needsSession?: true };
type House = Pick<Call<unknown, unknown, unknown>, "database" | "commands" | "now" | "newId">;
export type Env = { Variables: { requestId: string; house: () => House; actor: () => Promise<Actor> } };

/** Of a request that has no parameters, or no body: whatever is sent is unknown. */
const nothing = z.strictObject({});

const problemContent = (description: string) => ({ description, content: { "application/problem+json": { schema: problemSchema } } });

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

function describe({
  method,
  path,
  tag,
  summary,
  description,
  right,
  needsSession,
  params,
  query,
  body,
  status,
  answer,
  file,
  upload,
}: Described<Sent, Sent, Sent>) {
  const isChange = method !== "get";
  const session = [{ session: [] }];
  return {
    method,
    path: `/api/v1${path}`,
    tags: [tag],
    summary,
    ...(description === undefined ? {} : { description }),
    operationId: `${method}${path.replaceAll(/[^a-zA-Z0-9]+(.)?/g, (_, next: string | undefined) => (next ?? "").toUpperCase())}`,
    security: right !== "open" ? [{ key: [] }, ...session] : needsSession ? session : [],
    request: {
      ...(params ? { params: params as never } : {}),
      ...(query ? { query: query as never } : {}),
      ...(isChange
        ? {
            headers: z.object({
              "Idempotency-Key": z.string().max(200).optional(),
              ...(method === "patch" ? { "If-Match": z.string().max(40).optional() } : {}),
            }),
          }
        : {}),
      ...(body ? { body: { required: true, content: { "application/json": { schema: body } } } } : {}),
      ...(upload === undefined
        ? {}
        : {
            body: {
              required: true,
              description: upload,
              content: { "application/octet-stream": { schema: z.string().openapi({ format: "binary" }) } },
            },
          }),
    },
    responses: {
      [status]: file
        ? { description: summary, content: { [file.split(";")[0]!]: { schema: z.string().openapi({ format: "binary" }) } } }
        : answer
          ? { description: summary, content: { "application/json": { schema: answer } } }
          : { description: summary },
      ...(isChange ? { 400: problemContent("A body or header that cannot be read") } : {}),
      ...(right === "open" && !needsSession ? {} : { 401: problemContent("No session and no valid key") }),
      ...(right === "open" && !isChange ? {} : { 403: problemContent("The person lacks the right, or another site asks") }),
      ...(path.includes("{") || isChange || asksAboutOne(query) ? { 404: problemContent("Unknown or invisible id") } : {}),
      ...(isChange
        ? { 409: problemContent("State, version or turn does not allow it"), 422: problemContent("Content that cannot be accepted") }
        : { 422: problemContent("Parameters that cannot be accepted") }),
      ...(isChange ? { 413: problemContent("A body that is too large") } : {}),
      ...(body ? { 415: problemContent("A body that is not JSON") } : {}),
      429: problemContent("Too many requests"),
    },
  };
}

/** The browser saves the answer under this name. Letters outside of ASCII travel as RFC 8187 says. */
export function fileName(headers: Headers, name: string): void {
  const plain = name.replaceAll(/[^\w.-]+/g, "-");
  headers.set("content-disposition", `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`);
}

function demand(actor: Actor, right: string, method: Method): void {
  const keyMay = actor.via !== "key" || actor.rights.has(method === "get" ? "scope.read" : "scope.write");
  if (!keyMay) throw forbidden(`This key may not ${method === "get" ? "read" : "write"}.`);
  if (right !== "signed_in" && !actor.rights.has(right)) throw forbidden(`It needs the right ${right}.`);
}

function demandJson(context: Context<Env>): void {
  const type = context.req.header("content-type") ?? "";
  if (!/^application\/([a-z0-9.+-]+\+)?json\s*(;|$)/i.test(type))
    throw new ProblemError(problem("not_json", { detail: "Send the body as JSON, with Content-Type: application/json." }));
}

/** Nothing, or an empty object as some clients send it. */
async function refuseBody(context: Context<Env>): Promise<void> {
  const text = await context.req.text();
  if (text.trim() === "") return;
  let sent: unknown;
  try {
    sent = JSON.parse(text);
  } catch {
    throw new ProblemError(problem("malformed", { detail: "The body is not valid JSON, and none is needed." }));
  }
  const checked = nothing.safeParse(sent);
  if (!checked.success) throw new ProblemError(problem("validation", { errors: fieldErrors(checked.error.issues as never) }));
}

function commandOptions(context: Context<Env>, method: Method, body: unknown): CommandOptions {
  // Whoever only looks has neither a version to lose nor a change to repeat.
  if (method === "get") return {};
  const match = context.req.header("if-match");
  const key = context.req.header("idempotency-key");
  if (key !== undefined && (key.length === 0 || key.length > 200))
    throw new ProblemError(problem("malformed", { detail: "An Idempotency-Key has 1 to 200 characters." }));
  return {
    expectedVersion: match === undefined || match === "*" ? undefined : versionOf(match),
    idempotency: key === undefined ? undefined : { key, requestHash: requestHash(method, context.req.path, body) },
  };
}

function versionOf(match: string): number {
  const found = /^(?:W\/)?"?(\d{1,9})"?$/.exec(match)?.[1];
  if (found === undefined)
    throw new ProblemError(problem("malformed", { detail: 'If-Match holds the record\'s version, for example "3".' }));
  return Number(found);
}

/** The value of a command, or the refusal as a problem in the room's words. */
export function settle<A, R extends string>(result: Result<A, CommandRefusal<R>>, refusals: Readonly<Record<R, RefusalAnswer>>): A {
  if (result.ok) return result.value;
  const { refusal } = result;
  switch (refusal.kind) {
    case "not_found":
      throw notFound();
    case "version":
      throw new ProblemError(
        problem("version", { currentVersion: refusal.current, detail: `Its version is now ${refusal.current}. Load it again.` }),
      );
    case "key_reused":
      throw new ProblemError(problem("key_reused"));
    case "refused": {
      const { status, path, detail } = refusals[refusal.reason];
      const errors = path === undefined ? {} : { errors: [{ path, code: refusal.reason, message: detail }] };
      throw new ProblemError(
        problem(status === 403 ? "forbidden" : status === 409 ? "state" : "refused", { reason: refusal.reason, detail, ...errors }),
      );
    }
  }
}

/** A parameter that names one person or record, of which there may be none. */
const asksAboutOne = (query: unknown): boolean =>
  query instanceof z.ZodObject && ["subject", "person"].some((name) => Object.hasOwn(query.shape, name));
