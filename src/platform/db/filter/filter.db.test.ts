import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import fc from "fast-check";
import { sql } from "kysely";
import pg from "pg";
import { checkFilter } from "#shared/filter/check.ts";
import type { Filter } from "#shared/filter/language.ts";
import { matches } from "#shared/filter/matches.ts";
import { byOrder, type Order } from "#shared/filter/order.ts";
import type { FilterContext } from "#shared/filter/resolve.ts";
import { emptyDatabase } from "../../../../test/support/database.ts";
import { context, type Deal, dealFilter, dealOrder, deals, world } from "../../../../test/support/filter-world.ts";
import { overClient, type Tx, types } from "../database.ts";
import { filterSql } from "./compile.ts";
import { type PageRow, readPage } from "./page.ts";
import { dealSource, fill, tables } from "./testing.ts";

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

const checked = (filter: Filter) => {
  const read = checkFilter(filter, deals);
  assert.ok(read.ok, JSON.stringify(read));
  return read.value;
};

async function found(filter: Filter, at: FilterContext): Promise<readonly string[]> {
  const where = filterSql(checked(filter), deals, dealSource, at, "d");
  const { rows } = await sql<{ id: string }>`select d.id from world.deal as d where ${where} order by d.id`.execute(tx);
  return rows.map(({ id }) => id);
}

const rounds = [1, 2, 3, 4];
/** Each round has rows of its own, the same in every run, so that a filter that fails can be tried again. */
const draw = (round: number) => fc.sample(world, { numRuns: 1, seed: round })[0] as readonly Deal[];

for (const round of rounds) {
  test(`the database finds the same records as the memory, whatever is asked (${round})`, async () => {
    const rows = draw(round);
    await fill(client, rows);
    await fc.assert(
      fc.asyncProperty(dealFilter, context, async (filter, at) => {
        const expected = rows.filter((row) => matches(checked(filter), row, deals, at)).map(({ id }) => id);
        assert.deepEqual(await found(filter, at), expected);
      }),
      { numRuns: 250 },
    );
  });

  test(`"not" finds exactly the others (${round})`, async () => {
    const rows = draw(round);
    await fill(client, rows);
    await fc.assert(
      fc.asyncProperty(dealFilter, context, async (filter, at) => {
        const both = [...(await found(filter, at)), ...(await found({ not: filter }, at))].sort();
        assert.deepEqual(
          both,
          rows.map(({ id }) => id),
        );
      }),
      { numRuns: 80 },
    );
  });

  test(`paging through gives every record once, in the order of one big list (${round})`, async () => {
    const rows = draw(round);
    await fill(client, rows);
    await fc.assert(
      fc.asyncProperty(dealFilter, context, dealOrder, fc.integer({ min: 1, max: 25 }), async (filter, at, order, limit) => {
        const expected = rows.filter((row) => matches(checked(filter), row, deals, at)).sort(byOrder(order, deals));
        assert.deepEqual(
          await pagedThrough(filter, at, order, limit),
          expected.map(({ id }) => id),
        );
      }),
      { numRuns: 80 },
    );
  });
}

async function pagedThrough(filter: Filter, at: FilterContext, order: Order, limit: number): Promise<readonly string[]> {
  const seen: string[] = [];
  let cursor: string | null | undefined;
  for (let pages = 0; cursor !== null; pages++) {
    assert.ok(pages <= 61, "the pages do not end");
    const read = await page(filter, at, order, limit, cursor);
    assert.ok(read.ok);
    assert.ok(read.value.items.length <= limit);
    seen.push(...read.value.items.map(({ id }) => id));
    cursor = read.value.nextCursor;
  }
  return seen;
}

function page(filter: Filter, at: FilterContext, order: Order, limit: number, cursor: string | undefined) {
  const where = filterSql(checked(filter), deals, dealSource, at, "d");
  const request = { order, catalogue: deals, source: dealSource, alias: "d", limit, cursor };
  return readPage<PageRow & { id: string }>(request, async (piece) => {
    const asked = sql<PageRow & { id: string }>`select d.id, ${piece.sortKeys} as "sortKeys" from world.deal as d ${piece.joins}
      where ${where} and ${piece.where} order by ${piece.orderBy} limit ${piece.limit}`;
    return (await asked.execute(tx)).rows;
  });
}
