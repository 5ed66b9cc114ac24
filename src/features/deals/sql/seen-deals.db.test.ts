/** Whoever sees few deals reads them from another place than whoever sees many; the pages, and who sees what, must be the same. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import fc from "fast-check";
import { sql } from "kysely";
import pg from "pg";
import type { Scope, Tx } from "#platform/db/database.ts";
import { seenRows } from "#platform/db/filter/seen-rows.ts";
import { checkFilter } from "#shared/filter/check.ts";
import type { Filter } from "#shared/filter/language.ts";
import { readOrder } from "#shared/filter/order.ts";
import { clientRow } from "../../../../test/support/client-row.ts";
import { testHouse } from "../../../../test/support/company.ts";
import { type Department, salesDepartment } from "../../../../test/support/sales-department.ts";
import { pipelineEndpoints } from "../routes/pipelines.ts";
import { askDeals, columnSql, type PlainParameters } from "./asked-deals.ts";
import { dealSummary } from "./deal-numbers.ts";
import { dealsPage } from "./deals.ts";

const now = new Date("2026-03-20T09:00:00Z");
const many = 1_800;

describe("deals of whoever sees few and of whoever sees many", () => {
  const endings: (() => Promise<void>)[] = [];
  let department: Department;
  let busy: string;
  before(async () => {
    const house = await testHouse({ after: (ending) => void endings.push(ending as () => Promise<void>) });
    department = await salesDepartment(house, [...pipelineEndpoints]);
    const { company, ids } = department;
    busy = await company.hire("seller");
    const clients: string[] = [];
    for (const [name, ownerId] of [
      ["Anker", ids.ben],
      ["Äther", ids.cora],
      ["Лампа", ids.head],
      ["Zeta", busy],
      ["Beton", ids.ben],
    ] as const)
      clients.push(await clientRow(company, name, ownerId));
    const client = new pg.Client({ connectionString: house.ownerUrl });
    await client.connect();
    try {
      // Every sixth has no client, every fourth no amount, every fifth no cost; deals of one belong to clients of another; some are archived, some shared.
      await client.query(
        `create temp table made as select n, gen_random_uuid() as id, case when n > 160 then $2::uuid else ($1::uuid[])[1 + n % 4] end as owner_id,
           case when n % 6 > 0 then ($3::uuid[])[1 + (n / 4) % 5] end as client_id from generate_series(1, $4::int) n`,
        [[ids.head, ids.ben, ids.cora, busy], busy, clients, many],
      );
      await client.query("update made set id = overlay(id::text placing '7' from 15 for 1)::uuid");
      await client.query(
        `insert into platform.record (workspace_id, id, kind, owner_id, title, search, archived_at)
         select $1, id, 'deal', owner_id, 'deal ' || n % 50, 'deal ' || n % 50, case when n % 17 = 0 then now() end from made`,
        [company.workspaceId],
      );
      await client.query(
        `insert into deals.deal (workspace_id, id, title, title_folded, client_id, owner_id, pipeline_id, status, stage_id, visits, since, opened_at, amount, cost, currency, created_at, archived_at)
         select $1, m.id, 'deal ' || n % 50, 'deal ' || n % 50, client_id, owner_id, o.pipeline_id, 'open', o.stage_ids[1 + n % 7 % 4], 1, timestamptz '2026-01-01Z' + n % 9 * interval '1 day',
           timestamptz '2026-01-01Z', case when n % 4 > 0 then n % 30 * 100 end, case when n % 5 > 0 then n % 7 * 100 end, case when n % 3 = 0 then 'JPY' else 'EUR' end, now(), case when n % 17 = 0 then now() end
         from made m, deals.stage_order o where o.workspace_id = $1`,
        [company.workspaceId],
      );
      await client.query(
        `insert into platform.participation (workspace_id, record_id, person_id, owner_id, part)
         select $1, id, $2, owner_id, case when n % 2 = 0 then 'participant' else 'shared' end from made where n % 10 = 0 and owner_id <> $2 and n <= 400`,
        [company.workspaceId, ids.ben],
      );
    } finally {
      await client.end();
    }
  });
  after(async () => {
    for (const ending of endings) await ending();
  });

  const scopeOf = (who: Who): Scope => {
    const { company, ids } = department;
    const own = who === "busy" ? busy : ids[who];
    return { workspaceId: company.workspaceId, personId: own, visible: who === "head" ? [own, ids.ben, ids.cora] : [own], sight: "member" };
  };
  type Who = "head" | "ben" | "cora" | "busy";

  const asking = (tx: Tx, scope: Scope, filter: Filter, plain: PlainParameters) =>
    askDeals(
      tx,
      scope,
      now,
      (catalogue) => {
        const read = checkFilter(filter, catalogue);
        assert.ok(read.ok);
        return read.value;
      },
      plain,
    );

  /** Every page, one after the other; told "all", a page is read from the table itself, under the same policies. */
  async function paged(scope: Scope, told: Scope["sight"], filter: Filter, sort: string, limit: number, plain: PlainParameters = {}) {
    return department.company.database.read(scope, async (tx) => {
      const asked = await asking(tx, scope, filter, plain);
      const order = readOrder(sort, asked.catalogue);
      assert.ok(order.ok);
      const seen: string[] = [];
      for (let cursor: string | null | undefined; cursor !== null; ) {
        const page = await dealsPage(tx, { ...scope, sight: told }, asked, { order: order.value, limit, cursor });
        assert.ok(page.ok);
        seen.push(...page.value.items.map(({ id }) => id));
        cursor = page.value.nextCursor;
      }
      return { seen, count: (await dealSummary(tx, asked)).count };
    });
  }

  const filters: readonly Filter[] = [
    { and: [] },
    { field: "amount", op: "gt", value: { amount: "10", currency: "EUR" } },
    { field: "client", op: "contains", value: "a" },
    { field: "client", op: "empty" },
    {
      or: [
        { field: "archived", op: "eq", value: true },
        { field: "stage", op: "eq", value: "offer" },
      ],
    },
    { not: { field: "participants", op: "in", value: ["me"] } },
    { has: "client", where: { field: "name", op: "startsWith", value: "be" } },
  ];
  const orders = [
    "",
    "title",
    "-title",
    "client",
    "-client",
    "client,-amount",
    "amount",
    "-grossProfit",
    "grossProfit,title",
    "stage",
    "-since",
    "region",
    "-expectedPaymentOn",
  ];

  test("every page is the same from either place, and the number above the list is that of its rows", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom<Who>("head", "ben", "cora"),
        fc.constantFrom(...filters),
        fc.constantFrom(...orders),
        fc.integer({ min: 7, max: 60 }),
        async (who, filter, sort, limit) => {
          const scope = scopeOf(who);
          const [own, through] = [await paged(scope, "member", filter, sort, limit), await paged(scope, "all", filter, sort, limit)];
          assert.deepEqual(own, through);
          assert.equal(new Set(own.seen).size, own.count);
        },
      ),
      { numRuns: 60 },
    );
  });

  const column = { pipeline: "b2b", stage: "offer", status: "open" } as const;

  test("a column of a board is the same from either place for whoever sees many, archived ones among it only where they are asked for", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom<Who>("busy", "ben"),
        fc.constantFrom(...filters),
        fc.constantFrom(...orders),
        fc.integer({ min: 90, max: 400 }),
        async (who, filter, sort, limit) => {
          const scope = scopeOf(who);
          const [own, through] = [
            await paged(scope, "member", filter, sort, limit, column),
            await paged(scope, "all", filter, sort, limit, column),
          ];
          assert.deepEqual(own, through);
          assert.equal(new Set(own.seen).size, own.count);
        },
      ),
      { numRuns: 12 },
    );
  });

  test("of a column only what is seen is gathered where that is few, although whoever asks sees many", async () => {
    const { company } = department;
    await company.database.read(scopeOf("busy"), async (tx) => {
      const narrowed = columnSql(await asking(tx, scopeOf("busy"), { and: [] }, column));
      const place = await seenRows(tx, scopeOf("busy"), "deals.deal", narrowed);
      assert.match(place.compile(tx).sql, /seen\.id = any .* offset 0/);
      const { rows } = await sql<{ count: number; policy: number }>`
        select (select count(*)::int from ${place} as d) as count,
          (select count(*)::int from deals.deal d join deals.stage s on s.workspace_id = d.workspace_id and s.id = d.stage_id and s.key = ${column.stage} where d.archived_at is null) as policy`.execute(
        tx,
      );
      assert.ok(rows[0]!.count > 300);
      assert.equal(rows[0]!.count, rows[0]!.policy);
    });
  });

  test("few are gathered, those shared with somebody among them; of many the table is read", async () => {
    const { company } = department;
    const placeOf = (scope: Scope) =>
      company.database.read(scope, async (tx) => {
        const place = await seenRows(tx, scope, "deals.deal");
        const { rows } = await sql<{ count: number; policy: number }>`
          select (select count(*)::int from ${place} as d) as count, (select count(*)::int from deals.deal) as policy`.execute(tx);
        assert.equal(rows[0]!.count, rows[0]!.policy);
        return { isGathered: place.compile(tx).sql.includes("offset 0"), count: rows[0]!.count };
      });
    const ben = await placeOf(scopeOf("ben"));
    assert.ok(ben.isGathered && ben.count > 60, "what is shared with Ben is among it");
    const other = await placeOf(scopeOf("busy"));
    assert.ok(!other.isGathered && other.count > 1_000);
  });
});
