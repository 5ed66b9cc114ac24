import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { creatingKey } from "#platform/auth/operate-keys.ts";
import { userBook } from "#platform/auth/users.ts";
import { connect } from "#platform/db/database.ts";
import { loginUrls } from "#platform/migrate/roles.ts";
import { newId } from "#shared/id.ts";
import { foldText } from "#shared/text.ts";
import { type Ask, asking } from "../../../../test/support/ask.ts";
import { type TestCompany, testCompany, testHouse } from "../../../../test/support/company.ts";
import { countRows, findValues } from "../../../../test/support/find-values.ts";
import { testSecret, withConnection } from "../../../../test/support/template.ts";
import { absenceEndpoints } from "./absences.ts";
import { inviting } from "./operate-invitations.ts";
import { peopleEndpoints } from "./people.ts";
import { personalDataEndpoints } from "./personal-data.ts";

/** Unlike anything else in the database; with signs that JSON, SQL and patterns treat specially. */
const first = { name: 'Zoë "Quixote" O\'Wyrd-Ξ', email: "zoë.first+q@wyrd-ξ.example", phone: "+49 (30) 777\\1234" };
const later = { name: "Zoë Nachmalig (geb. Wyrd)", email: "zoe.later@wyrd-nachmalig.example", phone: "+7 921 000-77-66" };
const values = [...Object.values(first), ...Object.values(later)];
/** The searched form of the name is a value too. */
const searched = [...values, foldText(later.name)];

const endings: (() => unknown)[] = [];
let company: TestCompany;
let asAdmin: Ask;
let asOwn: Ask;
let zoe: string;
let seller: string;
let userId: string;
let account: ReturnType<typeof userBook>;

const endpoints = [
  ...peopleEndpoints,
  ...absenceEndpoints,
  ...personalDataEndpoints({ accountFacts: async (id) => ({ userId: id, email: later.email }) }),
];
const asked = async (answered: Promise<Awaited<ReturnType<Ask>>>, status = 200) => {
  const found = await answered;
  assert.equal(found.status, status, JSON.stringify(found.body));
  return found.body;
};

/** Rows that nothing in the product writes yet in this state, but will: sent letters, letters about the person, dead jobs, files. */
async function leaveTraces(): Promise<void> {
  await withConnection(company.ownerUrl, async (client) => {
    const { workspaceId } = company;
    const mail =
      "insert into platform.mail (workspace_id, id, person_id, template, parameters, created_at, sent_at, failed_at, failure) values ($1, $2, $3, $4, $5, now(), $6, $7, $8)";
    await client.query(mail, [workspaceId, newId(), zoe, "welcome", JSON.stringify({ name: first.name }), new Date(), null, null]);
    await client.query(mail, [
      workspaceId,
      newId(),
      zoe,
      "reminder",
      JSON.stringify({ name: later.name }),
      null,
      new Date(),
      `550 no mailbox ${later.email}`,
    ]);
    await client.query(mail, [
      workspaceId,
      newId(),
      seller,
      "new_colleague",
      JSON.stringify({ about: [`Say hello to ${later.name}!`], reach: { by: later.email.toUpperCase() } }),
      new Date(),
      null,
      null,
    ]);
    await client.query(
      "insert into platform.dead_letter (workspace_id, id, task, payload, actor_id, attempts, error, died_at) values ($1, $2, 'call_out', $3, $4, 3, $5, now())",
      [workspaceId, newId(), JSON.stringify({ [later.phone]: first.name, dealId: newId() }), seller, `could not reach ${later.phone}`],
    );
    await client.query(
      "insert into platform.file (workspace_id, id, sha256, bytes, media_type, name, owner_id, created_at) values ($1, $2, $3, 12, 'application/pdf', $4, $5, now())",
      [workspaceId, newId(), "ab".repeat(32), `${later.name}.pdf`, zoe],
    );
  });
}

/** Everything about whom, where and when, which erasure leaves as it is. */
const structure = () =>
  withConnection(company.ownerUrl, async (client) => {
    const rows: Record<string, { readonly kind?: string }[]> = {};
    for (const table of ["org.reporting", "org.unit_membership", "org.level_holding", "org.closure", "platform.journal"])
      rows[table] = (await client.query(`select * from ${table} order by 1, 2, 3`)).rows;
    return rows;
  });

describe("personal data", () => {
  before(async () => {
    company = await testCompany(await testHouse({ after: (done) => void endings.push(done as () => unknown) }));
    const auth = connect(loginUrls(company.ownerUrl, testSecret).app, { max: 1, role: "mainspring_auth" });
    endings.unshift(() => auth.close());
    account = userBook(auth.pool, () => company.clock.now);
    const admin = await company.hire(null, { role: "administrator" });
    seller = await company.hire("seller");
    asAdmin = asking(
      company,
      endpoints,
      company.actorFor(admin, [
        "people.read",
        "people.change",
        "people.erase",
        "profile.own",
        "absences.own",
        "absences.change",
        "structure.change",
      ]),
    );

    zoe = (
      await asked(
        asAdmin(
          "POST",
          "/people",
          { ...first, level: "seller", language: "de", timeZone: "Europe/Berlin" },
          { "idempotency-key": "hire-1" },
        ),
        201,
      )
    ).id;
    await asked(asAdmin("PATCH", `/people/${zoe}`, later, { "idempotency-key": "rename-1" }));
    await company.perform(inviting, { personId: zoe });
    const created = await account.create({
      email: later.email,
      name: later.name,
      password: "a long and quite unlikely sentence",
      language: "de",
    });
    assert.ok(created.ok);
    userId = created.value.userId;
    await withConnection(company.ownerUrl, (client) =>
      client.query("update org.person set status = 'active', user_id = $2 where id = $1", [zoe, userId]),
    );
    asOwn = asking(company, endpoints, company.actorFor(zoe, ["people.read", "profile.own", "absences.own"]));
    await asked(
      asOwn(
        "POST",
        "/org/absences",
        { personId: zoe, kind: "sick", fromOn: "2026-03-09", toOn: "2026-03-11", deputyId: null },
        { "idempotency-key": "ill-1" },
      ),
      201,
    );
    const key = { text: "not kept", prefix: "ms_abc", hash: "cd".repeat(32) };
    await company.perform(creatingKey, {
      personId: zoe,
      name: `Laptop of ${later.name}`,
      scopes: ["read"],
      expiresAt: null,
      key: key as never,
    });
    await leaveTraces();
  });
  after(async () => {
    for (const done of endings) await done();
  });

  test("a person gets everything known of them as a file, without hashes", async () => {
    const { status, headers, body } = await asOwn("GET", `/people/${zoe}/personal-data`);
    assert.equal(status, 200);
    assert.equal(headers.get("content-disposition"), `attachment; filename="personal-data-${zoe}.json"`);
    assert.match(headers.get("content-type") ?? "", /^application\/json/);
    assert.deepEqual([body.person.name, body.person.email, body.person.phone], [later.name, later.email, later.phone]);
    assert.deepEqual([body.history.reporting.length, body.history.units.length, body.history.levels[0].level], [1, 1, "seller"]);
    assert.deepEqual(
      body.absences.map((one: { kind: string }) => one.kind),
      ["sick"],
    );
    assert.deepEqual([body.invitations.length, body.apiKeys.length, body.files.length, body.mails.length], [1, 1, 1, 3]);
    assert.deepEqual(body.account, { userId, email: later.email });
    const told = body.changesAboutThePerson.flatMap((row: { values: { after: string }[] }) => row.values.map((value) => value.after));
    for (const value of [...values, "sick"]) assert.ok(told.includes(value), value);
    assert.deepEqual(
      body.changesByThePerson.map((row: { kind: string }) => row.kind),
      ["absence_reported"],
    );
    assert.ok(!JSON.stringify(body).includes("cdcd"));
  });

  test("of others one gets nothing without the right to erase; of nobody, nothing", async () => {
    assert.equal((await asOwn("GET", `/people/${seller}/personal-data`)).status, 403);
    assert.equal((await asAdmin("GET", `/people/${zoe}/personal-data`)).status, 200);
    assert.equal((await asAdmin("GET", `/people/${newId()}/personal-data`)).status, 404);
  });

  test("nobody is erased who works here, nor without the name typed, nor without the right", async () => {
    assert.equal((await asOwn("POST", `/people/${zoe}/erase`, { confirm: later.name })).status, 403);
    assert.equal((await asAdmin("POST", `/people/${zoe}/erase`, { confirm: later.name })).body.reason, "still_working");
    await asked(asAdmin("POST", `/people/${zoe}/deactivate`, {}, { "idempotency-key": "leave-1" }));
    const { status, body } = await asAdmin("POST", `/people/${zoe}/erase`, { confirm: first.name });
    assert.deepEqual([status, body.reason, body.errors[0].path], [422, "name_differs", "/confirm"]);
    assert.equal((await asAdmin("POST", `/people/${newId()}/erase`, { confirm: later.name })).status, 404);
  });

  test("an erased person is nowhere in the whole database, while facts, intervals and counts stay", async () => {
    const before = await findValues(company.ownerUrl, searched);
    for (const place of [
      "org.person.name",
      "org.person.email",
      "platform.journal_personal.before",
      "platform.journal_personal.after",
      "platform.idempotency.body",
      "platform.mail.parameters",
      "platform.mail.failure",
      "platform.dead_letter.payload",
      "platform.dead_letter.error",
      "platform.file.name",
      "platform.api_key.name",
      "auth.user.email",
    ])
      assert.ok(
        before.some((one) => one.startsWith(`${place}:`)),
        `the search does not find ${place}`,
      );
    assert.deepEqual(
      searched.filter((value) => !before.some((one) => one.endsWith(`: ${value}`))),
      [],
    );
    const countsBefore = await countRows(company.ownerUrl);
    const structureBefore = await structure();
    const treeBefore = await company.treeVersion();

    const erased = await asked(asAdmin("POST", `/people/${zoe}/erase`, { confirm: later.name }, { "idempotency-key": "erase-1" }));
    assert.deepEqual(
      [
        erased.id,
        erased.name,
        erased.status,
        erased.email,
        erased.phone,
        erased.language,
        erased.timeZone,
        erased.hasAccount,
        erased.level,
      ],
      [zoe, "—", "erased", null, null, null, null, false, "seller"],
    );

    const { rows: jobs } = await withConnection(company.ownerUrl, (client) =>
      client.query(
        "select j.payload::jsonb - 'actorId' as payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'erase_user'",
      ),
    );
    assert.deepEqual(jobs, [{ payload: { userId, workspaceId: company.workspaceId } }]);
    await account.erase(userId);

    assert.deepEqual(await findValues(company.ownerUrl, searched), []);
    assert.ok((await company.treeVersion()) > treeBefore);

    const structureAfter = await structure();
    const journalAfter = structureAfter["platform.journal"]?.filter((row) => row.kind !== "person_erased");
    assert.deepEqual({ ...structureAfter, "platform.journal": journalAfter }, structureBefore);
    const countsAfter = await countRows(company.ownerUrl);
    const changed = Object.keys(countsAfter).filter((table) => countsAfter[table] !== countsBefore[table]);
    assert.deepEqual(changed, ["auth.account", "auth.user", "platform.idempotency", "platform.journal"]);
    assert.equal(countsAfter["platform.journal"], countsBefore["platform.journal"]! + 1);
  });

  test("the journal says that somebody was erased, and of every value only that it was", async () => {
    const row = (await company.journal()).at(-1);
    assert.deepEqual([row?.kind, row?.subjectId, row?.data], ["person_erased", zoe, {}]);
    const personal = await company.read((tx) =>
      tx.selectFrom("platform.journal_personal").select(["before", "after", "erased_at"]).where("subject_id", "=", zoe).execute(),
    );
    assert.ok(personal.length >= 7);
    assert.ok(personal.every((value) => value.before === null && value.after === null && value.erased_at !== null));
  });

  test("after erasure keys and invitations open nothing, and nobody learns why the person was away", async () => {
    const { rows } = await withConnection(company.ownerUrl, (client) =>
      client.query(
        `select (select bool_and(revoked_at is not null) from platform.api_key where person_id = $1) as keys, (select bool_and(revoked_at is not null) from org.invitation where person_id = $1) as invitations,
           (select array_agg(kind) from org.absence where person_id = $1) as kinds, (select bool_and(sent_at is not null or failed_at is not null) from platform.mail where person_id = $1) as letters`,
        [zoe],
      ),
    );
    assert.deepEqual(rows, [{ keys: true, invitations: true, kinds: ["other"], letters: true }]);
  });

  test("letters to others and dead jobs keep what is not about the person", async () => {
    const { rows } = await withConnection(company.ownerUrl, (client) =>
      client.query("select parameters from platform.mail where person_id = $1 and template = 'new_colleague'", [seller]),
    );
    assert.deepEqual(rows, [{ parameters: { about: ["Say hello to —!"], reach: { by: "—" } } }]);
    const { rows: letters } = await withConnection(company.ownerUrl, (client) =>
      client.query("select payload ->> 'dealId' is not null as kept, error from platform.dead_letter"),
    );
    assert.deepEqual(letters, [{ kept: true, error: "could not reach —" }]);
  });

  test("an erased person cannot be erased, changed or brought back; asking again with the same key gives the first answer", async () => {
    assert.equal((await asAdmin("POST", `/people/${zoe}/erase`, { confirm: "—" })).body.reason, "person_erased");
    assert.equal((await asAdmin("PATCH", `/people/${zoe}`, { name: later.name })).body.reason, "person_erased");
    assert.equal((await asAdmin("POST", `/people/${zoe}/reactivate`)).body.reason, "person_erased");
    const again = await asked(asAdmin("POST", `/people/${zoe}/erase`, { confirm: later.name }, { "idempotency-key": "erase-1" }));
    assert.deepEqual([again.id, again.status], [zoe, "erased"]);
    assert.deepEqual(await findValues(company.ownerUrl, searched), []);
  });

  test("the same address may be hired again, and a namesake keeps the name", async () => {
    const again = (await asked(asAdmin("POST", "/people", { name: "Kim Namesake", email: later.email, level: "seller" }), 201)).id;
    const namesake = (await asked(asAdmin("POST", "/people", { name: "Kim Namesake", level: "seller" }), 201)).id;
    await withConnection(company.ownerUrl, (client) =>
      client.query(
        "insert into platform.mail (workspace_id, id, person_id, template, parameters, created_at) values ($1, $2, $3, 'hello', $4, now())",
        [company.workspaceId, newId(), namesake, JSON.stringify({ name: "Kim Namesake" })],
      ),
    );
    await asked(asAdmin("POST", `/people/${again}/deactivate`, {}));
    await asked(asAdmin("POST", `/people/${again}/erase`, { confirm: "Kim Namesake" }));
    assert.equal((await asked(asAdmin("GET", `/people/${namesake}`))).name, "Kim Namesake");
    const { rows } = await withConnection(company.ownerUrl, (client) =>
      client.query("select parameters from platform.mail where person_id = $1", [namesake]),
    );
    assert.deepEqual(rows, [{ parameters: { name: "Kim Namesake" } }]);
    assert.deepEqual(await findValues(company.ownerUrl, [later.email]), []);
  });

  test("somebody without an account leaves no job for one", async () => {
    const { rows } = await withConnection(company.ownerUrl, (client) =>
      client.query(
        "select count(*)::int as jobs from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'erase_user'",
      ),
    );
    assert.deepEqual(rows, [{ jobs: 1 }]);
  });
});
