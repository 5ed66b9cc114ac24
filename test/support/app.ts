/** The real server without its socket: the product's own parts over a test's database, asked in this process. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import type { TestContext } from "node:test";
import type { HttpBindings } from "@hono/node-server";
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Env } from "#platform/http/endpoint/definition.ts";
import { createMetrics } from "#platform/http/metrics.ts";
import { type LivePace, startLive } from "#platform/live.ts";
import { createLog } from "#platform/log.ts";
import { assemble } from "../../src/main/assemble.ts";
import { furnish, type House } from "../../src/main/house.ts";
import { testDatabase } from "./database.ts";

// biome-ignore lint/suspicious/noExplicitAny: what comes back is what the test is about
export type Answered = { readonly status: number; readonly headers: Headers; readonly body: any; readonly text: string };
export type Sent = {
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as it is. */
  readonly raw?: string | Uint8Array<ArrayBuffer>;
};

export type TestApp = {
  readonly app: OpenAPIHono<Env>;
  readonly house: House;
  readonly ownerUrl: string;
  readonly workerUrl: string;
  readonly baseUrl: string;
  /** Everything logged so far, as written. */
  log(): string;
  /** One request from this machine, below /api/v1 unless the path says otherwise. */
  ask(method: string, path: string, sent?: Sent): Promise<Answered>;
  fetch(method: string, path: string, sent?: Sent & { readonly signal?: AbortSignal }): Promise<Response>;
};

const baseUrl = "http://127.0.0.1:3000";
const fromHere = { incoming: { socket: { remoteAddress: "127.0.0.1" } } } as unknown as HttpBindings;

export async function testApp(
  t: Pick<TestContext, "after">,
  { pace, pool = 10 }: { readonly pace?: LivePace; readonly pool?: number } = {},
): Promise<TestApp> {
  const { ownerUrl, appUrl, workerUrl, secret, drop } = await testDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), "mainspring-app-"));
  const lines: string[] = [];
  const keep = (chunk: Buffer, _: string, done: () => void) => {
    lines.push(String(chunk));
    done();
  };
  const log = createLog("trace", new Writable({ write: keep }));
  const opened = {
    kind: "server",
    ownerUrl,
    urls: { app: appUrl, worker: workerUrl },
    secret,
    dataDir,
    applied: [],
    release: async () => {},
  } as const;
  const house = furnish(opened, { log, baseUrl, pool });
  const live = await startLive(appUrl, log, pace);
  t.after(async () => {
    await live.close();
    await house.close();
    await drop();
    rmSync(dataDir, { recursive: true, force: true });
  });
  const { app, answer } = assemble(house, {
    live,
    metrics: createMetrics(),
    host: "127.0.0.1",
    webFolder: join(import.meta.dirname, "../../dist/web"),
  });

  const send: TestApp["fetch"] = async (method, path, { key, headers = {}, body, raw, signal } = {}) => {
    const content = raw ?? (body === undefined ? undefined : JSON.stringify(body));
    const url = `${baseUrl}${path.startsWith("/api/") || path === "/metrics" || path.startsWith("//") ? path.replace("//", "/") : `/api/v1${path}`}`;
    return answer(
      new Request(url, {
        method,
        headers: {
          ...(key === undefined ? { origin: baseUrl } : { authorization: `Bearer ${key}` }),
          ...(content === undefined ? {} : { "content-type": "application/json" }),
          ...headers,
        },
        ...(content === undefined ? {} : { body: content }),
        ...(signal ? { signal } : {}),
      }),
      fromHere,
    );
  };
  return {
    app,
    house,
    ownerUrl,
    workerUrl,
    baseUrl,
    log: () => lines.join(""),
    fetch: send,
    async ask(method, path, sent) {
      const response = await send(method, path, sent);
      const text = await response.text();
      const isJson = /json/.test(response.headers.get("content-type") ?? "");
      return { status: response.status, headers: response.headers, text, body: isJson && text !== "" ? JSON.parse(text) : null };
    },
  };
}
