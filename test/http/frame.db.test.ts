/** What surrounds every answer: the description, health, figures, headers, logs. */
import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import { compileErrors, validate } from "@readme/openapi-parser";
import pg from "pg";
import { problem } from "#platform/http/problem.ts";
import { testApp } from "../support/app.ts";
import { described } from "../support/described.ts";
import { foundWorld } from "../support/world.ts";

const cleaners: (() => unknown)[] = [];
const app = await testApp({ after: (work: () => unknown) => void cleaners.unshift(work) } as Parameters<typeof testApp>[0]);
const world = await foundWorld(app, { mark: "Zebra" });
const { people } = world;
const { ask, operations } = await described(app);
after(async () => {
  for (const clean of cleaners) await clean();
});
const { key } = people.owner;

describe("the API's description", () => {
  test("is valid OpenAPI 3.1", async () => {
    const { status, body } = await app.ask("GET", "/openapi.json");
    assert.equal(status, 200);
    assert.match(body.openapi, /^3\.1\./);
    const result = await validate(structuredClone(body));
    assert.ok(result.valid, result.valid ? "" : compileErrors(result));
  });

  test("a validator that is asked about a broken one says so", async () => {
    const { body } = await app.ask("GET", "/openapi.json");
    const broken = structuredClone(body);
    broken.paths["/api/v1/me"].get.responses = "none";
    assert.equal((await validate(broken)).valid, false);
  });

  test("names every operation once, and says of each what it does, what it answers and what can go wrong", async () => {
    const { body } = await app.ask("GET", "/openapi.json");
    const all = Object.values<Record<string, { operationId: string; summary: string; tags: string[]; responses: object }>>(
      body.paths,
    ).flatMap((methods) => Object.values(methods));
    assert.equal(new Set(all.map(({ operationId }) => operationId)).size, all.length);
    for (const { operationId, summary, tags, responses } of all) {
      assert.match(operationId, /^(get|post|put|patch|delete)[A-Z][A-Za-z]+$/);
      assert.ok(summary.length > 5 && tags.length === 1 && Object.keys(responses).some((status) => status.startsWith("2")), operationId);
    }
    for (const { answers, isOpen, body: sent, path } of operations) {
      if (!isOpen) assert.ok("401" in answers, path);
      if (sent !== null) for (const status of ["400", "413", "415", "422"]) assert.ok(status in answers, `${path} ${status}`);
      for (const [status, { type }] of Object.entries(answers))
        if (Number(status) >= 400 && path !== "/api/v1/health") assert.equal(type, "application/problem+json", `${path} ${status}`);
    }
  });

  test("has the routes that were promised", () => {
    const promised = [
      "GET /api/v1/health",
      "GET /api/v1/me",
      "GET /api/v1/people",
      "POST /api/v1/people",
      "GET /api/v1/people/{id}",
      "PATCH /api/v1/people/{id}",
      "GET /api/v1/org/tree",
      "GET /api/v1/org/pairings",
      "POST /api/v1/org/pairings",
      "GET /api/v1/journal",
    ];
    for (const route of promised)
      assert.ok(
        operations.some(({ method, path }) => `${method} ${path}` === route),
        route,
      );
  });
});

describe("health", () => {
  test("says that the server lives and is ready, with database, migration and jobs", async () => {
    const { status, body } = await ask("GET", "/health");
    assert.deepEqual([status, body.live, body.ready, body.database.ok, body.migration.ok], [200, true, true, true, true]);
    assert.match(body.migration.latest, /^\d{4}_.+\.sql$/);
    assert.equal(typeof body.jobs.lagSeconds, "number");
  });

  test("says 503 while the database cannot be reached, and recovers by itself", async (t) => {
    const own = await testApp(t);
    assert.equal((await own.ask("GET", "/health")).status, 200);
    const name = new URL(own.ownerUrl).pathname.slice(1);
    const server = new pg.Client({ connectionString: own.ownerUrl.replace(/\/[^/]*$/, "/postgres") });
    await server.connect();
    try {
      await server.query(`alter database ${name} allow_connections false`);
      await server
        .query("select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and pid <> $2", [name, 0])
        .catch(() => {});
      const { status, body } = await own.ask("GET", "/health");
      assert.deepEqual([status, body.live, body.ready, body.database.ok], [503, true, false, false]);
      await server.query(`alter database ${name} allow_connections true`);
      let ready = 0;
      for (const end = Date.now() + 90_000; ready !== 200 && Date.now() < end; ) ready = (await own.ask("GET", "/health")).status;
      assert.equal(ready, 200);
    } finally {
      await server.end();
    }
  });
});

describe("figures for Prometheus", () => {
  test("count by route pattern, and hold no ids, names or addresses", async () => {
    await ask("GET", `/people/${people.ben.id}`, { key });
    await app.ask("GET", `/api/v1/nothing/${people.ben.id}`, { key });
    const { status, text, headers } = await app.ask("GET", "/metrics");
    assert.equal(status, 200);
    assert.match(headers.get("content-type") ?? "", /^text\/plain/);
    assert.match(text, /mainspring_http_request_seconds_count\{method="GET",route="\/api\/v1\/people\/:id",status="200"\} [1-9]/);
    assert.match(text, /mainspring_live_listeners 0/);
    for (const { id, name, email } of Object.values(people)) for (const word of [id, name, email]) assert.ok(!text.includes(word), word);
    for (const word of [world.workspaceId, world.slug, "Zebra"]) assert.ok(!text.includes(word), word);
  });

  test("are for this machine only", async () => {
    assert.equal((await app.ask("GET", "/metrics", { headers: { "x-forwarded-for": "203.0.113.9" } })).status, 404);
  });

  test("do not grow with made-up addresses", async () => {
    for (let index = 0; index < 20; index++) await app.ask("GET", `//made-up-${index}/x`);
    for (let index = 0; index < 20; index++) await app.ask("GET", `/api/v1/made-up-${index}`);
    assert.doesNotMatch((await app.ask("GET", "/metrics")).text, /made-up/);
  });
});

describe("headers", () => {
  const answers = async () => [
    await app.ask("GET", "/me", { key }),
    await app.ask("GET", "/me"),
    await app.ask("GET", "/nowhere"),
    await app.ask("GET", "//"),
    await app.ask("GET", "/health"),
    await app.ask("POST", "/people", { key, raw: "{" }),
  ];

  test("keep foreign frames, guesses of types and referrers away, on every answer", async () => {
    for (const { headers } of await answers()) {
      assert.equal(headers.get("x-content-type-options"), "nosniff");
      assert.equal(headers.get("x-frame-options"), "DENY");
      assert.equal(headers.get("referrer-policy"), "no-referrer");
      // Reached by plain http: a browser told to insist on https would not come back.
      assert.equal(headers.get("strict-transport-security"), null);
      assert.match(headers.get("x-request-id") ?? "", /^[0-9a-f-]{36}$/);
      assert.equal(headers.get("server"), null);
      assert.equal(headers.get("x-powered-by"), null);
    }
  });

  test("let a page run no script but the server's own files", async () => {
    for (const { headers } of await answers()) {
      const policy = new Map(
        (headers.get("content-security-policy") ?? "")
          .split(";")
          .map((part) => part.trim().split(/ (.*)/s).slice(0, 2) as [string, string]),
      );
      assert.equal(policy.get("script-src"), "'self'");
      assert.equal(policy.get("default-src"), "'self'");
      assert.equal(policy.get("object-src"), "'none'");
      assert.equal(policy.get("base-uri"), "'none'");
      assert.equal(policy.get("frame-ancestors"), "'none'");
      assert.equal(policy.get("connect-src"), "'self'");
    }
    const { text } = await app.ask("GET", "//");
    for (const [, attributes = "", content = ""] of text.matchAll(/<script([^>]*)>([^<]*)/g))
      assert.ok(/ src="\//.test(attributes) && content.trim() === "", `inline script: ${attributes} ${content}`);
    assert.doesNotMatch(text, / on[a-z]+=|javascript:/i);
  });

  test("keep answers about the company out of shared caches", async () => {
    for (const path of ["/me", "/people", "/journal"])
      assert.match((await ask("GET", path, { key })).headers.get("cache-control") ?? "", /no-store|private/, path);
  });
});

test("a change with a session's cookie from another site is refused", async () => {
  for (const origin of ["https://evil.example", "null", "http://127.0.0.1:3001"]) {
    const { status, body } = await app.ask("POST", "/people", { body: {}, headers: { origin, cookie: "mainspring.session_token=x" } });
    assert.deepEqual([status, body.reason], [403, "other_site"], origin);
  }
});

test("the types of problems are stable", () => {
  const kinds = [
    "validation",
    "malformed",
    "unauthenticated",
    "forbidden",
    "not_found",
    "state",
    "version",
    "refused",
    "key_reused",
    "too_large",
    "not_json",
    "too_many",
    "unavailable",
    "internal",
  ] as const;
  assert.deepEqual(
    kinds.map((kind) => `${problem(kind).status} ${problem(kind).type}`),
    [
      "422 https://mainspring.dev/problems/validation",
      "400 https://mainspring.dev/problems/malformed",
      "401 https://mainspring.dev/problems/unauthenticated",
      "403 https://mainspring.dev/problems/forbidden",
      "404 https://mainspring.dev/problems/not-found",
      "409 https://mainspring.dev/problems/state",
      "409 https://mainspring.dev/problems/version",
      "422 https://mainspring.dev/problems/refused",
      "422 https://mainspring.dev/problems/key-reused",
      "413 https://mainspring.dev/problems/too-large",
      "415 https://mainspring.dev/problems/not-json",
      "429 https://mainspring.dev/problems/too-many",
      "503 https://mainspring.dev/problems/unavailable",
      "500 https://mainspring.dev/problems/internal",
    ],
  );
});

test("the log says who asked for what by ids and patterns, without names, addresses or keys", async () => {
  await ask("GET", "/people?query=Zebra", { key });
  const log = app.log();
  const lines = log
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  const last = lines.findLast((line) => line["route"] === "/api/v1/people");
  assert.deepEqual(
    [last?.["method"], last?.["status"], last?.["person"], last?.["workspace"]],
    ["GET", 200, people.owner.id, world.workspaceId],
  );
  for (const { name, email, key: one } of Object.values(people))
    for (const word of [name, email, one]) assert.ok(!log.includes(word), word);
  assert.ok(!log.includes("query=") && !log.includes("Zebra"));
});

test("a request that fails inside tells the caller nothing and the log no values", async (t) => {
  const own = await testApp(t);
  const { people: others } = await foundWorld(own);
  const owner = new pg.Client({ connectionString: own.ownerUrl });
  await owner.connect();
  await owner.query("alter table org.person add constraint no_xq7 check (phone <> 'Xq7-secret')");
  const { status, body, text } = await own.ask("PATCH", "/me", { key: others.ben.key, body: { phone: "Xq7-secret" } });
  assert.deepEqual([status, body.type], [500, "https://mainspring.dev/problems/internal"]);
  assert.ok(!/Xq7|constraint|no_xq7|at .*\.ts/.test(text), text);
  assert.match(own.log(), /"no_xq7"/);
  assert.ok(own.log().includes(body.instance) && !own.log().includes("Xq7-secret"));
  await owner.end();
});
