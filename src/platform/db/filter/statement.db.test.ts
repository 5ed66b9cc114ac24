import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import fc from "fast-check";
import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, sql } from "kysely";
import pg from "pg";
import { type CursorKey, encodeCursor } from "#shared/cursor.ts";
import { checkFilter } from "#shared/filter/check.ts";
import type { Filter } from "#shared/filter/language.ts";
import type { FilterContext } from "#shared/filter/resolve.ts";
import { emptyDatabase } from "../../../../test/support/database.ts";
import { context, dealFilter, dealId, deals, people, world } from "../../../../test/support/filter-world.ts";
import { overClient, type Tx, types } from "../database.ts";
import { filterSql } from "./compile.ts";
import { type PageRow, readPage } from "./page.ts";
import { dealSource, fill, tables } from "./testing.ts";

const at: FilterContext = { today: "2026-03-31", timeZone: "Europe/Berlin", fiscalStart: 1, me: people[0]!, myPeople: people.slice(0, 2) };
const rowsOfBigTable = 30_000;

let client: pg.Client;
let tx: Tx;
const cleanups: (() => unknown)[] = [];
before(async () => {
  const { ownerUrl } = await emptyDatabase({ after: (work: () => unknown) => void cleanups.push(work) } as never);
  client = new pg.Client({ connectionString: ownerUrl, types });
  await client.connect();
  cleanups.unshift(() => client.end());
  await client.query(tables);
  tx = overClient(client);
});
after(async () => {
  for (const work of cleanups) await work();
});

const compiler = new Kysely<never>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createDriver: () => new DummyDriver(),
  },
});

function condition(filter: Filter, context = at) {
  const read = checkFilter(filter, deals);
  assert.ok(read.ok, JSON.stringify(read));
  return filterSql(read.value, deals, dealSource, context, "d");
}

test("no value of a filter stands in the text of the statement", () => {
  fc.assert(
    fc.property(dealFilter, context, (filter, at) => {
      const { sql: text, parameters } = sql`${condition(filter, at)}`.compile(compiler);
      // Names of the source, words of SQL, numbers of parameters and aliases: nothing else.
      const rest = text.replace(
        /"[a-z_0-9]+"|\$\d+|\b(and|or|not|is|true|false|null|in|any|exists|select|from|where|as|position|cardinality|collate)\b|"C"|::(text|uuid|bigint|date|timestamptz)(\[\])?|&&|<=|>=|[<>=(),.\s]|\b0\b/g,
        "",
      );
      assert.equal(rest, "", text);
      assert.ok(parameters.every((one) => ["string", "boolean"].includes(typeof one) || Array.isArray(one)));
    }),
    { numRuns: 500 },
  );
});

const manyDeals = `
  truncate world.deal, world.task, world.value;
  insert into world.deal (workspace_id, id, title, stage, probability, minor, currency, due, opened_at, owner_id)
    select '019a9d5e-7c1e-7b61-8b4c-000000000000', ('019a9d5e-7c1e-7b61-8b4c-' || lpad(to_hex(n), 12, '0'))::uuid, 'deal ' || n,
      case when n % 1000 = 0 then 'won' else 'lead' end, n % 100, n * 100, 'EUR', case when n % 3 > 0 then date '2000-01-01' + n % 9000 end,
      timestamptz '2020-01-01' + n * interval '1 hour', ('019a9d5e-7c1e-7b61-8b4e-' || lpad(to_hex(n % 700), 12, '0'))::uuid from generate_series(1, ${rowsOfBigTable}) n;
  insert into world.value (workspace_id, record_id, field, words) select workspace_id, id, 'note', 'note ' || right(title, 6) from world.deal;
  insert into world.task (workspace_id, id, deal_id, title) select workspace_id, id, id, title from world.deal;
  analyze world.deal; analyze world.task; analyze world.value;
`;
const workspace = sql`d.workspace_id = '019a9d5e-7c1e-7b61-8b4c-000000000000'`;

async function planOf(asked: ReturnType<typeof sql>): Promise<string> {
  const { rows } = await sql<{ "QUERY PLAN": string }>`explain (costs off) ${asked}`.execute(tx);
  return rows.map((row) => row["QUERY PLAN"]).join("\n");
}

test("what is asked of plain columns, custom fields and owners is found by index", async () => {
  await client.query(manyDeals);
  const asked: readonly Filter[] = [
    { field: "stage", op: "eq", value: "won" },
    { field: "title", op: "eq", value: "Deal 77" },
    { field: "title", op: "startsWith", value: "DEAL 777" },
    { field: "title", op: "in", value: ["deal 1", "deal 2"] },
    { field: "amount", op: "gte", value: { amount: "29990.00", currency: "EUR" } },
    { field: "due", op: "between", value: ["2020-01-01", "2020-01-09"] },
    { field: "openedAt", op: "eq", value: "2021-01-05" },
    { field: "probability", op: "between", value: [98.5, 99.5] },
    { field: "ownerId", op: "in", value: ["me", "myPeople"] },
    { and: [{ field: "ownerId", op: "eq", value: "me" }, { not: { field: "stage", op: "eq", value: "won" } }] },
    {
      or: [
        { field: "ownerId", op: "eq", value: "me" },
        { field: "title", op: "eq", value: "deal 7" },
      ],
    },
    { field: "custom.note", op: "eq", value: "Note  deal 77" },
    { and: [{ field: "custom.note", op: "startsWith", value: "note l 777" }, { has: "tasks" }] },
  ];
  for (const filter of asked) {
    const plan = await planOf(sql`select d.id from world.deal as d where ${workspace} and ${condition(filter)}`);
    assert.doesNotMatch(plan, /Seq Scan/, `${JSON.stringify(filter)}\n${plan}`);
  }
});

test("the next page is read from an index at any depth, in either direction", async () => {
  await client.query(manyDeals);
  for (const [field, isDescending, keys] of [
    ["title", false, ["deal 5000", dealId(5000)]],
    ["title", true, ["deal 5000", dealId(5000)]],
    ["due", true, ["2011-01-01", dealId(5000)]],
    ["due", true, [null, dealId(5000)]],
    ["due", false, [null, dealId(5000)]],
    ["amount", true, ["EUR", "1500000", dealId(15_000)]],
    ["openedAt", false, ["2021-06-01T00:00:00.000000Z", dealId(5000)]],
  ] as readonly [string, boolean, CursorKey[]][]) {
    const cursor = encodeCursor([`${isDescending ? "-" : ""}${field}`, ...keys]);
    const request = { order: [{ field, isDescending }], catalogue: deals, source: dealSource, alias: "d", limit: 50, cursor };
    const read = await readPage<PageRow>(request, async (piece) => {
      const asked = sql<PageRow>`select ${piece.sortKeys} as "sortKeys" from world.deal as d ${piece.joins} where ${workspace} and ${piece.where} order by ${piece.orderBy} limit ${piece.limit}`;
      const plan = await planOf(asked);
      assert.match(plan, /Index/, plan);
      assert.doesNotMatch(plan, /Seq Scan|Sort/, `${field} ${isDescending}\n${plan}`);
      return (await asked.execute(tx)).rows;
    });
    assert.ok(read.ok && read.value.items.length === 50, `${field} ${isDescending}`);
  }
});

test("a cursor made up or taken from another order is refused, and never an error of the database", async () => {
  await fill(client, fc.sample(world, { numRuns: 1, seed: 1 })[0]!);
  const orders = ["title", "-amount", "due", "openedAt", "isHot", "score", "custom.weight", ""];
  const junk = fc.oneof(
    fc.jsonValue().filter((one) => one === null || typeof one === "string" || typeof one === "boolean" || Number.isSafeInteger(one)),
    fc.constantFrom(
      "9223372036854775808",
      "-9999999999999999999",
      "0000-01-01T00:00:00Z",
      "2026-02-30T00:00:00Z",
      "2026-02-03T24:00:00Z",
      "2026-01-01T00:00:00+23:59",
    ),
    fc.constantFrom("2026-02-28", "2026-02-30", dealId(1), "EUR", "\ud800", "\u0000", "12", true, null, "x".repeat(7_000)),
  ) as fc.Arbitrary<CursorKey>;
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...orders),
      fc.array(junk, { minLength: 1, maxLength: 3 }),
      fc.boolean(),
      async (sort, keys, hasId) => {
        const order = sort === "" ? [] : [{ field: sort.replace("-", ""), isDescending: sort.startsWith("-") }];
        const cursor = encodeCursor([sort, ...keys, ...(hasId ? [dealId(7)] : [])]);
        const request = { order, catalogue: deals, source: dealSource, alias: "d", limit: 5, cursor };
        await readPage<PageRow>(request, async (piece) => {
          const asked = sql<PageRow>`select ${piece.sortKeys} as "sortKeys" from world.deal as d ${piece.joins} where ${piece.where} order by ${piece.orderBy} limit ${piece.limit}`;
          return (await asked.execute(tx)).rows;
        });
      },
    ),
    { numRuns: 600 },
  );
  const other = { order: [{ field: "title", isDescending: false }], catalogue: deals, source: dealSource, alias: "d", limit: 5 };
  const read = await readPage({ ...other, cursor: encodeCursor(["code", "A", dealId(1)]) }, () =>
    assert.fail("read with a foreign cursor"),
  );
  assert.deepEqual(read, { ok: false, refusal: "cursor_malformed" });
});
