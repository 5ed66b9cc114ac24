/** The HTTP server's frame: request ids, headers, limits, who asks, endpoints, OpenAPI, pages. Knows no feature. */
import { OpenAPIHono } from "@hono/zod-openapi";
import type { Context } from "hono";
import { bodyLimit } from "hono/body-limit";
import { HTTPException } from "hono/http-exception";
import { secureHeaders } from "hono/secure-headers";
import type { Actor } from "#platform/command/actor.ts";
import type { Commands } from "#platform/command/command.ts";
import type { Database } from "#platform/db/database.ts";
import type { Log } from "#platform/log.ts";
import type { Endpoint, Env } from "./endpoint/definition.ts";
import type { Metrics } from "./metrics.ts";
import { openApiDocument } from "./openapi.ts";
import { fieldErrors, ProblemError, problem, problemResponse } from "./problem.ts";

export type Middleware = (context: Context<Env>, next: () => Promise<void>) => Promise<Response | undefined>;

export type AppParts = {
  readonly endpoints: readonly Endpoint[];
  readonly database: Database;
  readonly commands: Commands;
  readonly clock: () => Date;
  readonly newId: () => string;
  /** Reached by https: then browsers are told to insist on it. */
  readonly isSecure?: boolean;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Who asks; throws a ProblemError when nobody may. */
  resolveActor(request: Request): Promise<Actor>;
  /** The API's description as it is for whoever asks, when somebody does. */
  describeFor?(document: object, actor: Actor): Promise<object>;
  /** Rate limits, cross-site protection. */
  readonly guards: readonly Middleware[];
  /** Routes that are not JSON operations: sign-in, live stream, health, metrics, files, pages. */
  readonly extras: readonly ((app: OpenAPIHono<Env>) => void)[];
};

const largestBody = 1_000_000;

export function createApp(parts: AppParts): OpenAPIHono<Env> {
  const app = new OpenAPIHono<Env>({
    defaultHook: (result, context) => {
      if (result.success) return;
      const errors = fieldErrors(result.error.issues as never);
      return problemResponse(problem("validation", { errors }), context.var.requestId);
    },
  });
  app.use(requestFrame(parts));
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", "data:"],
        connectSrc: ["'self'"],
        fontSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
      referrerPolicy: "no-referrer",
      xFrameOptions: "DENY",
      strictTransportSecurity: parts.isSecure ? "max-age=31536000; includeSubDomains" : false,
      permissionsPolicy: { camera: [], microphone: [], geolocation: [], payment: [], usb: [] },
    }),
  );
  const limited = bodyLimit({
    maxSize: largestBody,
    onError: (context) =>
      problemResponse(
        problem("too_large", { detail: `A request may have ${largestBody.toLocaleString("en")} bytes.` }),
        context.get("requestId"),
      ),
  });
  // Who sends a file streams it; its operation counts the bytes.
  const uploads = parts.endpoints
    .filter(({ isUpload }) => isUpload)
    .map(({ method, path }) => new RegExp(`^${method.toUpperCase()} ${path.replaceAll(/\{[^}]+\}/g, "[^/]+")}$`));
  app.use("/api/*", (context, next) =>
    uploads.some((upload) => upload.test(`${context.req.method} ${context.req.path}`)) ? next() : limited(context as never, next as never),
  );
  for (const guard of parts.guards) app.use("/api/*", guard as never);
  for (const endpoint of parts.endpoints) endpoint.mount(app);
  app.get("/api/v1/openapi.json", async (context) => {
    const document = openApiDocument(app);
    const asker = await whoWantsIt(context);
    return context.json(asker && parts.describeFor ? await parts.describeFor(document, asker) : document);
  });
  for (const extra of parts.extras) extra(app);
  app.notFound((context) =>
    problemResponse(problem("not_found", { detail: "There is nothing at this address." }), context.get("requestId")),
  );
  app.onError((error, context) => {
    const requestId = context.get("requestId");
    if (error instanceof ProblemError) return problemResponse(error.problem, requestId, error.headers);
    if (error instanceof HTTPException && error.status === 400)
      return problemResponse(problem("malformed", { detail: "The body is not valid JSON." }), requestId);
    if (error instanceof HTTPException && error.status < 500)
      return problemResponse({ ...problem("malformed"), status: error.status }, requestId);
    parts.log.error({ requestId, error: describeError(error) }, "request failed");
    return problemResponse(
      problem("internal", { detail: "Nothing was written. Try again; if it stays, give this request's id to whoever runs the server." }),
      requestId,
    );
  });
  return app;
}

/** The description is open to all. Whoever sends a key gets their company's, or hears that the key is wrong; a session that opens no company is as none. */
async function whoWantsIt(context: Context<Env>): Promise<Actor | null> {
  if (context.req.header("authorization") !== undefined) return context.var.actor();
  if (context.req.header("cookie") === undefined) return null;
  return context.var.actor().catch((error: unknown) => {
    if (error instanceof ProblemError) return null;
    throw error;
  });
}

/** One frame around each request: id, who and what it may use, duration into log and metrics. Paths are logged as patterns: no ids, no queries. */
function requestFrame(parts: AppParts): Middleware {
  return async (context, next) => {
    const requestId = parts.newId();
    const started = performance.now();
    let actor: Promise<Actor> | undefined;
    context.set("requestId", requestId);
    context.set("house", () => ({ database: parts.database, commands: parts.commands, now: parts.clock(), newId: parts.newId }));
    context.set("actor", () => (actor ??= parts.resolveActor(context.req.raw)));
    await next();
    // Afterwards, because an answer to an error is made anew.
    context.header("x-request-id", requestId);
    // What is to be saved is never shown here, whatever a browser thinks it is.
    if (context.res.headers.get("content-disposition")?.startsWith("attachment"))
      context.header("content-security-policy", "default-src 'none'; sandbox");
    if (context.req.path.startsWith("/api/") && !context.res.headers.has("cache-control")) context.header("cache-control", "no-store");
    const seconds = (performance.now() - started) / 1000;
    const route = context.req.routePath === "/*" ? "unmatched" : context.req.routePath;
    parts.metrics.request(context.req.method, route, context.res.status, seconds);
    if (context.req.path.startsWith("/api/")) {
      const who = await actor?.catch(() => undefined);
      parts.log.info(
        {
          requestId,
          method: context.req.method,
          route,
          status: context.res.status,
          ms: Math.round(seconds * 1000),
          workspace: who?.workspaceId,
          person: who?.personId,
        },
        "request",
      );
    }
    return undefined;
  };
}

/** A name and place for the log; messages of the database may quote values, so they stay out. */
function describeError(error: Error): Record<string, unknown> {
  const { code, constraint, table, routine } = error as Error & { code?: string; constraint?: string; table?: string; routine?: string };
  const frames = (error.stack ?? "")
    .split("\n")
    .filter((line) => line.trimStart().startsWith("at "))
    .slice(0, 8)
    .map((line) => line.trim());
  return code === undefined
    ? { name: error.name, message: error.message, frames }
    : { name: error.name, code, constraint, table, routine, frames };
}
