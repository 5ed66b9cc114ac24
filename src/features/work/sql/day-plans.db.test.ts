/** A person's day is found by the index of their open tasks, however many tasks the company has, under the policies. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import pg from "pg";
import type { Actor } from "#platform/command/actor.ts";
import { overClient, type Tx, types } from "#platform/db/database.ts";
import { type TestDatabase, testDatabase } from "../../../../test/support/database.ts";
import { readCounts, readDay, readLater } from "./day.ts";
import { readCalendar } from "./day-calendar.ts";

const [tasks, people] = [40_000, 400];
const workspaceId = "019a9d5e-7c1e-7b61-8b4c-00000000000a";
const idOf = (kind: number, number: number) => `019a9d5e-7c1e-7b6${kind}-8b4c-${String(number).padStart(12, "0")}`;
const sqlId = (kind: number, number: string) => `('019a9d5e-7c1e-7b6${kind}-8b4c-' || lpad((${number})::text, 12, '0'))::uuid`;
const now = new Date("2026-03-02T09:00:00Z");
const person = { id: idOf(1, 7), name: "Anna 7" };
const scope = { workspaceId, personId: person.id, visible: [person.id], sight: "member" } as const;
const actor = {
  workspaceId,
  personId: person.id,
  kind: "person",
  via: "session",
  rights: new Set(["tasks.read"]),
  scope,
  language: "en",
} as Actor;

async function arrange(client: pg.Client): Promise<void> {
  await client.query("set session_replication_role = replica");
  await client.query(
    "insert into org.workspace (id, slug, name, currency, time_zone, country, default_language, created_at) values ($1, 'lumen', 'Lumen', 'EUR', 'Europe/Berlin', 'DE', 'en', now())",
    [workspaceId],
  );
  await client.query(
    "insert into org.working_hours (workspace_id, weekday, from_time, to_time) select $1, n, '09:00', '18:00' from generate_series(1, 5) n",
    [workspaceId],
  );
  await client.query(
    `insert into org.person (workspace_id, id, name, name_folded, role, status, created_at) select $1, ${sqlId(1, "n")}, 'Anna ' || n, 'anna ' || n, 'presales', 'active', now() from generate_series(0, ${people - 1}) n`,
    [workspaceId],
  );
  await client.query(
    `insert into process.task (workspace_id, id, kind, title, assignee_id, status, due_at, planned_from, planned_to, outcome, created_at, closed_at)
     select $1, ${sqlId(2, "n")}, 'free', 'Task ' || n, ${sqlId(1, `n % ${people}`)}, case when n % 2 = 0 or n % ${people} = 7 then 'open' else 'done' end,
       $2::timestamptz + (n / ${people} - 40) * interval '3 hours', case when n % 5 = 0 then $2::timestamptz + (n / ${people}) * interval '1 hour' end, case when n % 5 = 0 then $2::timestamptz + (n / ${people} + 1) * interval '1 hour' end,
       case when n % 2 = 0 or n % ${people} = 7 then null else 'done' end, $2, case when n % 2 = 0 or n % ${people} = 7 then null else $2::timestamptz - (n % 300) * interval '1 hour' end
     from generate_series(0, ${tasks - 1}) n`,
    [workspaceId, now],
  );
  await client.query("set session_replication_role = default; analyze process.task; analyze org.person");
}

/** The plans of all statements that a reading function sends, as the person, under the policies. */
async function plansOf(url: string, work: (tx: Tx) => Promise<unknown>): Promise<string> {
  const client = new pg.Client({ connectionString: url, types });
  await client.connect();
  try {
    await client.query(
      `begin read only; set local role mainspring_member; select set_config('app.workspace', '${workspaceId}', true), set_config('app.visible', '{${person.id}}', true), set_config('app.shared', '{}', true)`,
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

describe(`with ${tasks} tasks of ${people} people`, () => {
  let db: TestDatabase;
  before(async () => {
    db = await testDatabase();
    const client = new pg.Client({ connectionString: db.ownerUrl });
    await client.connect();
    await arrange(client);
    await client.end();
  });
  after(() => db.drop());

  const asked = { date: undefined, kind: undefined, now };
  const reads: readonly (readonly [string, (tx: Tx) => Promise<unknown>])[] = [
    ["the day", async (tx) => assert.ok((await readDay(tx, actor, person, { ...asked, limit: 50 })).day.counts.overdue > 0)],
    ["a further page of what is due later", (tx) => readLater(tx, actor, person, { ...asked, limit: 50 }, null)],
    ["the numbers of the day", (tx) => readCounts(tx, actor, person, asked)],
    [
      "a week of the calendar",
      async (tx) => assert.ok((await readCalendar(tx, actor, person, { from: "2026-03-02", to: "2026-03-09" }, now)).tasks.length > 0),
    ],
  ];
  for (const [what, read] of reads)
    test(`${what} of one person is found by index, no table of tasks is read through`, async () => {
      const plans = await plansOf(db.appUrl, read);
      assert.match(plans, /task_to_do|task_closed|task_planned/, plans);
      assert.doesNotMatch(plans, /Seq Scan on task\b/, plans);
    });
});
