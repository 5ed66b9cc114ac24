import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import pg from "pg";
import { overClient, type Tx, types } from "#platform/db/database.ts";
import { checkFilter } from "#shared/filter/check.ts";
import { everything } from "#shared/filter/language.ts";
import { newId } from "#shared/id.ts";
import { type TestDatabase, testDatabase } from "../../../../test/support/database.ts";
import type { Pipeline } from "../core/pipeline.ts";
import { askDeals } from "./asked-deals.ts";
import { dealColumns } from "./deal-numbers.ts";
import { dealsPage, newestFirst } from "./deals.ts";
import { flow } from "./flow.ts";
import { funnel } from "./funnel.ts";
import { findPipeline } from "./pipeline.ts";

const deals = 12_000;
const workspaceId = newId();
const month = { from: new Date("2025-06-01T00:00:00Z"), to: new Date("2025-07-01T00:00:00Z"), asOf: new Date("2026-03-01T00:00:00Z") };

/** Two companies with 12,000 deals of ten visits each, spread over two years, owned by twenty sellers. */
async function arrange(client: pg.Client): Promise<void> {
  // The made-up history is whole by the way it is made; checking each reference would take most of the time.
  await client.query("set session_replication_role = replica");
  for (const id of [workspaceId, newId()]) {
    await client.query(
      "insert into org.workspace (id, slug, name, currency, time_zone, country, created_at) values ($1::uuid, 'c' || right($1::text, 12), 'Lumen', 'EUR', 'UTC', 'DE', now())",
      [id],
    );
    await client.query(
      "insert into org.person (workspace_id, id, name, name_folded, status, created_at) select $1::uuid, gen_random_uuid(), 'Anna ' || n, 'anna ' || n, 'inactive', now() from generate_series(1, 20) n",
      [id],
    );
    await client.query(
      "insert into deals.pipeline (workspace_id, id, key, name, currency) select $1::uuid, gen_random_uuid(), 'p' || n, 'P' || n, 'EUR' from generate_series(1, 1) n",
      [id],
    );
    await client.query(
      "insert into deals.stage (workspace_id, id, pipeline_id, key, name) select $1::uuid, gen_random_uuid(), p.id, 's' || n, 'S' || n from deals.pipeline p, generate_series(1, 8) n where p.workspace_id = $1::uuid",
      [id],
    );
    await client.query(
      "insert into deals.stage_order (workspace_id, pipeline_id, position, stage_ids, from_at) select $1::uuid, pipeline_id, 1, array_agg(id order by key), '-infinity' from deals.stage where workspace_id = $1::uuid group by pipeline_id",
      [id],
    );
    await client.query(
      `insert into deals.deal (workspace_id, id, title, title_folded, owner_id, pipeline_id, status, stage_id, visits, since, opened_at, currency, created_at)
       select $1::uuid, gen_random_uuid(), 'Deal ' || n, 'deal ' || n, people.ids[1 + n % 20], o.pipeline_id, 'won', o.stage_ids[7], 10, now(), timestamptz '2024-03-01Z' + n * interval '730 days' / ${deals}, 'EUR', now()
       from generate_series(1, ${deals}) n, deals.stage_order o, (select array_agg(id) as ids from org.person where workspace_id = $1::uuid) people where o.workspace_id = $1::uuid`,
      [id],
    );
    await client.query(
      `insert into deals.stage_visit (workspace_id, deal_id, position, previous_position, owner_id, held_by_id, pipeline_id, stage_id, outcome, kind, came_from_stage_id, from_at, to_at)
       select $1::uuid, d.id, n, nullif(n - 1, 0), d.owner_id, d.owner_id, d.pipeline_id, case when n < 9 then o.stage_ids[n] when n = 9 then o.stage_ids[7] end, case when n = 10 then 'won' end,
         case n when 1 then 'opened' when 9 then 'backward' when 10 then 'won' else 'forward' end, case when n between 2 and 9 then o.stage_ids[n - 1] when n = 10 then o.stage_ids[7] end,
         d.opened_at + (n - 1) * interval '1 day' * (1 + hashtext(d.title) % 5 * 0.1), case when n < 10 then d.opened_at + n * interval '1 day' * (1 + hashtext(d.title) % 5 * 0.1) end
       from deals.deal d join deals.stage_order o on o.workspace_id = d.workspace_id and o.pipeline_id = d.pipeline_id, generate_series(1, 10) n where d.workspace_id = $1::uuid`,
      [id],
    );
  }
  await client.query("set session_replication_role = default; analyze");
}

type Sight = { readonly role: "member" | "all"; readonly visible: readonly string[] };

describe(`with two companies of ${deals} deals and ${10 * deals} visits each`, () => {
  let db: TestDatabase;
  let pipeline: Pipeline;
  let seller: string;
  before(async () => {
    db = await testDatabase();
    const client = new pg.Client({ connectionString: db.ownerUrl });
    await client.connect();
    await arrange(client);
    const { rows } = await client.query<{ id: string }>("select id from org.person where workspace_id = $1 limit 1", [workspaceId]);
    seller = rows[0]!.id;
    await client.end();
    await plansOf({ role: "all", visible: [] }, async (tx) => {
      pipeline = (await findPipeline(tx, workspaceId, "p1"))!;
    });
  });
  after(() => db.drop());

  /** Runs a reading function and collects the plan of each statement it sends, under the policies it runs under. */
  async function plansOf({ role, visible }: Sight, work: (tx: Tx) => Promise<unknown>): Promise<string> {
    const client = new pg.Client({ connectionString: db.appUrl, types });
    await client.connect();
    try {
      await client.query(
        `begin read only; set local role mainspring_${role}; select set_config('app.workspace', '${workspaceId}', true), set_config('app.visible', '{${visible}}', true)`,
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
  const readsThrough = /Seq Scan on (stage_visit|deal|ownership|amount_held)\b/;
  const asked = (tx: Tx) =>
    askDeals(tx, { workspaceId, personId: null }, month.asOf, (catalogue) => {
      const read = checkFilter(everything, catalogue);
      assert.ok(read.ok);
      return read.value;
    });
  const listed = async (tx: Tx, { role, visible }: Sight) => {
    const deals = await asked(tx);
    const first = await dealsPage(tx, { workspaceId, visible, sight: role }, deals, { order: newestFirst, limit: 50, cursor: undefined });
    assert.ok(first.ok && first.value.nextCursor);
    await dealsPage(tx, { workspaceId, visible, sight: role }, deals, { order: newestFirst, limit: 50, cursor: first.value.nextCursor });
  };
  const common = () => ({ ...month, workspaceId, pipeline, timeZone: "UTC" });

  for (const by of [null, "owner", "month"] as const)
    test(`the funnel of one month${by === null ? "" : ` by ${by}`} reads no table through, whoever asks`, async () => {
      for (const sight of [
        { role: "all", visible: [] },
        { role: "member", visible: [seller] },
      ] as const) {
        const plans = await plansOf(sight, (tx) => funnel(tx, { ...common(), by }));
        assert.doesNotMatch(plans, readsThrough);
      }
    });

  test("the flow of one month reads no table through, whoever asks", async () => {
    for (const sight of [
      { role: "all", visible: [] },
      { role: "member", visible: [seller] },
    ] as const) {
      const plans = await plansOf(sight, (tx) => flow(tx, { ...common(), by: "actor" }));
      assert.doesNotMatch(plans, readsThrough);
    }
  });

  test("a page of deals reads no table through, whoever asks", async () => {
    for (const sight of [
      { role: "all", visible: [] },
      { role: "member", visible: [seller] },
    ] as const) {
      const plans = await plansOf(sight, (tx) => listed(tx, sight));
      assert.doesNotMatch(plans, readsThrough);
    }
  });

  test("the columns of a board read no table through, whoever asks", async () => {
    for (const sight of [
      { role: "all", visible: [] },
      { role: "member", visible: [seller] },
    ] as const) {
      const plans = await plansOf(sight, async (tx) => dealColumns(tx, await asked(tx), pipeline, month.asOf));
      assert.doesNotMatch(plans, readsThrough);
    }
  });
});
