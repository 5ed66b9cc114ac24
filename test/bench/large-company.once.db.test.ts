import assert from "node:assert/strict";
import { test } from "node:test";
import pg from "pg";
import { testCompany, testHouse } from "../support/company.ts";
import { piecesOf, withBareTables } from "./company/bare-tables.ts";
import { sheetNames } from "./company/sheets.ts";
import { largeCompany } from "./large-company.ts";

const wish = { seed: 5, teams: 2, lastDay: "2026-11-20" };

test("a large company keeps every rule of the database, and is the same to the last row for the same seed", async (t) => {
  const endings: (() => unknown)[] = [];
  const house = await testHouse({ after: (ending) => void endings.push(ending as () => unknown) });
  const client = new pg.Client({ connectionString: house.ownerUrl });
  await client.connect();
  t.after(async () => {
    await client.end();
    for (const ending of endings) await ending();
  });
  const print = async (table: string, workspaceId: string) =>
    (
      await client.query<{ print: string }>(
        `select count(*) || ' ' || md5(string_agg(line, '|' order by line)) as print from (select (to_jsonb(t) - 'workspace_id')::text as line from ${table} t where workspace_id = $1) l`,
        [workspaceId],
      )
    ).rows[0]!.print;
  const [one, other] = [await testCompany(house), await testCompany(house)];
  const before = await piecesOf(client, sheetNames);
  const straight = await largeCompany(client, one.workspaceId, wish);
  const grown = await straight.growTo(600);
  // Written without its references, and checked when they are put back.
  const bare = await largeCompany(client, other.workspaceId, wish);
  await withBareTables(client, sheetNames, async () => void (await bare.growTo(600)));
  assert.deepEqual(await piecesOf(client, sheetNames), before);
  assert.ok(grown.deals >= 600 && grown.visits > 2 * grown.deals && grown.clients > 100);
  const lists = new Map<string, string>();
  for (const table of sheetNames) {
    const told = await print(table, one.workspaceId);
    lists.set(table, told);
    assert.equal(await print(table, other.workspaceId), told, table);
    assert.doesNotMatch(told, /^0 /, `${table} is empty`);
  }
  assert.match(lists.get("deals.deal")!, new RegExp(`^${grown.deals} `));
  assert.match(lists.get("deals.stage_visit")!, new RegExp(`^${grown.visits} `));
});
