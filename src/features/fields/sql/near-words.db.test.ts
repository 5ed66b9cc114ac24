/** What is asked of a record before it is compared with a misspelled word must never leave out what the comparison would have found. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import pg from "pg";
import { enterRecords } from "#platform/db/record.ts";
import { newId } from "#shared/id.ts";
import { testCompany, testHouse } from "../../../../test/support/company.ts";
import { searchRecords } from "./search.ts";

const letters = { latin: "aeiklmnorst", cyrillic: "абеиклмнорст" };
const word = (of: string) => fc.string({ unit: fc.constantFrom(...of), minLength: 3, maxLength: 14 });
/** A word with a slip of the finger or two, among other words and figures. */
const like = (one: string) =>
  fc
    .tuple(
      fc.nat({ max: one.length }),
      fc.nat({ max: 3 }),
      fc.constantFrom("", "x", "ш", one.slice(0, 1)),
      fc.constantFrom("", "gmbh 12 ", "«", "im-"),
    )
    .map(([at, gone, put, before]) => `${before}${one.slice(0, at)}${put}${one.slice(at + gone)} nord 4`);
const cases = fc
  .constantFrom(letters.latin, letters.cyrillic, "aü", "а-b")
  .chain((of) =>
    word(of).chain((one) =>
      fc.record({ word: fc.constant(one), texts: fc.array(fc.oneof(like(one), word(of)), { minLength: 20, maxLength: 40 }) }),
    ),
  );

test("what a near text needs is there in every text that PostgreSQL finds near, and in few others", async (t) => {
  const house = await testHouse(t);
  const client = new pg.Client({ connectionString: house.ownerUrl });
  await client.connect();
  try {
    const found = { near: 0, needed: 0, asked: 0, guarded: 0 };
    for (const threshold of [0.4, 0.6]) {
      await client.query(`select set_config('pg_trgm.word_similarity_threshold', $1, false)`, [String(threshold)]);
      for (const one of fc.sample(cases, { numRuns: 150, seed: 20260322 })) {
        const needed = (await client.query("select platform.needed_for_near($1, $2) as condition", [one.word, threshold])).rows[0]
          .condition as string;
        const { rows } = await client.query(
          `select count(*)::int as asked, (count(*) filter (where $1 <% search))::int as near, (count(*) filter (where ${needed}))::int as needed,
             (array_agg(search) filter (where $1 <% search and not (${needed})))[1] as lost from unnest($2::text[]) as r (search)`,
          [one.word, one.texts],
        );
        assert.equal(rows[0].lost, null, `"${one.word}" is near to it, and needs ${needed}`);
        if (needed === "true") continue;
        found.guarded += 1;
        for (const key of ["near", "needed", "asked"] as const) found[key] += rows[0][key];
      }
    }
    // The sample is one that could have found a fault, and the question one that is worth asking.
    assert.ok(found.guarded > 100 && found.near > 1_000, JSON.stringify(found));
    assert.ok(found.needed < found.asked * 0.8 && found.needed < found.near * 1.5, JSON.stringify(found));
  } finally {
    await client.end();
  }
});

test("a misspelled name is found among few, which are compared one after the other, and among many by the index", async (t) => {
  const company = await testCompany(await testHouse(t));
  const [one, other] = [await company.hire("seller"), await company.hire("seller")];
  const enter = (ownerId: string, titles: readonly string[]) =>
    company.database.command(company.system.scope, (tx) =>
      enterRecords(
        tx,
        company.workspaceId,
        titles.map((title) => ({ id: newId(), kind: "client", ownerId, parentId: null, title, words: [] })),
      ),
    );
  const titles = ["Logistik Ulm", "Logistik Nord 7", "Светлый дом", "Müller-Bau"];
  await enter(one, [...titles, "Beton"]);
  await enter(other, [...titles, ...Array.from({ length: 1_100 }, (_, at) => `Halle ${at}`)]);
  for (const personId of [one, other]) {
    const found = (q: string) =>
      company.database.read({ workspaceId: company.workspaceId, personId, visible: [personId], sight: "member" }, async (tx) =>
        (await searchRecords(tx, { q, kind: undefined, limit: 20 })).map(({ title }) => title).sort(),
      );
    assert.deepEqual(await found("logistk"), ["Logistik Nord 7", "Logistik Ulm"]);
    assert.deepEqual(await found("logistk 7"), ["Logistik Nord 7", "Logistik Ulm"]);
    assert.deepEqual(await found("дщпшыешл"), ["Logistik Nord 7", "Logistik Ulm"], "on the other keyboard");
    assert.deepEqual(await found("светлй"), ["Светлый дом"]);
    assert.deepEqual(await found("svetli"), ["Светлый дом"], "in the other script");
    assert.deepEqual(await found("muler-bau"), ["Müller-Bau"]);
  }
});
