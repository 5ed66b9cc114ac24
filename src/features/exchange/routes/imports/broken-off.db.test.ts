import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { sql } from "kysely";
import { newId } from "#shared/id.ts";
import { testCompany, testHouse } from "../../../../../test/support/company.ts";
import { plainOrder } from "../../core/import-order.ts";
import { importRecords } from "../records/import-records.ts";
import { endBrokenOffImports } from "./end-broken-off.ts";

async function world(t: TestContext) {
  const company = await testCompany(await testHouse(t));
  await company.hire("owner");
  const folder = mkdtempSync(join(tmpdir(), "mainspring-broken-off-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const path = join(folder, "clients.csv");
  writeFileSync(path, `external_id,name\n${[1, 2, 3, 4, 5, 6].map((n) => `K${n},Client ${n}`).join("\n")}\n`);
  const { database, system, clock } = company;
  const actor = { ...system, kind: "import" } as const;
  /** As the command line imports, two rows at a time; `isGone`: until its process is gone after the first two. */
  const importing = async (importId: string | null, isGone = false) => {
    const gone = new AbortController();
    const answer = await importRecords(
      path,
      plainOrder("clients"),
      { importId, fileName: "clients.csv", isDry: false },
      {
        ...{ database, actor, newId, signal: gone.signal, batchRows: 2 },
        clock: () => clock.now,
        know: async () => ({}),
        onRefused: async () => {},
        onRow: () => isGone && gone.abort(),
      },
    );
    assert.ok(answer.ok);
    return answer.value;
  };
  const sweep = async () => {
    const run = { database, once: database, attempt: 1, isLastAttempt: false, signal: new AbortController().signal };
    await endBrokenOffImports({ clock: () => clock.now, newId })({}, { ...run, actor: system });
  };
  const later = (minutes: number) =>
    database.command(system.scope, (tx) =>
      sql`update exchange.import set moved_at = moved_at - make_interval(mins => ${minutes}), started_at = started_at - make_interval(mins => ${minutes})`.execute(
        tx,
      ),
    );
  const states = async () =>
    (
      await company.read((tx) =>
        sql<{
          word: string;
        }>`select concat_ws(' ', state, rows_done, failure) as word from exchange.import order by created_at, id`.execute(tx),
      )
    ).rows.map(({ word }) => word);
  return { company, importing, sweep, later, states };
}

test("an import whose process is gone counts as running for a quarter of an hour, then as broken off; another run brings what is lacking", async (t) => {
  const { company, importing, sweep, later, states } = await world(t);
  await importing(null, true);
  await later(14);
  await sweep();
  assert.deepEqual(await states(), ["running 2"]);
  await later(2);
  await sweep();
  assert.deepEqual(await states(), ["failed 2 broken_off"]);
  const told = (await company.journal()).findLast(({ kind }) => kind === "records_imported");
  assert.deepEqual([told?.data["state"], told?.data["created"]], ["failed", 2]);
  const { created, unchanged } = await importing(null);
  assert.deepEqual([created, unchanged], [4, 2]);
  await later(60);
  await sweep();
  assert.deepEqual(await states(), ["failed 2 broken_off", "done 6"]);
});

test("a process that only slept finds its import ended and writes nothing more", async (t) => {
  const { importing, sweep, later, states } = await world(t);
  const { importId } = await importing(null, true);
  await later(16);
  await sweep();
  const { isCancelled, created } = await importing(importId);
  assert.deepEqual([isCancelled, created], [true, 2]);
  assert.deepEqual(await states(), ["failed 2 broken_off"]);
});
