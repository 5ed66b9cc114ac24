import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { sql } from "kysely";
import pg from "pg";
import { overClient, type Tx, types } from "#platform/db/database.ts";
import { newId } from "#shared/id.ts";
import { type TestDatabase, testDatabase } from "../../../../../test/support/database.ts";
import type { Rule, RuleFields } from "../../core/deviation/rule.ts";
import { askedDeviations } from "../deviation/asked-deviations.ts";
import { foundNotOpen, openNotFound } from "../deviation/differences.ts";
import { foundSql } from "../deviation/found.ts";
import { deviationsPage } from "../deviation/views.ts";
import { dueToEscalate, openAbout } from "../deviation/waiting.ts";
import { readMonitor } from "./monitor.ts";

/** The promise is made for a million; the plans are the same, as was tried with as many. */
const tasks = 60_000;
const people = 60;
const watchedPeople = 50;
const deals = 3_000;
const workspaceId = newId();
const now = new Date("2026-03-02T09:00:00Z");

/** Two companies; one task in ten is open, and one open task in five is late. */
async function arrange(client: pg.Client): Promise<void> {
  await client.query("set session_replication_role = replica");
  for (const id of [workspaceId, newId()]) {
    const run = (text: string) => client.query(text, [id]);
    await run(
      "insert into org.workspace (id, slug, name, currency, time_zone, country, created_at) values ($1::uuid, 'c' || right($1::text, 12), 'Lumen', 'EUR', 'UTC', 'DE', now())",
    );
    await run(
      `insert into org.person (workspace_id, id, name, name_folded, role, status, created_at)
       select $1::uuid, gen_random_uuid(), 'Anna ' || n, 'anna ' || n, 'presales', 'active', now() from generate_series(1, ${people}) n`,
    );
    await run(
      "insert into org.closure (workspace_id, ancestor_id, descendant_id, depth) select $1::uuid, id, id, 0 from org.person where workspace_id = $1::uuid",
    );
    await run("insert into deals.pipeline (workspace_id, id, key, name, currency) values ($1::uuid, gen_random_uuid(), 'p', 'P', 'EUR')");
    await run(
      "insert into deals.stage (workspace_id, id, pipeline_id, key, name, norm_days) select $1::uuid, gen_random_uuid(), id, 's' || n, 'S', 7 from deals.pipeline, generate_series(1, 6) n where workspace_id = $1::uuid",
    );
    await run(
      `insert into deals.deal (workspace_id, id, title, title_folded, owner_id, pipeline_id, status, stage_id, visits, since, opened_at, amount, currency, created_at)
       select $1::uuid, gen_random_uuid(), 'Deal ' || n, 'deal ' || n, p.ids[1 + n % ${people}], s.pipeline_id, case when n % 3 = 0 then 'open' else 'won' end, s.ids[1 + n % 6], 1,
         timestamptz '2026-03-01Z' - n % 60 * interval '1 day', timestamptz '2025-06-01Z', n * 1000, 'EUR', now()
       from generate_series(1, ${deals}) n, (select array_agg(id) as ids from org.person where workspace_id = $1::uuid) p,
         (select pipeline_id, array_agg(id) as ids from deals.stage where workspace_id = $1::uuid group by 1) s`,
    );
    await run(
      "insert into platform.record (workspace_id, id, kind, owner_id, title, search) select workspace_id, id, 'deal', owner_id, title, title_folded from deals.deal where workspace_id = $1::uuid",
    );
    await run(
      "insert into deals.amount_held (workspace_id, deal_id, position, owner_id, amount, currency, from_at) select workspace_id, id, 1, owner_id, amount, currency, opened_at from deals.deal where workspace_id = $1::uuid",
    );
    await run(
      `insert into process.task (workspace_id, id, kind, title, subject_kind, subject_id, owner_id, assignee_id, status, due_at, created_at, closed_at, begun_at)
       select $1::uuid, gen_random_uuid(), 'free', 'Call ' || n, 'deal', d.ids[1 + n / 10 % ${deals - 100}], d.owners[1 + n / 10 % ${deals - 100}], p.ids[1 + n / 10 % ${people}],
         case when n % 10 = 0 then 'open' else 'done' end, timestamptz '2026-02-24Z' + n / 10 % 30 * interval '1 day', timestamptz '2025-06-01Z',
         case when n % 10 > 0 then timestamptz '2026-03-02Z' - n % 299 * interval '1 day' end, case when n % 30 = 0 then timestamptz '2026-03-02 08:00Z' end
       from generate_series(1, ${tasks}) n, (select array_agg(id) as ids from org.person where workspace_id = $1::uuid) p,
         (select array_agg(id) as ids, array_agg(owner_id) as owners from deals.deal where workspace_id = $1::uuid) d`,
    );
    await run(
      `insert into clients.note (workspace_id, id, record_id, owner_id, text, at)
       select workspace_id, gen_random_uuid(), id, owner_id, 'Note', timestamptz '2026-02-01Z' - n * interval '1 day' from deals.deal, generate_series(1, 5) n where workspace_id = $1::uuid`,
    );
    await run(
      `insert into platform.journal (workspace_id, id, at, actor_kind, via, command_id, feature, kind, subject_kind, subject_id)
       select workspace_id, gen_random_uuid(), timestamptz '2026-02-01Z' - n * interval '1 day', 'person', 'session', gen_random_uuid(), 'deals', 'deal_changed', 'deal', id
       from deals.deal, generate_series(1, 5) n where workspace_id = $1::uuid`,
    );
    await run(
      "insert into work.rule (workspace_id, id, name, kind, tells, created_at) values ($1::uuid, gen_random_uuid(), 'Late', 'task_overdue', '{chief}', now())",
    );
    await run(
      `insert into work.deviation (workspace_id, id, rule_id, task_id, subject_kind, subject_id, owner_id, person_id, since, opened_at, closed_at, told_id)
       select t.workspace_id, gen_random_uuid(), r.id, t.id, t.subject_kind, t.subject_id, t.owner_id, t.assignee_id, t.due_at, t.due_at, t.closed_at, t.assignee_id
       from process.task t join work.rule r on r.workspace_id = t.workspace_id where t.workspace_id = $1::uuid and hashtext(t.id::text) % 3 = 0`,
    );
  }
  await client.query("set session_replication_role = default");
  await client.query("vacuum analyze");
}

const fields: RuleFields = {
  ...{
    name: "Rule",
    kind: "task_overdue",
    subject: "deal",
    processKey: null,
    step: null,
    isCheckpointsOnly: false,
    days: null,
    amount: null,
    currency: null,
  },
  ...{ filter: null, graceHours: 0, tells: ["chief"], escalateHours: null, isUrgent: false },
};
const kinds: readonly Partial<RuleFields>[] = [
  {},
  { filter: { field: "status", op: "eq", value: "open" } },
  { kind: "stage_age" },
  { kind: "no_next_step" },
  { kind: "amount_without_head", amount: 100_000n, currency: "EUR" },
  { kind: "silent", days: 14 },
];

describe(`with two companies of ${tasks} tasks each`, () => {
  let db: TestDatabase;
  let ids: readonly string[];
  let ruleId: string;
  before(async () => {
    db = await testDatabase();
    const client = new pg.Client({ connectionString: db.ownerUrl });
    await client.connect();
    await arrange(client);
    const found = await client.query<{ id: string }>("select id from org.person where workspace_id = $1 order by id limit $2", [
      workspaceId,
      watchedPeople + 1,
    ]);
    ids = found.rows.map(({ id }) => id);
    ruleId = (await client.query<{ id: string }>("select id from work.rule where workspace_id = $1", [workspaceId])).rows[0]!.id;
    await client.end();
  });
  after(() => db.drop());

  async function plansOf(role: "member" | "all" | "command", work: (tx: Tx) => Promise<unknown>): Promise<string> {
    const client = new pg.Client({ connectionString: db.appUrl, types });
    await client.connect();
    try {
      await client.query(
        `begin; set local role mainspring_${role}; select set_config('app.workspace', '${workspaceId}', true), set_config('app.visible', '{${ids}}', true), set_config('app.shared', '{}', true)`,
      );
      const plans: string[] = [];
      const query = async ({ text, values = [] }: pg.QueryConfig) => {
        const { rows } = await client.query<{ "QUERY PLAN": string }>(`explain ${text}`, values);
        plans.push(`${text}\n${rows.map((row) => row["QUERY PLAN"]).join("\n")}`);
        return client.query(text, values);
      };
      await work(overClient({ query } as unknown as pg.ClientBase));
      return plans.join("\n\n");
    } finally {
      await client.end();
    }
  }
  const readsThrough = /Seq Scan on (task|deal|note|journal|deviation|amount_held)\b.*/;
  const scope = () => ({ workspaceId, personId: ids[0]!, visible: ids, sight: "member" as const });

  for (const more of kinds)
    test(`a rule of the kind ${more.kind ?? "task_overdue"}${more.filter ? " with a filter" : ""} looks without reading a table through`, async () => {
      const rule: Rule = { ...fields, ...more, id: ruleId, retiredAt: null, version: 1 };
      const plans = await plansOf("command", async (tx) => {
        const question = { workspaceId, now, today: "2026-03-02", cutoff: now };
        const rows = await foundSql(tx, rule, question, null);
        const found = await foundNotOpen(tx, workspaceId, rule, rows, 500);
        await openNotFound(tx, workspaceId, rule, rows, 500);
        if (rule.kind !== "amount_without_head") assert.ok(found.length > 0, rule.kind);
      });
      assert.doesNotMatch(plans, readsThrough);
    });

  test("the monitor of 50 people reads no table through", async () => {
    const plans = await plansOf("all", async (tx) => {
      const { items } = await readMonitor(tx, scope(), now);
      assert.equal(items.length, watchedPeople);
      assert.ok(items.some(({ open, done, deviations, silent, now: doing }) => open > 0 && done > 0 && deviations > 0 && silent && doing));
    });
    assert.doesNotMatch(plans, readsThrough);
  });

  test("a page of deviations, those about one task, and those to escalate are found by index", async () => {
    const plans = await plansOf("member", async (tx) => {
      const where = askedDeviations(scope(), { state: "open", person: ids[1]! }, "UTC");
      const { items } = await deviationsPage(tx, scope(), where, 50, null);
      assert.ok(items.length > 0);
      await deviationsPage(tx, scope(), askedDeviations(scope(), {}, "UTC"), 50, null);
    });
    assert.doesNotMatch(plans, readsThrough);
    const held = await plansOf("command", async (tx) => {
      const { rows } = await sql<{
        id: string;
      }>`select task_id as id from work.deviation where workspace_id = ${workspaceId} and closed_at is null order by opened_at desc limit 1`.execute(
        tx,
      );
      assert.ok((await openAbout(tx, workspaceId, [rows[0]!.id])).length > 0);
      await dueToEscalate(tx, workspaceId, now, 100);
    });
    assert.doesNotMatch(held, readsThrough);
  });
});
