/** Asks endpoints over HTTP as somebody, through the server's own frame but without sign-in. */
import type { Actor } from "#platform/command/actor.ts";
import { createApp } from "#platform/http/app.ts";
import type { Endpoint } from "#platform/http/endpoint/definition.ts";
import { createMetrics } from "#platform/http/metrics.ts";
import { createLog } from "#platform/log.ts";
import { newId } from "#shared/id.ts";
import type { TestCompany } from "./company.ts";

// biome-ignore lint/suspicious/noExplicitAny: what comes back is what the test is about
export type Answered = { readonly status: number; readonly headers: Headers; readonly body: any };
export type Ask = (method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>) => Promise<Answered>;

export function asking(company: TestCompany, endpoints: readonly Endpoint[], actor: Actor): Ask {
  const { database, commands, clock } = company;
  const app = createApp({
    endpoints,
    database,
    commands,
    clock: () => clock.now,
    newId,
    log: createLog("silent"),
    metrics: createMetrics(),
    resolveActor: async () => actor,
    guards: [],
    extras: [],
  });
  return async (method, path, body, headers = {}) => {
    const sent = body === undefined ? {} : { body: body instanceof Uint8Array ? (body as Uint8Array<ArrayBuffer>) : JSON.stringify(body) };
    const response = await app.request(`/api/v1${path}`, { method, headers: { "content-type": "application/json", ...headers }, ...sent });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: /json/.test(response.headers.get("content-type") ?? "json") ? (text === "" ? null : JSON.parse(text)) : text,
    };
  };
}
