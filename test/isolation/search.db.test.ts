/** The search box past the policies: what its one door answers is what the policies would have shown, whoever asks and whatever is typed. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import fc from "fast-check";
import { sql } from "kysely";
import pg from "pg";
import { archiveRecord, enterRecords, type RegisteredRecord } from "#platform/db/record.ts";
import { newId } from "#shared/id.ts";
import { testApp } from "../support/app.ts";
import { foundWorld, type Role, type World } from "../support/world.ts";

const cleaners: (() => unknown)[] = [];
const app = await testApp({ after: (work: () => unknown) => void cleaners.unshift(work) } as Parameters<typeof testApp>[0]);
const [world, other] = [await foundWorld(app), await foundWorld(app, { mark: "Zebra" })];
const owner = new pg.Client({ connectionString: app.ownerUrl });
await owner.connect();
after(async () => {
  await owner.end();
  for (const clean of cleaners) await clean();
});

const names = [
  ["Betonwerk Süd", "DE129273398", "+498912345678", "info@betonwerk.example"],
  ["Молоко Плюс", "7701234567", "+74951234567"],
  ["Щербаков и сыновья"],
  ["Lamp & Light 100% GmbH"],
  ["Hall_4"],
  ["Beton"],
] as const;
const sellers: readonly Role[] = ["ben", "dina"];
const ids = new Map<string, string>();

const enter = (of: World, records: readonly RegisteredRecord[]) =>
  app.house.database.command({ workspaceId: of.workspaceId, personId: null, visible: [], sight: "all" }, (tx) =>
    enterRecords(tx, of.workspaceId, records),
  );

before(async () => {
  for (const at of [world, other])
    for (const role of sellers)
      await enter(
        at,
        names.map(([title, ...words]) => {
          const id = newId();
          ids.set(`${at === world ? "" : "their "}${role} ${title}`, id);
          return { id, kind: "client", ownerId: at.people[role].id, parentId: null, title, words };
        }),
      );
  const parent = ids.get("ben Betonwerk Süd") ?? null;
  await enter(world, [{ id: newId(), kind: "contact", ownerId: world.people.ben.id, parentId: parent, title: "Hans Maier" }]);
});

const search = async (role: Role, q: string, more = "", of = world) => {
  const { status, body, text } = await app.ask("GET", `/search?q=${encodeURIComponent(q)}${more}`, { key: of.people[role].key });
  assert.equal(status, 200, text);
  return body.items as { id: string; kind: string; title: string; parentTitle: string | null; score: number }[];
};
const first = async (q: string) => (await search("ben", q))[0]?.title;

describe("the search box", () => {
  for (const [q, title] of [
    ["betonwerk süd", "Betonwerk Süd"],
    ["sud beton", "Betonwerk Süd"],
    ["betnwerk", "Betonwerk Süd"],
    ["Бетонверк", "Betonwerk Süd"],
    [",tnjydthr", "Betonwerk Süd"],
    ["молоко", "Молоко Плюс"],
    ["малоко плюс", "Молоко Плюс"],
    ["moloko", "Молоко Плюс"],
    ["vjkjrj", "Молоко Плюс"],
    ["shcherbakov", "Щербаков и сыновья"],
    ["089 / 1234 5678", "Betonwerk Süd"],
    ["12345678", "Betonwerk Süd"],
    ["DE129273398", "Betonwerk Süd"],
    ["info@betonwerk.example", "Betonwerk Süd"],
    ["7701234567", "Молоко Плюс"],
    ["100%", "Lamp & Light 100% GmbH"],
    ["hall_4", "Hall_4"],
    ["be", "Beton"],
    ["beton", "Beton"],
    ["maier", "Hans Maier"],
  ] as const)
    test(`finds ${title} by "${q}"`, async () => assert.equal(await first(q), title));

  test("finds nothing that is not there, and takes signs for what they are", async () => {
    for (const q of ["xyzzyx", "%", "_", "%%%", "\\", "'; drop table platform.record; --", "$1", "%s %L", "\u200b"])
      assert.deepEqual(await search("ben", q), [], q);
  });

  test("finds the nearest among more than a thousand that are near, too, whoever asks", async () => {
    await owner.query(
      `insert into platform.record (workspace_id, id, kind, owner_id, title, search)
       select $1, gen_random_uuid(), 'deal', case when n % 2 = 0 then $2::uuid else $3::uuid end, 'Strandlampe ' || n, 'strandlampe ' || n from generate_series(1, 1300) n`,
      [world.workspaceId, world.people.ben.id, world.people.dina.id],
    );
    const near = { id: newId(), kind: "client", parentId: null } as const;
    await enter(world, [{ ...near, ownerId: world.people.ben.id, title: "Strassmann" }]);
    try {
      for (const role of ["ben", "owner"] as const) {
        for (const typed of ["strasmann", "strassmnn", "Страссманн", "ыекфыыьфтт"])
          assert.equal((await search(role, typed))[0]?.title, "Strassmann", `${role}: ${typed}`);
        for (const typed of ["strandlmape", "страндлампе"])
          assert.match((await search(role, typed))[0]?.title ?? "", /^Strandlampe/, `${role}: ${typed}`);
        assert.equal((await search(role, "strandlmape", "&limit=50")).length, 50);
      }
    } finally {
      await owner.query("delete from platform.record where workspace_id = $1 and (title like 'Strandlampe %' or id = $2)", [
        world.workspaceId,
        near.id,
      ]);
    }
  });

  test("names the record that one belongs to, unless that is not seen", async () => {
    const [found] = await search("ben", "Hans Maier");
    assert.deepEqual([found?.kind, found?.parentTitle, found?.score], ["contact", "Betonwerk Süd", 1]);
    await owner.query(
      "insert into platform.participation (workspace_id, record_id, person_id, owner_id, part) select workspace_id, id, $2, owner_id, 'shared' from platform.record where id = $1",
      [found?.id, world.people.dina.id],
    );
    const [shared] = await search("dina", "Hans Maier");
    assert.deepEqual([shared?.title, shared?.parentTitle], ["Hans Maier", null]);
    assert.deepEqual(await search("tess", "Hans Maier"), []);
  });

  test("keeps to a kind and to how many are wanted", async () => {
    assert.deepEqual(await search("ben", "beton", "&kind=contact"), []);
    assert.equal((await search("owner", "beton", "&limit=1")).length, 1);
    assert.equal((await search("owner", "beton", "&limit=50")).length, 4);
  });

  test("leaves out what is archived", async () => {
    const id = ids.get("ben Hall_4")!;
    const scope = { workspaceId: world.workspaceId, personId: null, visible: [], sight: "all" } as const;
    await app.house.database.command(scope, (tx) => archiveRecord(tx, world.workspaceId, id, new Date()));
    assert.deepEqual(await search("ben", "hall_4"), []);
    await app.house.database.command(scope, (tx) => archiveRecord(tx, world.workspaceId, id, null));
    assert.equal((await search("ben", "hall_4"))[0]?.id, id);
  });

  test("is for those who read records", async () => {
    assert.equal((await app.ask("GET", "/search?q=beton", { key: world.people.administrator.key })).status, 403);
  });
});

test("whatever is typed, whoever asks sees only what the policies show them", async () => {
  const typed = fc.oneof(
    fc.constantFrom(...names.flat()),
    fc.constantFrom(...names.flat()).chain((name) => fc.nat(name.length - 1).map((at) => name.slice(0, at) + name.slice(at + 1))),
    fc.string({ unit: "grapheme", maxLength: 30 }),
    fc.string({ unit: fc.constantFrom("b", "e", "т", "%", "_", "\\", "'", '"', " ", "$", "1"), maxLength: 8 }),
  );
  const roles: readonly Role[] = ["owner", "auditor", "north", "south", "ben", "dina", "tess", "amy"];
  await fc.assert(
    fc.asyncProperty(typed, fc.constantFrom(...roles), fc.constantFrom(world, other), fc.boolean(), async (q, role, of, isForgiving) => {
      const actor = (await app.house.actors.find(of.workspaceId, of.people[role].id, "session"))!;
      await app.house.database.read(actor.scope, async (tx) => {
        const { rows: found } = await sql<{
          id: string;
        }>`select id from platform.search_records(${[q]}::text[], ${q}, null, 50, ${isForgiving})`.execute(tx);
        const { rows: seen } = await sql<{ id: string }>`select id from platform.record where archived_at is null`.execute(tx);
        const known = new Set(seen.map(({ id }) => id));
        assert.deepEqual(
          found.filter(({ id }) => !known.has(id)),
          [],
          `${role}: ${q}`,
        );
      });
    }),
    { numRuns: 400 },
  );
});

test("the door opens to no other role, and to nobody without a workspace", async () => {
  const login = new pg.Client({ connectionString: app.house.opened.urls.app });
  await login.connect();
  const ask = "select * from platform.search_records('{beton}', null, null, 50, false)";
  const everybody = Object.values(world.people).map(({ id }) => id);
  try {
    await assert.rejects(login.query(ask), { code: "42501" });
    for (const role of ["mainspring_command", "mainspring_auth"]) {
      await login.query(`begin; set local role ${role}`);
      await assert.rejects(login.query(ask), { code: "42501" }, role);
      await login.query("rollback");
    }
    for (const role of ["mainspring_member", "mainspring_all"]) {
      await login.query(`begin; set local role ${role}; select set_config('app.visible', '{${everybody}}', true)`);
      assert.equal((await login.query(ask)).rows.length, 0, `${role} without a workspace`);
      await login.query(`select set_config('app.workspace', '${world.workspaceId}', true), set_config('app.visible', '', true)`);
      assert.equal((await login.query(ask)).rows.length, role === "mainspring_all" ? 4 : 0, `${role} without sight`);
      await login.query(`select set_config('app.visible', '{${Object.values(other.people).map(({ id }) => id)}}', true)`);
      assert.equal((await login.query(ask)).rows.length, role === "mainspring_all" ? 4 : 0, `${role} with sight of others`);
      await login.query("rollback");
    }
  } finally {
    await login.end();
  }
});
