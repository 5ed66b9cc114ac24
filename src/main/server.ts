/** The server: database, sign-in, API, live stream, pages and, unless told otherwise, a worker; in one process. */
import { join } from "node:path";
import { createAdaptorServer, type HttpBindings } from "@hono/node-server";
import { guards } from "#platform/auth/guards.ts";
import { readInvitation, signInvitation } from "#platform/auth/invitation.ts";
import { setting } from "#platform/config.ts";
import { createApp } from "#platform/http/app.ts";
import { healthRoute, liveRoute, metricsRoute, signInRoutes, webPages } from "#platform/http/extras.ts";
import { createMetrics } from "#platform/http/metrics.ts";
import { startLive } from "#platform/live.ts";
import { createLog } from "#platform/log.ts";
import { no, type Result, yes } from "#shared/result.ts";
import { accountFacts } from "./account-facts.ts";
import { isLocalRequest, noteClientAddress } from "./addresses.ts";
import { checkHealth } from "./check-health.ts";
import { furnish, type House } from "./house.ts";
import type { Opened } from "./open-database.ts";
import { endpoints, type RoomParts } from "./rooms.ts";
import { setupCode } from "./setup-code.ts";
import { whoAsks } from "./who-asks.ts";
import { startHouseWorker } from "./worker.ts";

export type ServerOptions = { readonly port: number; readonly host: string; readonly withWorker: boolean };
export type Server = { readonly url: string; readonly house: House; stop(): Promise<void> };

const webFolder = join(import.meta.dirname, "../../dist/web");
const loopback = new Set(["127.0.0.1", "::1", "localhost"]);

/** Answers when it listens and is ready. Refusals are one line for people. */
export async function startServer(opened: Opened, options: ServerOptions): Promise<Result<Server, string>> {
  const log = createLog(setting("MAINSPRING_LOG_LEVEL") ?? "warn");
  const host = options.host.includes(":") ? `[${options.host}]` : options.host;
  const url = `http://${host}:${options.port}`;
  const house = furnish(opened, { log, baseUrl: setting("MAINSPRING_BASE_URL") ?? url, pool: Number(setting("MAINSPRING_POOL") ?? 12) });
  const live = await startLive(opened.urls.app, log);
  const metrics = createMetrics();
  const worker = options.withWorker ? startHouseWorker(house) : null;
  worker?.catch((error: Error) => log.error({ error: error.message }, "the worker did not start"));
  metrics.gauge("mainspring_live_listeners", "Screens that listen", () => live.listeners);
  metrics.gauge("mainspring_database_connections", "Open connections of the pool", () => house.database.pool.totalCount);

  const app = createApp({
    endpoints: endpoints(roomParts(house, options.host)),
    database: house.database,
    commands: house.commands,
    clock: house.clock,
    newId: house.newId,
    log,
    metrics,
    resolveActor: whoAsks({ database: house.database, actors: house.actors, keys: house.keys, sessions: house.auth }),
    guards: guards({ baseUrl: house.baseUrl, clock: house.clock }),
    extras: [healthRoute(() => checkHealth(house)), metricsRoute(metrics, isLocalRequest), liveRoute(live), signInRoutes(house.auth.handler), webPages(webFolder)],
  });
  const server = createAdaptorServer({
    fetch: (request, bindings) => {
      noteClientAddress(request, bindings as HttpBindings);
      return app.fetch(request, bindings);
    },
  });
  const stop = stopInOrder(server, [async () => (await worker?.catch(() => null))?.stop(), live.close, house.close, opened.release]);
  const listening = await listen(server, options.port, options.host);
  if (!listening.ok) {
    await stop();
    return listening;
  }
  return yes({ url, house, stop });
}

function roomParts(house: House, host: string): RoomParts {
  const { auth, keys, opened, baseUrl } = house;
  const code = setupCode(opened.dataDir);
  return {
    accounts: auth,
    auth,
    keys,
    sessionOf: auth.sessionOf,
    needsCode: (request) => !loopback.has(host) || !isLocalRequest(request),
    isCode: code.matches,
    linkFor: (workspaceId, invitationId) => `${baseUrl}/invitation#${signInvitation({ workspaceId, invitationId, secret: opened.secret })}`,
    read: (token) => readInvitation(token, opened.secret),
    secret: opened.secret,
    accountFacts: accountFacts(auth),
  };
}

function listen(server: ReturnType<typeof createAdaptorServer>, port: number, host: string): Promise<Result<null, string>> {
  return new Promise((resolve) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      resolve(no(error.code === "EADDRINUSE" ? `Port ${port} is in use. Choose another one with --port, or stop what listens there.` : `The server cannot listen on ${host}:${port}: ${error.message}.`)),
    );
    server.listen(port, host, () => resolve(yes(null)));
  });
}

/** Requests under way may finish; streams and idle connections are closed; then the parts, last the database. */
function stopInOrder(server: ReturnType<typeof createAdaptorServer>, parts: readonly (() => Promise<unknown> | undefined)[]): () => Promise<void> {
  let stopping: Promise<void> | undefined;
  const stop = async () => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    if ("closeIdleConnections" in server) server.closeIdleConnections();
    const patience = setTimeout(() => "closeAllConnections" in server && server.closeAllConnections(), 1_500);
    await closed;
    clearTimeout(patience);
    for (const part of parts) await part();
  };
  return () => (stopping ??= stop());
}
