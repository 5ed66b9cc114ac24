/** The server: database, sign-in, API, live stream, pages and, unless told otherwise, a worker; in one process. */
import type { Server as HttpServer } from "node:http";
import { join } from "node:path";
import { createAdaptorServer, type HttpBindings } from "@hono/node-server";
import { setting } from "#platform/config.ts";
import { createMetrics } from "#platform/http/metrics.ts";
import { patience, waitFor } from "#platform/http/patience.ts";
import { answerUnreadable, largestHead, longestReading } from "#platform/http/unreadable.ts";
import { jobLag } from "#platform/jobs/lag.ts";
import { startLive } from "#platform/live.ts";
import { createLog } from "#platform/log.ts";
import { no, type Result, yes } from "#shared/result.ts";
import { assemble } from "./assemble.ts";
import { furnish, type House } from "./house.ts";
import type { Opened } from "./open-database.ts";
import { startHouseWorker } from "./worker.ts";

export type ServerOptions = { readonly port: number; readonly host: string; readonly withWorker: boolean };
export type Server = { readonly url: string; readonly house: House; stop(): Promise<void> };

const webFolder = join(import.meta.dirname, "../../dist/web");

/** Answers when it listens and is ready. Refusals are one line for people. */
export async function startServer(opened: Opened, options: ServerOptions): Promise<Result<Server, string>> {
  const log = createLog(setting("MAINSPRING_LOG_LEVEL") ?? "warn");
  const host = options.host.includes(":") ? `[${options.host}]` : options.host;
  const url = `http://${host}:${options.port}`;
  const house = furnish(opened, { log, baseUrl: setting("MAINSPRING_BASE_URL") ?? url, pool: Number(setting("MAINSPRING_POOL") ?? 12) });
  if (!setting("MAINSPRING_BASE_URL") && !["127.0.0.1", "::1", "localhost"].includes(options.host))
    log.warn(
      {},
      "MAINSPRING_BASE_URL is not set: links in letters and invitations point to the address listened on, which others may not reach",
    );
  const live = await startLive(opened.urls.app, log);
  const worker = options.withWorker ? startHouseWorker(house) : null;
  worker?.catch((error: Error) => log.error({ error: error.message }, "the worker did not start"));

  const metrics = createMetrics();
  metrics.gauge(
    "mainspring_jobs_lag_seconds",
    "How long the oldest due job has waited",
    async () => (await jobLag(house.database)).lagSeconds,
  );
  metrics.gauge("mainspring_jobs_running", "Jobs that this process works on", async () => (await worker)?.stats().running ?? 0);
  metrics.gauge("mainspring_jobs_dead", "Jobs of this process that used up their tries", async () => (await worker)?.stats().dead ?? 0);

  const { answer } = assemble(house, { live, metrics, host: options.host, webFolder });
  const server = createAdaptorServer({
    fetch: (request, bindings) => answer(request, bindings as HttpBindings),
    serverOptions: { maxHeaderSize: largestHead },
  });
  answerUnreadable(server as HttpServer, house.newId, longestReading);
  waitFor(server as HttpServer, patience);
  const stop = stopInOrder(server, [async () => (await worker?.catch(() => null))?.stop(), live.close, house.close, opened.release]);
  const listening = await listen(server, options.port, options.host);
  if (!listening.ok) {
    await stop();
    return listening;
  }
  return yes({ url, house, stop });
}

function listen(server: ReturnType<typeof createAdaptorServer>, port: number, host: string): Promise<Result<null, string>> {
  return new Promise((resolve) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      resolve(
        no(
          error.code === "EADDRINUSE"
            ? `Port ${port} is in use. Choose another one with --port, or stop what listens there.`
            : `The server cannot listen on ${host}:${port}: ${error.message}.`,
        ),
      ),
    );
    server.listen(port, host, () => resolve(yes(null)));
  });
}

/** Requests under way may finish; streams and idle connections are closed; then the parts, last the database. */
function stopInOrder(
  server: ReturnType<typeof createAdaptorServer>,
  parts: readonly (() => Promise<unknown> | undefined)[],
): () => Promise<void> {
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
