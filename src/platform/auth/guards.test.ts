import assert from "node:assert/strict";
import { test } from "node:test";
import { Hono } from "hono";
import type { Env } from "#platform/http/endpoint/definition.ts";
import { ProblemError, problemResponse } from "#platform/http/problem.ts";
import { type GuardOptions, guards, usualPaces } from "./guards.ts";
import { trustedOrigins } from "./library-options.ts";
import { isFromOwnPage } from "./same-origin.ts";
import { tokenBuckets } from "./token-bucket.ts";

const baseUrl = "https://sales.lumen.example";
const may = (method: string, headers: Record<string, string>) => isFromOwnPage({ method, headers: new Headers(headers) }, [baseUrl]);

test("what changes something must come from our own pages", () => {
  assert.equal(may("POST", { cookie: "s=1", origin: baseUrl }), true);
  assert.equal(may("POST", { cookie: "s=1", origin: "http://10.0.0.5:3000", "sec-fetch-site": "same-origin" }), true);
  for (const headers of [
    { origin: "https://evil.example" },
    { origin: "null" },
    {},
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
    { "sec-fetch-site": "none" },
    { origin: `${baseUrl}.evil.example` },
    { origin: "http://sales.lumen.example" },
  ]) {
    for (const method of ["POST", "PUT", "PATCH", "DELETE"])
      assert.equal(may(method, { cookie: "s=1", ...(headers as Record<string, string>) }), false, JSON.stringify(headers));
  }
});

test("another site cannot use an open door either, such as the first set-up", () => {
  assert.equal(may("POST", { origin: "https://evil.example" }), false);
  assert.equal(may("POST", { "sec-fetch-site": "cross-site" }), false);
});

test("on the machine itself the server is known by each of its names, elsewhere by the one it was told", () => {
  const local = ["http://localhost:3000", "http://127.0.0.1:3000", "http://[::1]:3000"];
  for (const address of [...local, "http://0.0.0.0:3000"]) assert.deepEqual(trustedOrigins(address), local);
  assert.deepEqual(trustedOrigins("https://sales.lumen.example/anything"), ["https://sales.lumen.example"]);
});

test("reading, and programs that send a key or no cookie, are not held up", () => {
  assert.equal(may("GET", { cookie: "s=1", origin: "https://evil.example" }), true);
  assert.equal(may("POST", { authorization: "Bearer ms_x", origin: "https://evil.example" }), true);
  assert.equal(may("POST", {}), true);
});

test("a bucket gives its burst, then its pace, and no caller uses up another's", () => {
  const take = tokenBuckets({ burst: 3, perSecond: 2 });
  assert.deepEqual(
    [0, 0, 0, 0].map(() => take("a", 0)),
    [0, 0, 0, 1],
  );
  assert.equal(take("b", 0), 0);
  assert.deepEqual(
    [500, 501].map((now) => take("a", now)),
    [0, 1],
    "half a second gives one",
  );
  assert.deepEqual(
    [60_000, 60_000, 60_000, 60_000].map((now) => take("a", now)),
    [0, 0, 0, 1],
    "never more than the burst",
  );
  assert.equal(take("a", 0), 1, "a clock that goes back gives nothing");
});

function appWith(options: Partial<GuardOptions>) {
  const app = new Hono<Env>();
  for (const guard of guards({ baseUrl, clock: () => new Date(0), trustsProxy: true, ...options })) app.use("/api/*", guard as never);
  app.all("/api/*", (context) => context.text("passed"));
  app.onError((error) =>
    error instanceof ProblemError ? problemResponse(error.problem, "id", error.headers) : new Response(String(error), { status: 500 }),
  );
  const ask = (path: string, headers: Record<string, string> = {}, method = "GET") =>
    app.request(path, { method, headers }, { incoming: { socket: { remoteAddress: "127.0.0.1" } } });
  return ask;
}

test("who asks too often is told, as a problem, when to come back", async () => {
  const ask = appWith({ paces: { ...usualPaces, caller: { burst: 2, perSecond: 0.5 } } });
  const key = { authorization: "Bearer ms_a" };
  for (let times = 0; times < 2; times++) assert.equal((await ask("/api/v1/me", key)).status, 200);
  const refused = await ask("/api/v1/me", key);
  assert.equal(refused.status, 429);
  assert.equal(refused.headers.get("retry-after"), "2");
  assert.equal(refused.headers.get("content-type"), "application/problem+json");
  assert.equal(((await refused.json()) as { type: string }).type, "https://mainspring.dev/problems/too-many");
  assert.equal((await ask("/api/v1/me", { authorization: "Bearer ms_b" })).status, 200);
});

test("made-up keys do not get round the limit of a network address", async () => {
  const ask = appWith({ paces: { ...usualPaces, address: { burst: 3, perSecond: 1 } } });
  const statuses: number[] = [];
  for (let times = 0; times < 5; times++)
    statuses.push(
      (await ask("/api/v1/me", { authorization: `Bearer ms_${times}`, "x-forwarded-for": `6.6.6.${times}, 203.0.113.7` })).status,
    );
  assert.deepEqual(statuses, [200, 200, 200, 429, 429]);
  assert.equal((await ask("/api/v1/me", { "x-forwarded-for": "203.0.113.8" })).status, 200);
});

test("the sign-in doors are slower than the rest", async () => {
  const ask = appWith({ paces: { ...usualPaces, signIn: { burst: 1, perSecond: 1 } } });
  assert.deepEqual(
    [(await ask("/api/auth/get-session")).status, (await ask("/api/auth/get-session")).status, (await ask("/api/v1/me")).status],
    [200, 429, 200],
  );
});

test("another site's request is refused before anything is done", async () => {
  const ask = appWith({});
  assert.equal((await ask("/api/v1/people", { cookie: "mainspring.session_token=x", origin: "https://evil.example" }, "POST")).status, 403);
  assert.equal((await ask("/api/v1/people", { cookie: "mainspring.session_token=x", origin: baseUrl }, "POST")).status, 200);
});
