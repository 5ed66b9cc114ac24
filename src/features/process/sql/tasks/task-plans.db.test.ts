import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import pg from "pg";
import { overClient, type Tx, types } from "#platform/db/database.ts";
import { newId } from "#shared/id.ts";
import { type TestDatabase, testDatabase } from "../../../../../test/support/database.ts";
import { dueRuns } from "../run/due-timers.ts";
import { waitingRuns } from "../run/waiting.ts";
import { nextStepsOf } from "./next-steps.ts";
import { tasksPage } from "./task-views.ts";

const workspaceId = newId();
const now = new Date("2026-03-02T09:00:00Z");
const today = { now, ends: new Date("2026-03-02T23:00:00Z") };

/** Two companies: 60 people with a thousand tasks each, most of them done, and a run with a timer for every twentieth. */
async function arrange(client: pg.Client): Promise<void> {
  await client.query("set session_replication_role = replica");
  for (const id of [workspaceId, newId()]) {
    await client.query(
      "insert into org.workspace (id, slug, name, currency, time_zone, country, created_at) values ($1::uuid, 'c' || right($1::text, 12), 'Lumen', 'EUR', 'UTC', 'DE', now())",
      [id],
    );
    await client.query(
      "insert into org.person (workspace_id, id, name, name_folded, status, created_at) select $1::uuid, gen_random_uuid(), 'Anna ' || n, 'anna ' || n, 'inactive', now() from generate_series(1, 60) n",
      [id],
    );
    await client.query(
      `insert into process.task (workspace_id, id, kind, title, subject_kind, subject_id, owner_id, assignee_id, status, due_at, created_at, closed_at)
       select $1::uuid, gen_random_uuid(), 'free', 'Task ' || n, 'deal', gen_random_uuid(), p.ids[1 + n % 60], p.ids[1 + n % 60], case when n / 60 % 10 = 0 then 'open' else 'done' end,
         case when n % 70 > 0 then $2::timestamptz + (n % 2000 - 500) * interval '1 hour' end, $2::timestamptz - interval '1 year', case when n / 60 % 10 > 0 then $2::timestamptz - n * interval '1 minute' end
       from generate_series(1, 60000) n, (select array_agg(id) as ids from org.person where workspace_id = $1::uuid) p`,
      [id, now],
    );
    await client.query(
      `insert into process.run (workspace_id, id, process_id, number, subject_kind, subject_id, owner_id, state, status, started_at, started_because)
       select workspace_id, id, gen_random_uuid(), 1, 'deal', subject_id, owner_id, '{}', 'active', now(), 'by_hand' from process.task where workspace_id = $1::uuid and right(title, 2) in ('01', '21', '41', '61', '81')`,
      [id],
    );
    await client.query(
      `insert into process.timer (workspace_id, id, run_id, subject_id, owner_id, visit, kind, event, due_at)
       select workspace_id, id, id, subject_id, owner_id, 1, 'latest', 'deal_won', $2::timestamptz + interval '1 day' * (row_number() over () % 200) - interval '1 hour' from process.run where workspace_id = $1::uuid`,
      [id, now],
    );
  }
  await client.query("set session_replication_role = default; analyze");
}

describe("with two companies of 60,000 tasks each", () => {
  let db: TestDatabase;
  let person: string;
  let subject: string;
  before(async () => {
    db = await testDatabase();
    const client = new pg.Client({ connectionString: db.ownerUrl });
    await client.connect();
    await arrange(client);
    const { rows } = await client.query<{ assignee_id: string; subject_id: string }>(
      "select assignee_id, subject_id from process.task where workspace_id = $1 and status = 'open' limit 1",
      [workspaceId],
    );
    person = rows[0]!.assignee_id;
    subject = rows[0]!.subject_id;
    await client.end();
  });
  after(() => db.drop());

  async function plansOf(role: string, visible: readonly string[], work: (tx: Tx) => Promise<unknown>): Promise<string> {
    const client = new pg.Client({ connectionString: db.appUrl, types });
    await client.connect();
    try {
      await client.query(
        `begin; set local role mainspring_${role}; select set_config('app.workspace', '${workspaceId}', true), set_config('app.visible', '{${visible}}', true)`,
      );
      const plans: string[] = [];
      const query = async ({ text, values = [] }: pg.QueryConfig) => {
        const { rows } = await client.query<{ "QUERY PLAN": string }>(`explain ${text}`, values);
        plans.push(rows.map((row) => row["QUERY PLAN"]).join("\n"));
        return client.query(text, values);
      };
      await work(overClient({ query } as unknown as pg.ClientBase));
      return plans.join("\n\n");
    } finally {
      await client.end();
    }
  }
  const readsThrough = /Seq Scan on (task|run|timer)\b/;
  const lists = {
    "somebody's overdue tasks": () => ({ assigneeId: person, due: "overdue" as const, status: "open" as const }),
    "somebody's tasks of later": () => ({ assigneeId: person, due: "later" as const, status: "open" as const }),
    "what somebody has done": () => ({ assigneeId: person, status: "done" as const }),
    "the tasks about a record": () => ({ subject, status: "open" as const }),
  };
  for (const [name, asked] of Object.entries(lists))
    test(`${name}: no table is read through, whoever asks`, async () => {
      for (const [role, visible] of [
        ["all", []],
        ["member", [person]],
      ] as const) {
        const plans = await plansOf(role, visible, async (tx) => {
          const { items } = await tasksPage(tx, workspaceId, { ...asked(), limit: 50 }, null, today);
          assert.ok(items.length > 0);
        });
        assert.doesNotMatch(plans, readsThrough);
      }
    });

  test("what is next about 200 records: no table is read through, whoever asks", async () => {
    for (const [role, visible] of [
      ["all", []],
      ["member", [person]],
    ] as const) {
      const asked = [subject, ...Array.from({ length: 199 }, () => newId())];
      const plans = await plansOf(role, visible, async (tx) => {
        const next = await nextStepsOf(tx, workspaceId, asked, today);
        assert.deepEqual(
          next.map(({ subjectId }) => subjectId),
          [subject],
        );
      });
      assert.doesNotMatch(plans, readsThrough);
    }
  });

  test("due timers, and runs that wait for what has happened, are found without reading a table through", async () => {
    const plans = await plansOf("command", [], async (tx) => {
      const { runIds, last } = await dueRuns(tx, workspaceId, now, 20, null);
      assert.ok(runIds.length > 0);
      await dueRuns(tx, workspaceId, now, 20, last);
      await waitingRuns(tx, workspaceId, "deal_won", [subject]);
    });
    assert.doesNotMatch(plans, readsThrough);
  });
});
