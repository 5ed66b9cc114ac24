/** Who sees a record without owning it: those who take part, those it was shared with, and everybody above them. */
import assert from "node:assert/strict";
import { after, beforeEach, test } from "node:test";
import { sql } from "kysely";
import pg from "pg";
import { changing } from "#features/org/routes/operate-people.ts";
import { enterRecords, giveRecords } from "#platform/db/record.ts";
import { newId } from "#shared/id.ts";
import { testApp } from "../support/app.ts";
import { foundWorld, type Role, type World } from "../support/world.ts";

const cleaners: (() => unknown)[] = [];
const app = await testApp({ after: (work: () => unknown) => void cleaners.unshift(work) } as Parameters<typeof testApp>[0]);
const [world, other] = [await foundWorld(app), await foundWorld(app, { mark: "Zebra" })];
const { people, workspaceId } = world;
const owner = new pg.Client({ connectionString: app.ownerUrl });
await owner.connect();
after(async () => {
  await owner.end();
  for (const clean of cleaners) await clean();
});

/** What of a deal somebody must see, all of it or nothing. */
const parts = ["platform.record.id", "deals.deal.id", "deals.stage_visit.deal_id", "deals.ownership.deal_id", "deals.amount_held.deal_id"];

async function openDeal(of: World, role: Role): Promise<string> {
  const ask = (key: string, path: string, body: unknown) => app.ask("POST", path, { key, body });
  await ask(of.people.owner.key, "/pipelines", { key: "b2b", name: "B2B", currency: "EUR", stages: ["lead", "offer"] });
  const amount = { amount: "10.00", currency: "EUR" };
  const opened = await ask(of.people[role].key, "/deals", { title: `Deal of ${role}`, pipeline: "b2b", amount });
  assert.equal(opened.status, 201, opened.text);
  return opened.body.id;
}

const share = (id: string, role: Role, part = "participant") =>
  owner.query(
    "insert into platform.participation (workspace_id, record_id, person_id, owner_id, part) select workspace_id, id, $2, owner_id, $3 from platform.record where id = $1",
    [id, people[role].id, part],
  );
const unshare = (id: string, role: Role) =>
  owner.query("delete from platform.participation where record_id = $1 and person_id = $2", [id, people[role].id]);

/** Whether somebody sees the record; a record of which only parts are seen fails the test. */
async function sees(role: Role, id: string, of: World = world): Promise<boolean> {
  const actor = await app.house.actors.find(of.workspaceId, of.people[role].id, "session");
  assert.ok(actor);
  const counts = await app.house.database.read(actor.scope, async (tx) => {
    const found: boolean[] = [];
    for (const part of parts) {
      const [schema, table, column] = part.split(".") as [string, string, string];
      const { rows } = await sql`select from ${sql.id(schema, table)} where ${sql.id(column)} = ${id}`.execute(tx);
      found.push(rows.length > 0);
    }
    return found;
  });
  const [first] = counts;
  assert.ok(
    counts.every((one) => one === first),
    `${role} sees ${parts.filter((_, index) => counts[index])} only`,
  );
  return first === true;
}

async function whoSees(id: string): Promise<readonly Role[]> {
  const found: Role[] = [];
  for (const role of Object.keys(people) as Role[]) if (await sees(role, id)) found.push(role);
  return found.sort();
}

const always: readonly Role[] = ["auditor", "director", "owner"];
const seenBy = (...roles: Role[]) => [...always, ...roles].sort();
let deal = "";

beforeEach(async () => {
  deal = await openDeal(world, "ben");
});

test("a record is seen by its owner and those above, and by nobody else", async () => {
  assert.deepEqual(await whoSees(deal), seenBy("ben", "north"));
});

for (const part of ["participant", "shared"])
  test(`a ${part} sees the record with all that belongs to it, and so does everybody above them; taken away, they no longer do`, async () => {
    await share(deal, "tess", part);
    assert.deepEqual(await whoSees(deal), seenBy("ben", "north", "tess", "dina", "south"));
    await unshare(deal, "tess");
    assert.deepEqual(await whoSees(deal), seenBy("ben", "north"));
  });

test("another record of the same owner stays unseen", async () => {
  const second = await openDeal(world, "ben");
  await share(deal, "dina");
  assert.equal(await sees("dina", deal), true);
  assert.equal(await sees("dina", second), false);
});

test("when the record is handed over, the participant keeps seeing it, and the former owner does not", async () => {
  await share(deal, "dina");
  const { scope } = (await app.house.actors.find(workspaceId, people.owner.id, "session"))!;
  await app.house.database.command(scope, (tx) => giveRecords(tx, workspaceId, [{ id: deal, ownerId: people.cora.id }]));
  assert.deepEqual(await whoSees(deal), seenBy("cora", "north", "dina", "south"));
});

test("handed over to the participant and on to somebody else, it is still seen by the one who takes part", async () => {
  await share(deal, "dina");
  const { scope } = (await app.house.actors.find(workspaceId, people.owner.id, "session"))!;
  const give = (to: Role) =>
    app.house.database.command(scope, (tx) => giveRecords(tx, workspaceId, [{ id: deal, ownerId: people[to].id }]));
  await give("dina");
  assert.deepEqual(await whoSees(deal), seenBy("dina", "south"));
  await give("ben");
  assert.deepEqual(await whoSees(deal), seenBy("ben", "north", "dina", "south"));
});

test("a participant who goes to another head takes the sight along", async () => {
  await share(deal, "tess");
  await world.perform(changing, { id: people.dina.id, change: { chiefId: people.north.id } });
  assert.deepEqual(await whoSees(deal), seenBy("ben", "north", "tess", "dina"));
  await world.perform(changing, { id: people.dina.id, change: { chiefId: people.south.id } });
});

test("a deputy sees what the absent person takes part in", async () => {
  const end = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
  const start = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  await share(deal, "dina");
  assert.equal(await sees("cora", deal), false);
  const absence = await app.ask("POST", "/org/absences", {
    key: people.owner.key,
    body: { personId: people.dina.id, kind: "holiday", fromOn: start, toOn: end, deputyId: people.cora.id },
  });
  assert.equal(absence.status, 201, absence.text);
  assert.equal(await sees("cora", deal), true);
  await app.ask("PATCH", `/org/absences/${absence.body.id}`, { key: people.owner.key, body: { cancelled: true } });
  assert.equal(await sees("cora", deal), false);
});

const ask = (role: Role, method: string, path: string, body?: unknown) =>
  app.ask(method, `/records/${deal}/${path}`, { key: people[role].key, ...(body === undefined ? {} : { body }) });
const rolesIn = (ids: readonly string[]) => (Object.keys(people) as Role[]).filter((role) => ids.includes(people[role].id)).sort();

test("whoever changes the record lets others take part, changes their part and takes it back; the journal says so", async () => {
  const let_ = await ask("ben", "PUT", `participants/${people.dina.id}`, { part: "shared" });
  assert.equal(let_.status, 200, let_.text);
  await ask("ben", "PUT", `participants/${people.dina.id}`, {});
  const { body } = await ask("dina", "GET", "participants");
  assert.deepEqual(
    body.items.map(({ personId, part }: Record<string, string>) => [personId, part]),
    [[people.dina.id, "participant"]],
  );
  assert.deepEqual(await whoSees(deal), seenBy("ben", "north", "dina", "south"));
  assert.deepEqual((await ask("dina", "DELETE", `participants/${people.dina.id}`)).body, { items: [] });
  assert.deepEqual(await whoSees(deal), seenBy("ben", "north"));
  const { rows } = await owner.query(
    "select kind, actor_id, data->'changes'->'part' as part from platform.journal where subject_id = $1 and kind like 'participation%' order by id",
    [deal],
  );
  assert.deepEqual(
    rows.map(({ kind, actor_id: actor, part }) => [kind, actor, part]),
    [
      ["participation_changed", people.ben.id, { before: null, after: "shared" }],
      ["participation_changed", people.ben.id, { before: "shared", after: "participant" }],
      ["participation_ended", people.dina.id, { before: "participant", after: null }],
    ],
  );
});

test("nobody lets anybody into what they do not see or may not change", async () => {
  const put = async (role: Role, personId: string) => (await ask(role, "PUT", `participants/${personId}`, {})).status;
  assert.equal(await put("dina", people.dina.id), 404, "not seen");
  assert.equal(await put("administrator", people.dina.id), 403);
  assert.equal(await put("auditor", people.dina.id), 403);
  assert.equal(await put("ben", other.people.dina.id), 404, "of another company");
  assert.equal(await put("ben", people.ben.id), 409, "the owner");
  assert.equal((await ask("ben", "DELETE", `participants/${people.dina.id}`)).status, 404, "takes no part");
  for (const path of ["participants", "sight"]) assert.equal((await ask("dina", "GET", path)).status, 404);
  assert.deepEqual(await whoSees(deal), seenBy("ben", "north"));
});

test("who is said to see a record is who sees it, with the reasons", async () => {
  const why = async () => {
    const { status, body, text } = await ask("owner", "GET", "sight");
    assert.equal(status, 200, text);
    assert.deepEqual(rolesIn(body.people.map(({ personId }: { personId: string }) => personId)), await whoSees(deal));
    const reasonsOf = (role: Role) =>
      body.people
        .find(({ personId }: { personId: string }) => personId === people[role].id)
        ?.reasons.map(({ why, throughId }: { why: string; throughId: string | null }) =>
          [why, ...(throughId === null ? [] : rolesIn([throughId]))].join(" "),
        );
    return reasonsOf;
  };
  assert.deepEqual((await why())("ben"), ["owner"]);
  await share(deal, "tess");
  await share(deal, "cora", "shared");
  const reasonsOf = await why();
  assert.deepEqual(reasonsOf("tess"), ["participant"]);
  assert.deepEqual(reasonsOf("dina"), ["above tess"]);
  assert.deepEqual(reasonsOf("cora"), ["shared"]);
  assert.deepEqual(reasonsOf("north")?.sort(), ["above ben", "above cora"]);
  assert.ok(reasonsOf("auditor")?.includes("sees_all"));
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const absence = await app.ask("POST", "/org/absences", {
    key: people.owner.key,
    body: { personId: people.south.id, kind: "holiday", fromOn: day(-1), toOn: day(3), deputyId: people.amy.id },
  });
  assert.deepEqual((await why())("amy"), ["deputy south"]);
  await app.ask("PATCH", `/org/absences/${absence.body.id}`, { key: people.owner.key, body: { cancelled: true } });
});

test("whoever takes part in a record sees what belongs to it too, down to the last", async () => {
  const chain = [newId(), newId(), newId()] as const;
  const { scope } = (await app.house.actors.find(workspaceId, people.owner.id, "session"))!;
  await app.house.database.command(scope, (tx) =>
    enterRecords(
      tx,
      workspaceId,
      chain.map((id, index) => ({ id, kind: "contact", ownerId: people.ben.id, parentId: chain[index - 1] ?? null, title: "x" }) as const),
    ),
  );
  const seen = async (role: Role) => {
    const actor = (await app.house.actors.find(workspaceId, people[role].id, "session"))!;
    const { rows } = await app.house.database.read(actor.scope, (tx) =>
      sql`select from platform.record where id = any (${[...chain]}::uuid[])`.execute(tx),
    );
    return rows.length;
  };
  assert.equal(await seen("dina"), 0);
  await share(chain[1], "dina");
  assert.equal(await seen("dina"), 2, "itself and what belongs to it, not what it belongs to");
  await share(chain[0], "dina");
  assert.equal(await seen("dina"), 3);
});

test("nobody of another company sees it, whatever is written into a participation there", async () => {
  const theirs = await openDeal(other, "ben");
  // The same person and the same record, as far as their ids go, in the other company's book.
  await owner.query("set session_replication_role = replica");
  await owner.query(
    "insert into platform.participation (workspace_id, record_id, person_id, owner_id, part) values ($1, $2, $3, $4, 'shared'), ($5, $2, $6, $4, 'shared')",
    [other.workspaceId, deal, other.people.dina.id, people.ben.id, workspaceId, other.people.dina.id],
  );
  await owner.query("set session_replication_role = default");
  assert.equal(await sees("dina", deal, other), false);
  assert.equal(await sees("owner", deal, other), false);
  assert.equal(await sees("dina", theirs), false);
});

test("the setting that names shared records opens nothing of another company, to no role", async () => {
  const theirs = await openDeal(other, "ben");
  const login = new pg.Client({ connectionString: app.house.opened.urls.app });
  await login.connect();
  try {
    for (const role of ["mainspring_member", "mainspring_all", "mainspring_command"]) {
      await login.query(`begin; set local role ${role}`);
      await login.query(
        "select set_config('app.workspace', $1, true), set_config('app.visible', '{}', true), set_config('app.shared', $2, true)",
        [workspaceId, `{${theirs},${deal}}`],
      );
      for (const part of parts) {
        const table = part.split(".").slice(0, 2).join(".");
        const column = part.split(".")[2];
        const { rows } = await login.query(`select from ${table} where ${column} = $1`, [theirs]);
        assert.equal(rows.length, 0, `${role} reads ${table}`);
        assert.equal(
          (await login.query(`select from ${table} where ${column} = $1`, [deal])).rows.length > 0,
          true,
          `${role} reads ${table}`,
        );
      }
      await login.query("rollback");
    }
  } finally {
    await login.end();
  }
});
