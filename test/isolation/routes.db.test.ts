/** Every route, asked by the owner of one company for what belongs to another. Routes are discovered in the server and in its description. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { z } from "@hono/zod-openapi";
import pg from "pg";
import { createApp } from "#platform/http/app.ts";
import { endpoint } from "#platform/http/endpoint/endpoint.ts";
import { createMetrics } from "#platform/http/metrics.ts";
import { id as idSchema } from "#platform/http/schema.ts";
import { newId } from "#shared/id.ts";
import { endpoints } from "../../src/main/rooms.ts";
import { whoAsks } from "../../src/main/who-asks.ts";
import { type Answered, testApp } from "../support/app.ts";
import { businessTables, everyRelation } from "../support/catalog.ts";
import { idFields, nameOf, type Operation, operationsOf, type Schema, sample } from "../support/openapi.ts";
import { foundWorld, type World } from "../support/world.ts";
import { fillEveryTable, fingerprint } from "./rows-of-every-table.ts";
import { call, hasPathId, requestOf, type Site, withoutIds } from "./site.ts";

const cleaners: (() => unknown)[] = [];
const app = await testApp({ after: (work: () => unknown) => void cleaners.unshift(work) } as Parameters<typeof testApp>[0]);
const [ours, theirs] = [await foundWorld(app, { mark: "Lumen" }), await foundWorld(app, { mark: "Zebra" })];
const owner = new pg.Client({ connectionString: app.ownerUrl });
await owner.connect();
after(async () => {
  await owner.end();
  for (const clean of cleaners) await clean();
});
const tables = businessTables(await everyRelation(owner));
const key = ours.people.owner.key;
const operations = operationsOf((await app.ask("GET", "/openapi.json")).body);

/** Ids of a company by table. */
const idsOf = async ({ workspaceId }: World): Promise<ReadonlyMap<string, readonly string[]>> => {
  const found = new Map<string, readonly string[]>();
  for (const { name, columns, workspaceColumn } of tables) {
    if (!columns.some((column) => column.name === "id")) continue;
    const { rows } = await owner.query<{ id: string }>(`select id from ${name} where ${workspaceColumn} = $1`, [workspaceId]);
    found.set(
      name,
      rows.map(({ id }) => id),
    );
  }
  return found;
};

/** Which of our own things a path is about. A new kind of thing gets a line here. */
const tableOf: readonly (readonly [RegExp, string])[] = [
  [/^\/api\/v1\/people\//, "org.person"],
  [/^\/api\/v1\/org\/levels\//, "org.level"],
  [/^\/api\/v1\/org\/units\//, "org.unit"],
  [/^\/api\/v1\/org\/positions\//, 'org."position"'],
  [/^\/api\/v1\/org\/pairings\//, "org.pairing"],
  [/^\/api\/v1\/org\/absences\//, "org.absence"],
  [/^\/api\/v1\/pipelines\//, "deals.pipeline"],
  [/^\/api\/v1\/fields\//, "fields.field"],
  [/^\/api\/v1\/views\//, "fields.saved_view"],
  [/^\/api\/v1\/records\//, "platform.record"],
  [/^\/api\/v1\/clients\//, "clients.client"],
  [/^\/api\/v1\/contacts\//, "clients.contact"],
  [/^\/api\/v1\/notes\//, "clients.note"],
  [/^\/api\/v1\/(attachments|files)\//, "clients.attachment"],
  [/^\/api\/v1\/merges\//, "clients.merge"],
  [/^\/api\/v1\/sources\//, "clients.source"],
  [/^\/api\/v1\/regions\//, "clients.region"],
  [/^\/api\/v1\/industries\//, "clients.industry"],
  [/^\/api\/v1\/tags\//, "clients.tag"],
  [/^\/api\/v1\/deals\//, "deals.deal"],
  [/^\/api\/v1\/leads\//, "deals.lead"],
  [/^\/api\/v1\/trials\//, "deals.trial"],
  [/^\/api\/v1\/contracts\//, "deals.contract"],
  [/^\/api\/v1\/payments\//, "deals.payment"],
  [/^\/api\/v1\/products\//, "deals.product"],
  [/^\/api\/v1\/loss-reasons\//, "deals.loss_reason"],
  [/^\/api\/v1\/competitors\//, "deals.competitor"],
  [/^\/api\/v1\/rejection-reasons\//, "deals.rejection_reason"],
  [/^\/api\/v1\/texts\/try$/, "clients.client"],
  [/^\/api\/v1\/imports\//, "exchange.import"],
  [/^\/api\/v1\/import-presets\//, "exchange.mapping_preset"],
  [/^\/api\/v1\/notifications\//, "work.notification"],
  [/^\/api\/v1\/me\/push\//, "work.push_subscription"],
  [/^\/api\/v1\/me\/feeds\//, "work.feed"],
  [/^\/api\/v1\/recurrences$/, "clients.client"],
  [/^\/api\/v1\/recurrences\//, "work.recurrence"],
  [/^\/api\/v1\/deviations\//, "work.deviation"],
  [/^\/api\/v1\/deviation-rules\//, "work.rule"],
  [/^\/api\/v1\/runs$/, "deals.deal"],
  [/^\/api\/v1\/runs\//, "process.run"],
  [/^\/api\/v1\/tasks$/, "clients.client"],
  [/^\/api\/v1\/tasks\//, "process.task"],
  [/^\/api\/v1\/processes\//, "process.process"],
  [/^\/api\/v1\/texts\//, "book.text"],
  [/^\/api\/v1\/keys\//, "platform.api_key"],
  [/^\/api\/v1\/jobs\/dead\//, "platform.dead_letter"],
];
let ownIds: ReadonlyMap<string, readonly string[]>;
let theirIds: readonly string[];

const { people } = ours;
const site: Site = {
  operations,
  ask: app.ask,
  ownId({ path }, field) {
    if (field === "id") {
      const table = tableOf.find(([pattern]) => pattern.test(path))?.[1];
      assert.ok(table, `test/isolation/routes.db.test.ts does not know yet what the id in ${path} is: add a line to tableOf`);
      return table === "org.person" ? people.north.id : (ownIds.get(table)?.[0] ?? "");
    }
    if (field === "evidence") return ownIds.get("process.evidence")?.[0] ?? "";
    // A merge takes in another of its kind.
    if (/\/merge$/.test(path)) return ownIds.get(tableOf.find(([pattern]) => pattern.test(path))?.[1] ?? "")?.[1] ?? "";
    if (field === "giverId") return people.dina.id;
    if (field === "takerId") return people.tess.id;
    if (field === "unitId" || field === "parentId") return ownIds.get("org.unit")?.[0] ?? "";
    return people.director.id;
  },
};

before(async () => {
  for (const [world, mark] of [
    [ours, "Lumen"],
    [theirs, "Zebra"],
  ] as const)
    await fillEveryTable(owner, tables, world.workspaceId, mark);
  // Only who wrote a note changes it.
  await owner.query("update clients.note set author_id = $2 where workspace_id = $1", [ours.workspaceId, people.owner.id]);
  // A merge is of two clients, not of any two records.
  await owner.query(
    `update clients.merge m set kept_id = (c.ids)[1], merged_id = (c.ids)[2], owner_id = c.owner_id
     from (select array_agg(id order by id) as ids, min(owner_id::text)::uuid as owner_id from clients.client where workspace_id = $1) c where m.workspace_id = $1`,
    [ours.workspaceId],
  );
  await markEveryText();
  ownIds = await idsOf(ours);
  theirIds = [...new Set([...(await idsOf(theirs)).values()].flatMap((ids) => ids.slice(0, 3)))];
  // The first use of a key is noted; noted before the counting begins.
  for (const { key: one } of [...Object.values(ours.people), ...Object.values(theirs.people)]) await app.ask("GET", "/me", { key: one });
});

/** Whatever text of theirs is still empty holds the mark too. */
async function markEveryText(): Promise<void> {
  for (const { name, columns, workspaceColumn } of tables)
    for (const column of columns.filter(({ type, isRequired }) => type === "text" && !isRequired)) {
      await owner.query("begin");
      await owner
        .query(`update ${name} set "${column.name}" = $2 where ${workspaceColumn} = $1 and "${column.name}" is null and not $3`, [
          theirs.workspaceId,
          `Zebra ${column.name}`,
          ["role", "language", "time_zone", "user_id"].includes(column.name),
        ])
        .then(
          () => owner.query("commit"),
          () => owner.query("rollback"),
        );
    }
}

async function prints(world: World): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const table of tables) found[table.name] = await fingerprint(owner, table, world.workspaceId);
  return found;
}

const tells = ({ text }: Answered, allowed: string) => /zebra/i.test(text) || theirIds.some((id) => id !== allowed && text.includes(id));

describe("the routes of the server", () => {
  test("are described, each once, but for a short list", () => {
    const mounted = [
      ...new Set(
        app.app.routes
          .filter(({ method }) => method !== "ALL")
          .map(({ method, path }) => `${method} ${path.replaceAll(/:([a-z]+)/gi, "{$1}")}`),
      ),
    ];
    const described = operations.map(nameOf);
    assert.deepEqual(mounted.filter((route) => !described.includes(route)).sort(), [
      "GET /*",
      "GET /api/auth/*",
      "GET /api/v1/live",
      "GET /api/v1/openapi.json",
      "GET /api/v1/unsubscribe/{token}",
      "GET /metrics",
      "POST /api/auth/*",
      "POST /api/v1/unsubscribe/{token}",
    ]);
    assert.deepEqual(
      described.filter((route) => !mounted.includes(route)),
      [],
    );
    const declared = app.app.openAPIRegistry.definitions.flatMap((one) =>
      one.type === "route" ? [`${one.route.method} ${one.route.path}`] : [],
    );
    assert.deepEqual(
      declared.filter((route, index) => declared.indexOf(route) !== index),
      [],
    );
  });

  test("are open without a key only where a person cannot have one yet", async () => {
    const open = operations.filter(({ isOpen }) => isOpen).map(nameOf);
    assert.deepEqual(open.sort(), [
      "GET /api/v1/feeds/{feed}",
      "GET /api/v1/health",
      "GET /api/v1/schemas/filter.json",
      "GET /api/v1/schemas/process.json",
      "GET /api/v1/setup",
      "POST /api/v1/invitations/accept",
      "POST /api/v1/invitations/look-up",
      "POST /api/v1/setup",
      "POST /api/v1/setup/demo",
    ]);
  });

  test("take no request without a key, or with one that is made up, expired or of somebody who left", async () => {
    const expired = await ours.keyFor(people.owner.id, ["read", "write"], new Date(Date.now() + 3_600_000));
    await owner.query("update platform.api_key set expires_at = now() - interval '1 minute' where expires_at is not null");
    const bad = [undefined, "msk_made_up", expired, `${key}x`, key.slice(0, -1), "", " ", "Ω"];
    for (const operation of operations.filter(({ isOpen }) => !isOpen)) {
      for (const one of bad) {
        const headers: Record<string, string> = one === undefined ? {} : { authorization: `Bearer ${one === "Ω" ? "%CE%A9" : one}` };
        const { status, body } = await call(site, operation, { headers });
        assert.equal(status, 401, `${nameOf(operation)} with "${one}"`);
        assert.equal(body.type, "https://mainspring.dev/problems/unauthenticated");
      }
    }
    assert.equal((await app.ask("GET", "/live")).status, 401);
  });
});

describe("somebody else's things", () => {
  test("are answered as if nobody had them, when asked for by id", async () => {
    const faults = await pathFaults(site, theirIds);
    assert.deepEqual(faults, []);
    assert.ok(operations.filter(hasPathId).length >= 14);
  });

  test("cannot be named in any field of a request", async () => {
    const before = [await prints(ours), await prints(theirs)];
    const fields = operations.flatMap((operation) => idFields(operation.body).map((field) => [operation, field] as const));
    assert.ok(fields.length >= 15, `only ${fields.length} fields with ids were found`);
    const faults: string[] = [];
    for (const [operation, field] of fields) faults.push(...(await fieldFaults(site, operation, field)));
    assert.deepEqual(faults, []);
    assert.deepEqual([await prints(ours), await prints(theirs)], before);
  });

  test("are not found by any filter", async () => {
    const filters = operations.flatMap((operation) =>
      operation.parameters
        .filter((one) => one.in === "query" && one.schema.format === "uuid")
        .map(({ name }) => [operation, name] as const),
    );
    assert.ok(filters.length >= 8);
    for (const [operation, name] of filters)
      for (const id of [theirs.people.owner.id, theirs.workspaceId, ...theirIds.filter((_, index) => index % 7 === 0)]) {
        const askBoth = () =>
          Promise.all(
            [newId(), id].map((one) =>
              call(site, operation, { query: { [name]: one }, key }).then((answered) => withoutIds(answered, one)),
            ),
          );
        let [asked, nobody] = await askBoth();
        // A workbook bears the second in which it was made: two of one second are alike, unless there is something to tell.
        for (let tries = 0; tries < 9 && nobody !== asked; tries++) [asked, nobody] = await askBoth();
        assert.equal(nobody, asked, `${nameOf(operation)}?${name}=`);
      }
  });

  test("do not turn up in any list, search or export, whoever of us asks", async () => {
    for (const { key: ourKey } of [people.owner, people.auditor, people.administrator, people.north, people.ben]) {
      for (const operation of operations.filter(({ method, isOpen }) => method === "GET" && !isOpen)) {
        const texts = operation.parameters.filter(
          (one) =>
            one.in === "query" &&
            one.schema.type === "string" &&
            !one.schema.format &&
            !one.schema.pattern &&
            !one.schema.enum &&
            one.name !== "cursor",
        );
        for (const query of [{}, ...texts.map(({ name }) => ({ [name]: "Zebra" })), ...texts.map(({ name }) => ({ [name]: "%" }))]) {
          for (let cursor: string | null | undefined = "", pages = 0; cursor != null && pages < 20; pages++) {
            const paging: Record<string, string> = operation.parameters.some(({ name }) => name === "limit")
              ? { limit: "200", ...(cursor ? { cursor } : {}) }
              : {};
            const answered: Answered = await call(site, operation, {
              query: { ...query, ...paging } as Record<string, string>,
              key: ourKey,
            });
            // A refusal may repeat the asker's own word.
            const text = answered.status === 422 ? answered.text.replaceAll(': Zebra"', '"') : answered.text;
            assert.ok(!tells({ ...answered, text }, ""), `${nameOf(operation)} ${JSON.stringify(query)}: ${answered.text.slice(0, 300)}`);
            cursor = answered.body?.nextCursor;
          }
        }
      }
    }
  });

  test("are there to be found: their own owner finds them in the same places", async () => {
    const found: string[] = [];
    for (const operation of operations.filter(
      ({ method, isOpen }) => method === "GET" && !isOpen && !hasPathId({ parameters: [] } as unknown as Operation),
    )) {
      const answered = await call(site, operation, { path: { id: theirs.people.owner.id }, key: theirs.people.owner.key });
      if (tells(answered, "")) found.push(nameOf(operation));
    }
    for (const wanted of [
      "GET /api/v1/me",
      "GET /api/v1/people",
      "GET /api/v1/people/{id}",
      "GET /api/v1/people/{id}/personal-data",
      "GET /api/v1/org/tree",
      "GET /api/v1/journal",
      "GET /api/v1/keys",
      "GET /api/v1/jobs/dead",
      "GET /api/v1/org/units",
      "GET /api/v1/org/positions",
      "GET /api/v1/settings",
    ])
      assert.ok(found.includes(wanted), `${wanted} shows nothing of the other company even to itself`);
  });
});

describe("a route with a leak", () => {
  test("is noticed, whether it shows, lists or takes somebody else's things", async () => {
    const planted = plantedSite();
    const [show, take] = planted.operations;
    assert.deepEqual(await pathFaults({ ...planted, operations: show ? [show] : [] }, [theirs.people.owner.id]), [
      `GET /api/v1/leaks/{id} knows ${theirs.people.owner.id}: 200`,
    ]);
    assert.ok(take && (await fieldFaults(planted, take, "/personId")).length > 0);
    assert.ok(show && tells(await call(planted, show, { path: { id: theirs.people.owner.id }, key }), theirs.people.owner.id));
  });
});

describe("rights", () => {
  const rightOf = new Map(endpoints({} as never).map(({ method, path, right }) => [`${method.toUpperCase()} ${path}`, right]));
  const rights = async (one: string): Promise<readonly string[]> => (await app.ask("GET", "/me", { key: one })).body.rights;

  test("whoever lacks the right of a route is refused, and nothing is written", async () => {
    // That a key is used is noted once a minute, whatever it asks for.
    const written = async () => {
      const { "platform.api_key": _, ...all } = await prints(ours);
      return all;
    };
    const before = await written();
    let refused = 0;
    for (const member of Object.values(people)) {
      const has = await rights(member.key);
      for (const operation of operations.filter(({ isOpen }) => !isOpen)) {
        const right = rightOf.get(nameOf(operation)) ?? "signed_in";
        if (right === "signed_in" || right === "open" || has.includes(right)) continue;
        const answered = await call(site, operation, { key: member.key });
        assert.equal(answered.status, 403, `${member.name}: ${nameOf(operation)} ${answered.text}`);
        refused++;
      }
    }
    assert.ok(refused > 150, `only ${refused} refusals`);
    assert.deepEqual(await written(), before);
  });

  test("a key to read writes nothing, a key to write reads nothing", async () => {
    const [reading, writing] = [await ours.keyFor(people.owner.id, ["read"]), await ours.keyFor(people.owner.id, ["write"])];
    for (const one of [reading, writing]) await app.ask("GET", "/me", { key: one });
    const before = await prints(ours);
    for (const operation of operations.filter((one) => rightOf.get(nameOf(one)) !== "open" && !one.isOpen)) {
      const answered = await call(site, operation, { key: operation.method === "GET" ? writing : reading });
      assert.equal(answered.status, 403, `${nameOf(operation)} ${answered.text}`);
    }
    assert.equal((await app.ask("GET", "/live", { key: writing })).status, 403);
    assert.deepEqual(await prints(ours), before);
  });

  test("a key begets no key that may do more", async () => {
    const writing = await ours.keyFor(people.owner.id, ["write"]);
    assert.equal((await app.ask("POST", "/keys", { key: writing, body: { name: "More", scopes: ["read", "write"] } })).status, 403);
  });
});

describe("requests with more than is asked for", () => {
  test("unknown fields and parameters are refused, on every route", async () => {
    const before = await prints(ours);
    // To the addresses of the server's health, of a published schema and of a calendar programs may add what they like.
    const isPlain = (path: string) => path === "/api/v1/health" || /^\/api\/v1\/(schemas|feeds)\//.test(path);
    for (const operation of operations.filter(({ path }) => !isPlain(path))) {
      const { body } = requestOf(site, operation);
      const query = await call(site, operation, { query: { surprise: "1" }, key });
      assert.equal(query.status, 422, `${nameOf(operation)}?surprise=1 ${query.text}`);
      assert.ok(
        query.body.errors.some(({ path, code }: { path: string; code: string }) => path === "/surprise" && code === "unknown_field"),
        query.text,
      );
      // A file has no fields.
      if (operation.method === "GET" || operation.isUpload) continue;
      const more = await call(site, operation, { body: { ...(body as object), surprise: 1 }, key });
      assert.equal(more.status, 422, `${nameOf(operation)} with a surprise ${more.text}`);
      assert.ok(
        more.body.errors.some(({ path, code }: { path: string; code: string }) => path === "/surprise" && code === "unknown_field"),
        more.text,
      );
    }
    assert.deepEqual(await prints(ours), before);
  });

  test("methods that a path does not have are answered with 404 or 405", async () => {
    for (const path of new Set(operations.map((operation) => operation.path))) {
      const [example] = operations.filter((operation) => operation.path === path);
      const { address } = requestOf(site, example as Operation);
      for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND"]) {
        const fits = (operation: Operation) =>
          new RegExp(`^${operation.path.replaceAll(/\{[a-z]+\}/gi, "[^/]+")}$`).test(address.split("?")[0] ?? "");
        if (operations.some((operation) => operation.method === method && fits(operation))) continue;
        const { status } = await app.ask(method, address, { key });
        assert.ok(status === 404 || status === 405, `${method} ${address}: ${status}`);
      }
    }
  });
});

test("the same requests about our own things are understood", async () => {
  // Last, because this changes things: a 404 above is no proof if the request would have failed anyway.
  for (const operation of operations.filter(hasPathId)) {
    const { status, text } = await call(site, operation, { key });
    assert.ok(status < 500 && status !== 403 && status !== 404, `${nameOf(operation)} ${status} ${text}`);
  }
});

/** For every path with an id: each of their ids has to be answered exactly as an id that nobody has. */
async function pathFaults(at: Site, ids: readonly string[]): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const operation of at.operations.filter(hasPathId)) {
    const unknown = newId();
    const nobody = await call(at, operation, { path: { id: unknown }, key });
    for (const id of ids) {
      const answered = await call(at, operation, { path: { id }, key });
      if (answered.status !== 404 || withoutIds(answered, id) !== withoutIds(nobody, unknown))
        faults.push(`${nameOf(operation)} knows ${id}: ${answered.status}`);
    }
  }
  return faults;
}

/** Their ids in one field of a request that is otherwise in order: refused as an unknown one, naming the field. */
async function fieldFaults(at: Site, operation: Operation, field: string): Promise<readonly string[]> {
  const faults: string[] = [];
  const { body } = requestOf(at, operation);
  const own = (name: string) => at.ownId(operation, name);
  const answer = (id: string) => call(at, operation, { body: put(body ?? {}, field.split("/").slice(1), id, operation.body, own), key });
  const unknown = newId();
  const nobody = await answer(unknown);
  // Of a list the whole may be named; an operation on many records says of each what came of it.
  const named =
    nobody.status === 404 ||
    (nobody.status === 422 && nobody.body.errors?.some(({ path }: { path: string }) => path === field || field.startsWith(`${path}/0`))) ||
    // Whoever takes a link away, or asks without somebody, hears the same of all that is not there.
    (operation.method === "DELETE" && nobody.status === 409) ||
    (field === "/exceptId" && nobody.status === 200) ||
    (operation.path.endsWith("/bulk") && nobody.body?.changed?.length === 0 && nobody.body.refused.length === 1);
  if (!named) faults.push(`${nameOf(operation)} answers an unknown ${field} with ${nobody.status} ${nobody.text}`);
  for (const id of [theirs.people.owner.id, theirs.people.ben.id, theirs.workspaceId, ...theirIds.filter((_, index) => index % 5 === 0)]) {
    const answered = await answer(id);
    if (withoutIds(answered, id) !== withoutIds(nobody, unknown))
      faults.push(`${nameOf(operation)} ${field}: ${answered.status} ${answered.text}`);
  }
  return faults;
}

/** An object that may be left out is made up whole around the value that is put into it. */
function put(value: unknown, [first, ...rest]: readonly string[], leaf: unknown, schema: Schema, own: (name: string) => string): unknown {
  if (first === undefined) return leaf;
  if (Array.isArray(value)) return [put(value[0] ?? sample(schema?.items ?? {}, own), rest, leaf, schema?.items, own)];
  const inner = schema?.properties?.[first] ?? {};
  const present = (value as Record<string, unknown>)[first] ?? (rest.length > 0 ? sample(inner, own, first) : {});
  return { ...(value as object), [first]: put(present, rest, leaf, inner, own) };
}

/** A server with two careless routes: one reads past the policies, one takes any id. */
function plantedSite(): Site {
  const { house } = app;
  const answer = z.object({ name: z.string() });
  const leaks = createApp({
    endpoints: [
      endpoint({
        method: "get",
        path: "/leaks/{id}",
        tag: "Leak",
        summary: "Reads past the policies",
        right: "signed_in",
        params: z.strictObject({ id: idSchema }),
        status: 200,
        answer,
        handle: async ({ params }) => (await owner.query("select name from org.person where id = $1", [params.id])).rows[0] ?? { name: "" },
      }),
      endpoint({
        method: "post",
        path: "/leaks",
        tag: "Leak",
        summary: "Takes any id",
        right: "signed_in",
        body: z.strictObject({ personId: idSchema }),
        status: 200,
        answer,
        handle: async ({ body }) => ({ name: body.personId }),
      }),
    ],
    database: house.database,
    commands: house.commands,
    clock: house.clock,
    newId: house.newId,
    log: house.log,
    metrics: createMetrics(),
    resolveActor: whoAsks({ database: house.database, actors: house.actors, keys: house.keys, sessions: house.auth }),
    guards: [],
    extras: [],
  });
  const ask: Site["ask"] = async (method, path, { key: one, body } = {}) => {
    const response = await leaks.request(path, {
      method,
      headers: { "content-type": "application/json", ...(one ? { authorization: `Bearer ${one}` } : {}) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: JSON.parse(text) };
  };
  const document = leaks.getOpenAPI31Document({ openapi: "3.1.0", info: { title: "leaks", version: "1" } });
  return { operations: operationsOf(document), ask, ownId: () => people.owner.id };
}
