/** Who sees whose records within one company: decided by the reporting tree, kept by the database. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { sql } from "kysely";
import pg from "pg";
import { changing } from "#features/org/routes/operate-people.ts";
import { newId } from "#shared/id.ts";
import { businessDate } from "#shared/period.ts";
import { testApp } from "../support/app.ts";
import { foundWorld, type Role } from "../support/world.ts";

const cleaners: (() => unknown)[] = [];
const app = await testApp({ after: (work: () => unknown) => void cleaners.unshift(work) } as Parameters<typeof testApp>[0]);
const world = await foundWorld(app);
const { people, workspaceId } = world;
const owner = new pg.Client({ connectionString: app.ownerUrl });
await owner.connect();
after(async () => {
  await owner.end();
  for (const clean of cleaners) await clean();
});

const everybody = Object.keys(people).sort() as Role[];
const north: readonly Role[] = ["amy", "ben", "cora", "north", "tom"];
const south: readonly Role[] = ["axel", "dina", "south", "tess"];
const rolesOf = (ids: readonly (string | null)[]) =>
  [...new Set(ids)].map((id) => everybody.find((role) => people[role].id === id) ?? "?").sort();

/** Whose records of a table a person sees, through the product's own sight. */
async function seen(role: Role, table = "org.scratch"): Promise<readonly string[]> {
  const actor = await app.house.actors.find(workspaceId, people[role].id, "session");
  assert.ok(actor);
  const rows = await app.house.database.read(
    actor.scope,
    async (tx) => (await sql<{ owner_id: string | null }>`select owner_id from ${sql.raw(table)}`.execute(tx)).rows,
  );
  return rolesOf(rows.map(({ owner_id }) => owner_id));
}

const today = businessDate(new Date(), "Europe/Berlin");
const later = (days: number) => new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10);
const done = async (method: string, path: string, body: unknown) => {
  const { status, text, body: answer } = await app.ask(method, path, { key: people.owner.key, body });
  assert.ok(status < 300, text);
  return answer;
};
const away = async (absent: Role, deputy: Role, fromOn = today, toOn = later(2)): Promise<string> =>
  (await done("POST", "/org/absences", { personId: people[absent].id, kind: "holiday", fromOn, toOn, deputyId: people[deputy].id })).id;
const back = (id: string) => done("PATCH", `/org/absences/${id}`, { cancelled: true });

before(async () => {
  await owner.query(`create table org.scratch (workspace_id uuid not null, id uuid not null, owner_id uuid, helper_id uuid, primary key (workspace_id, id));
    create index on org.scratch (workspace_id, owner_id); select platform.protect('org.scratch', '{owner_id}')`);
  for (const { id } of Object.values(people)) await owner.query("insert into org.scratch values ($1, $2, $3)", [workspaceId, newId(), id]);
});

describe("records that belong to people", () => {
  test("are seen by their owner and by everybody above", async () => {
    assert.deepEqual(await seen("amy"), ["amy"]);
    assert.deepEqual(await seen("tom"), ["amy", "tom"]);
    assert.deepEqual(await seen("ben"), ["amy", "ben", "tom"]);
    assert.deepEqual(await seen("north"), north);
    assert.deepEqual(await seen("south"), south);
  });

  test("are all seen by owner, director and auditor, whose level or role sees all", async () => {
    for (const role of ["owner", "director", "auditor"] as const) assert.deepEqual(await seen(role), everybody, role);
  });

  test("are not seen by an administrator, who looks after people and settings", async () => {
    assert.deepEqual(await seen("administrator"), ["administrator"]);
    assert.deepEqual(await seen("presales"), ["presales"]);
  });

  test("are seen by a deputy on the days of the absence, and not after", async () => {
    const absence = await away("south", "ben");
    assert.deepEqual(await seen("ben"), ["amy", "axel", "ben", "dina", "south", "tess", "tom"]);
    await back(absence);
    assert.deepEqual(await seen("ben"), ["amy", "ben", "tom"]);
    const soon = await away("south", "ben", later(2), later(4)); // not tomorrow: that may have come by now
    assert.deepEqual(await seen("ben"), ["amy", "ben", "tom"]);
    await back(soon);
  });

  test("are all seen by the deputy of one who sees all", async () => {
    const absence = await away("director", "north");
    assert.deepEqual(await seen("north"), everybody);
    await back(absence);
    assert.deepEqual(await seen("north"), north);
  });

  test("are not passed on by a deputy's deputy", async () => {
    const [first, second] = [await away("south", "ben"), await away("cora", "dina")];
    assert.deepEqual(await seen("dina"), ["axel", "cora", "dina", "tess"]);
    for (const id of [first, second]) await back(id);
  });

  test("move with the person who goes to another chief", async () => {
    const rehang = (chief: Role) => world.perform(changing, { id: people.dina.id, change: { chiefId: people[chief].id } });
    await rehang("north");
    assert.deepEqual(await seen("north"), [...north, "axel", "dina", "tess"].sort());
    assert.deepEqual(await seen("south"), ["south"]);
    await rehang("south");
    assert.deepEqual(await seen("south"), south);
  });

  test("can be given by a command to somebody whom the giver does not see, and are then not seen any more", async () => {
    const actor = await app.house.actors.find(workspaceId, people.ben.id, "session");
    assert.ok(actor);
    const move = (from: Role, to: Role) =>
      app.house.database.command(
        actor.scope,
        async (tx) =>
          (await sql`update org.scratch set owner_id = ${people[to].id} where owner_id = ${people[from].id}`.execute(tx)).numAffectedRows,
      );
    assert.equal(await move("ben", "south"), 1n);
    assert.deepEqual(await seen("ben"), ["amy", "tom"]);
    await owner.query("update org.scratch set owner_id = $1 where id = (select id from org.scratch where owner_id = $2 limit 1)", [
      people.ben.id,
      people.south.id,
    ]);
  });

  test("cannot be written in a reading transaction, nor by the reading roles", async () => {
    const actor = await app.house.actors.find(workspaceId, people.owner.id, "session");
    assert.ok(actor);
    await assert.rejects(
      app.house.database.read(actor.scope, (tx) => sql`update org.scratch set helper_id = null`.execute(tx)),
      { code: /^(25006|42501)$/ },
    );
  });

  test("with two people to a record, either of them is enough", async () => {
    await owner.query(
      `create table org.shared (workspace_id uuid not null, id uuid not null, owner_id uuid, helper_id uuid, primary key (workspace_id, id)); select platform.protect('org.shared', '{owner_id,helper_id}')`,
    );
    await owner.query("insert into org.shared values ($1, $2, $3, $4)", [workspaceId, newId(), people.dina.id, people.amy.id]);
    for (const role of ["amy", "tom", "ben", "north", "dina", "south", "owner"] as const)
      assert.deepEqual(await seen(role, "org.shared"), ["dina"], role);
    for (const role of ["axel", "cora", "administrator"] as const) assert.deepEqual(await seen(role, "org.shared"), [], role);
  });

  test("that belong to nobody are seen by those only who see all", async () => {
    await owner.query("insert into org.scratch values ($1, $2, null)", [workspaceId, newId()]);
    assert.ok((await seen("auditor")).includes("?"));
    for (const role of ["north", "ben", "administrator"] as const) assert.ok(!(await seen(role)).includes("?"), role);
    await owner.query("delete from org.scratch where owner_id is null");
  });
});

describe("over the API", () => {
  const journalOf = async (role: Role) => {
    const { status, body } = await app.ask("GET", "/journal?limit=200", { key: people[role].key });
    return { status, actors: rolesOf((body.items ?? []).map(({ actorId }: { actorId: string | null }) => actorId)), items: body.items };
  };

  before(async () => {
    for (const [index, { key }] of Object.values(people).entries()) {
      const { status, text } = await app.ask("PATCH", "/me", { key, body: { phone: `+49 30 ${1000 + index}` } });
      assert.equal(status, 200, text);
    }
  });

  test("a head reads in the journal what the own people did, and nothing else", async () => {
    assert.deepEqual((await journalOf("north")).actors, north);
    assert.deepEqual((await journalOf("south")).actors, south);
    const text = JSON.stringify((await journalOf("north")).items);
    assert.ok(text.includes("+49 30 1"));
    for (const role of ["dina", "owner", "director", "south"] as const)
      assert.ok(!text.includes(`+49 30 ${1000 + Object.keys(people).indexOf(role)}`), role);
  });

  test("owner, director and auditor read all of it, also what the server did itself", async () => {
    for (const role of ["owner", "director", "auditor"] as const)
      assert.deepEqual((await journalOf(role)).actors, ["?", ...everybody], role);
  });

  test("an administrator reads all about people, structure and settings, and nothing about records", async () => {
    await owner.query(
      "insert into platform.journal (workspace_id, id, at, actor_id, actor_kind, via, command_id, feature, kind, subject_kind, subject_id) values ($1, $2, now(), $3, 'person', 'session', $2, 'deals', 'deal_won', 'deal', $2)",
      [workspaceId, newId(), people.ben.id],
    );
    const features = async (role: Role) => new Set((await journalOf(role)).items.map(({ feature }: { feature: string }) => feature));
    assert.deepEqual((await journalOf("administrator")).actors, ["?", ...everybody]);
    assert.ok((await features("owner")).has("deals") && (await features("north")).has("deals"));
    for (const role of ["administrator", "south"] as const) assert.ok(!(await features(role)).has("deals"), role);
  });

  test("sellers, telesales, assistants and presales have no journal", async () => {
    for (const role of ["ben", "tom", "amy", "presales"] as const) assert.equal((await journalOf(role)).status, 403, role);
  });

  test("everybody sees the people and the structure of the company", async () => {
    for (const role of everybody) {
      const list = await app.ask("GET", "/people?limit=200", { key: people[role].key });
      assert.equal(list.body.items.length, everybody.length, role);
      assert.equal((await app.ask("GET", "/org/tree", { key: people[role].key })).body.people.length, everybody.length, role);
    }
  });

  test("an absence is known to all, its reason to the person and those above", async () => {
    const { id } = await done("POST", "/org/absences", {
      personId: people.tom.id,
      kind: "sick",
      fromOn: later(40),
      toOn: later(42),
      deputyId: null,
    });
    const kind = async (role: Role) =>
      (await app.ask("GET", `/org/absences?personId=${people.tom.id}`, { key: people[role].key })).body.items.find(
        (one: { id: string }) => one.id === id,
      )?.kind;
    for (const role of ["tom", "ben", "north", "director", "owner"] as const) assert.equal(await kind(role), "sick", role);
    for (const role of ["amy", "dina", "south"] as const) assert.equal(await kind(role), "other", role);
  });

  test("keys are one's own; who manages keys sees and revokes all", async () => {
    const owners = async (role: Role) =>
      rolesOf(
        (await app.ask("GET", "/keys?limit=200", { key: people[role].key })).body.items.map(
          ({ personId }: { personId: string }) => personId,
        ),
      );
    assert.deepEqual(await owners("ben"), ["ben"]);
    assert.deepEqual(await owners("north"), ["north"]);
    assert.deepEqual(await owners("administrator"), everybody);
    const [bens] = (await app.ask("GET", "/keys", { key: people.ben.key })).body.items;
    assert.equal((await app.ask("DELETE", `/keys/${bens.id}`, { key: people.north.key })).status, 404);
    assert.equal((await app.ask("GET", "/me", { key: people.ben.key })).status, 200);
  });
});
