import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import pg from "pg";
import { overClient, type Scope, type Tx, types } from "#platform/db/database.ts";
import { newId } from "#shared/id.ts";
import { type TestDatabase, testDatabase } from "../../../../test/support/database.ts";
import { findChoices } from "./choosing.ts";
import { loadTies } from "./load-ties.ts";
import { currentPairings, pairingsPage, unfitPairings } from "./pairing.ts";
import { positionsPage, vacancies } from "./position.ts";
import { readTree } from "./tree.ts";
import { unitsPage } from "./unit.ts";

const companies = 20;
const people = 400;
const workspaceId = newId();
const now = new Date("2026-03-02T09:00:00Z");
const scopeOf = (personId: string): Scope => ({ workspaceId, personId, visible: [personId], sight: "member" });

/** Twenty companies of 400 people, of which we are one: what belongs to the others must not be read through. */
async function arrange(client: pg.Client): Promise<void> {
  const all = [workspaceId, ...Array.from({ length: companies - 1 }, () => newId())];
  await client.query(
    "insert into org.workspace (id, slug, name, currency, time_zone, country, created_at) select id, 'c' || right(id::text, 12), 'Lumen', 'EUR', 'Europe/Berlin', 'DE', now() from unnest($1::uuid[]) as id",
    [all],
  );
  await client.query(
    'insert into org.level (workspace_id, id, key, rank, names) select w.id, gen_random_uuid(), \'level_\' || n, n, \'{"en": "a", "ru": "a", "de": "a"}\' from org.workspace w, generate_series(0, 5) n',
  );
  await client.query(
    "insert into org.unit (workspace_id, id, kind, name) select w.id, gen_random_uuid(), 'group', 'North ' || n from org.workspace w, generate_series(1, 40) n",
  );
  await client.query(
    `insert into org.person (workspace_id, id, name, name_folded, level_id, unit_id, status, created_at)
     select w.id, gen_random_uuid(), 'Anna ' || n, 'anna ' || n, (select id from org.level l where l.workspace_id = w.id and l.rank = n % 6), (select id from org.unit u where u.workspace_id = w.id and u.name = 'North ' || (n % 40 + 1)), 'active', now()
     from org.workspace w, generate_series(1, ${people}) n`,
  );
  await client.query(
    "insert into org.pairing (workspace_id, id, giver_id, taker_id, from_at, to_at) select g.workspace_id, gen_random_uuid(), g.id, t.id, now() - interval '1 day', case when g.name_folded < 'anna 2' then now() end from org.person g join org.person t on t.workspace_id = g.workspace_id and right(t.name, 2) = right(g.name, 2) and t.id <> g.id",
  );
  await client.query(
    "insert into org.position (workspace_id, id, level_id, unit_id, title, person_id, chief_id, opened_on) select workspace_id, gen_random_uuid(), level_id, unit_id, 'Seller', case when name_folded < 'anna 3' then id end, id, '2026-01-01' from org.person",
  );
  await client.query(
    "insert into org.absence (workspace_id, id, person_id, kind, from_on, to_on) select workspace_id, gen_random_uuid(), id, 'holiday', day, day + 7 from org.person, unnest(array['2025-07-01', '2025-12-20', '2026-02-28']::date[]) as day",
  );
  await client.query("analyze");
}

/** Runs a reading function and collects the plan of each statement it sends, under the policies it runs under. */
async function plansOf(url: string, work: (tx: Tx) => Promise<unknown>): Promise<string> {
  const client = new pg.Client({ connectionString: url, types });
  await client.connect();
  try {
    await client.query(
      `begin read only; set local role mainspring_member; select set_config('app.workspace', '${workspaceId}', true), set_config('app.visible', '{}', true)`,
    );
    const plans: string[] = [];
    const query = async ({ text, values = [] }: pg.QueryConfig) => {
      const { rows } = await client.query<{ "QUERY PLAN": string }>(`explain ${text}`, values);
      plans.push(rows.map((row) => row["QUERY PLAN"]).join("\n"));
      return client.query(text, values);
    };
    await work(overClient({ query } as unknown as pg.ClientBase));
    assert.ok(plans.length > 0);
    return plans.join("\n\n");
  } finally {
    await client.end();
  }
}

describe("with twenty companies of 400 people", () => {
  let db: TestDatabase;
  let personId: string;
  before(async () => {
    db = await testDatabase();
    const client = new pg.Client({ connectionString: db.ownerUrl });
    await client.connect();
    await arrange(client);
    personId = (await client.query<{ id: string }>("select id from org.person where workspace_id = $1 limit 1", [workspaceId])).rows[0]!.id;
    await client.end();
  });

  after(() => db.drop());

  const cases: readonly (readonly [what: string, work: (tx: Tx) => Promise<unknown>, columns?: readonly string[]])[] = [
    ["the tree", (tx) => readTree(tx, workspaceId, now)],
    ["a page of units", (tx) => unitsPage(tx, workspaceId, { limit: 50 }, newId())],
    ["a page of positions", (tx) => positionsPage(tx, workspaceId, { limit: 50 }, newId())],
    ["a person's positions", (tx) => positionsPage(tx, workspaceId, { limit: 50, personId }, null), ["person_id"]],
    ["vacancies", (tx) => vacancies(tx, workspaceId)],
    ["a page of pairings", (tx) => pairingsPage(tx, workspaceId, { limit: 50 }, newId())],
    [
      "a person's pairings",
      (tx) => pairingsPage(tx, workspaceId, { limit: 50, personId, current: "true" }, null),
      ["giver_id", "taker_id"],
    ],
    ["current pairings", (tx) => currentPairings(tx, workspaceId)],
    ["pairings that fit no route", (tx) => unfitPairings(tx, workspaceId)],
    ["who may own a deal", (tx) => findChoices(tx, scopeOf(personId), "deal_owner")],
    ["whom one may set work for", (tx) => findChoices(tx, scopeOf(personId), "task_assignee")],
    ["what ties a person", (tx) => loadTies(tx, workspaceId, personId), ["giver_id", "taker_id", "person_id", "chief_id"]],
  ];
  for (const [what, work, columns = []] of cases)
    test(`${what} is found by index`, async () => {
      const plans = await plansOf(db.appUrl, work);
      assert.doesNotMatch(plans, /Seq Scan on "?(person|position|pairing|absence|unit)\b/, plans);
      for (const column of columns) assert.match(plans, new RegExp(`Index Cond: .*[(]${column} = `), `${column} is looked up in an index`);
    });

  test("whom one may set work for is worked out only where work is set", async () => {
    const asked = async (post: "deal_owner" | "task_assignee") => plansOf(db.appUrl, (tx) => findChoices(tx, scopeOf(personId), post));
    assert.match(await asked("task_assignee"), /\broute\b/);
    assert.doesNotMatch(await asked("deal_owner"), /\b(closure|route|pairing|person_function)\b/);
  });

  test("the tree of 400 people takes few statements", async () => {
    const plans = await plansOf(db.appUrl, (tx) => readTree(tx, workspaceId, now));
    assert.ok(plans.split("\n\n").length <= 7);
  });
});
