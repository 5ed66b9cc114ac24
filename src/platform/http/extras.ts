/** What is no JSON operation: health, metrics, live stream, the sign-in library's routes, the web pages. */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { createRoute, type OpenAPIHono, type z } from "@hono/zod-openapi";
import type { Actor } from "#platform/command/actor.ts";
import type { Live } from "#platform/live.ts";
import { health as healthSchema } from "./contract.ts";
import type { Env } from "./endpoint/definition.ts";
import type { Metrics } from "./metrics.ts";
import { forbidden, ProblemError } from "./problem.ts";

export type Health = z.output<typeof healthSchema>;
type Extra = (app: OpenAPIHono<Env>) => void;

export const healthRoute =
  (check: () => Promise<Health>): Extra =>
  (app) => {
    const answer = (description: string) => ({ description, content: { "application/json": { schema: healthSchema } } });
    const route = createRoute({
      method: "get",
      path: "/api/v1/health",
      tags: ["Server"],
      operationId: "getHealth",
      summary: "Is the server alive and ready?",
      security: [],
      responses: { 200: answer("Ready"), 503: answer("Alive, not ready") },
    });
    app.openapi(route, async (context) => {
      const health = await check();
      return context.json(health, health.ready ? 200 : 503);
    });
  };

/** Figures without names or ids; from this machine only, unless a token is set in front of it. */
export const metricsRoute =
  (metrics: Metrics, mayRead: (request: Request) => boolean): Extra =>
  (app) => {
    app.get("/metrics", async (context) =>
      mayRead(context.req.raw) ? context.body(await metrics.text(), 200, { "content-type": metrics.contentType }) : context.notFound(),
    );
  };

/** The live stream. A key that was revoked, a session that was closed and a person who left stop listening when asked for again. */
export const liveRoute =
  (live: Live, whoAsks: (request: Request) => Promise<Actor>): Extra =>
  (app) => {
    app.get("/api/v1/live", async (context) => {
      const actor = await context.var.actor();
      if (!mayRead(actor)) throw forbidden("This key may not read.");
      const request = context.req.raw;
      const mayStay = async () => {
        try {
          const now = await whoAsks(request);
          return now.workspaceId === actor.workspaceId && now.personId === actor.personId && mayRead(now);
        } catch (error) {
          if (error instanceof ProblemError) return false;
          throw error;
        }
      };
      return new Response(live.stream(actor.workspaceId, request.signal, mayStay, actor.personId), {
        headers: { "content-type": "text/event-stream", "cache-control": "no-store", "x-accel-buffering": "no" },
      });
    });
  };
const mayRead = (actor: Actor) => actor.via !== "key" || actor.rights.has("scope.read");

export const signInRoutes =
  (handler: (request: Request) => Promise<Response>): Extra =>
  (app) => {
    app.on(["GET", "POST"], "/api/auth/*", (context) => handler(context.req.raw));
  };

const mediaTypes: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".webmanifest": "application/manifest+json",
};

/** The pages: built files by name, everything else is the one page that routes itself. */
export const webPages =
  (folder: string): Extra =>
  (app) => {
    app.get("/*", async (context) => {
      const path = normalize(decodeURIComponent(context.req.path));
      if (path.startsWith("/api/") || path.includes("\0")) return context.notFound();
      const type = mediaTypes[extname(path)];
      if (type && path !== "/index.html") {
        const file = await compressedFile(join(folder, path), context.req.header("accept-encoding") ?? "");
        if (!file) return context.notFound();
        // Vite names files in assets/ by their content.
        const cache = path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache";
        return context.body(file.bytes, 200, {
          "content-type": type,
          "cache-control": cache,
          vary: "accept-encoding",
          ...(file.encoding ? { "content-encoding": file.encoding } : {}),
        });
      }
      if (!existsSync(join(folder, "index.html")))
        return context.text(
          "The web pages are not built yet. The server builds them now if it can; this page loads again by itself. Or run: npm run build. The API is at /api/v1.\n",
          503,
          { refresh: "3", "retry-after": "3" },
        );
      return context.body(await readFile(join(folder, "index.html")), 200, {
        "content-type": "text/html; charset=utf-8",
        "cache-control": "no-cache",
      });
    });
  };

const compressed = new Map<string, { readonly bytes: Uint8Array<ArrayBuffer>; readonly encoding: string | null }>();

/** Compressed once per process: the built files are few and never change while it runs. */
async function compressedFile(
  path: string,
  accepts: string,
): Promise<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly encoding: string | null } | null> {
  const encoding = accepts.includes("br") ? "br" : accepts.includes("gzip") ? "gzip" : null;
  const key = `${encoding} ${path}`;
  const known = compressed.get(key);
  if (known) return known;
  const raw = await readFile(path).catch(() => null);
  if (!raw) return null;
  const worthwhile = encoding !== null && raw.length > 1_000 && /\.(js|css|json|svg|html|webmanifest)$/.test(path);
  const { brotliCompressSync, gzipSync, constants } = await import("node:zlib");
  const bytes = !worthwhile
    ? raw
    : encoding === "br"
      ? brotliCompressSync(raw, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } })
      : gzipSync(raw);
  const file = { bytes: new Uint8Array(bytes), encoding: worthwhile ? encoding : null };
  compressed.set(key, file);
  return file;
}
