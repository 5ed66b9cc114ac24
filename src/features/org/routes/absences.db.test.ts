import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { type Ask, asking } from "../../../../test/support/ask.ts";
import { type TestCompany, testCompany, testHouse } from "../../../../test/support/company.ts";
import { withConnection } from "../../../../test/support/template.ts";
import { rememberActors } from "../sql/actor.ts";
import { absenceEndpoints } from "./absences.ts";

const endings: (() => unknown)[] = [];
let company: TestCompany;
let head: string;
let anna: string;
let boris: string;
let stranger: string;
let asHead: Ask;
let asAnna: Ask;
let asStranger: Ask;

const july = { kind: "holiday", fromOn: "2026-07-06", toOn: "2026-07-18" };
const refusalOf = ({ status, body }: Awaited<ReturnType<Ask>>) => [status, body.reason ?? body.errors?.[0]?.path];

describe("absences", () => {
  before(async () => {
    company = await testCompany(await testHouse({ after: (done) => void endings.push(done as () => unknown) }));
    head = await company.hire("direction_head");
    anna = await company.hire("seller", { chiefId: head });
    boris = await company.hire("seller", { chiefId: head });
    stranger = await company.hire("direction_head");
    await withConnection(company.ownerUrl, (client) => client.query("update org.person set status = 'active'"));
    const heading = ["people.read", "absences.own", "absences.change"] as const;
    asHead = asking(company, absenceEndpoints, company.actorFor(head, heading));
    asAnna = asking(company, absenceEndpoints, company.actorFor(anna, ["people.read", "absences.own"]));
    asStranger = asking(company, absenceEndpoints, company.actorFor(stranger, heading));
  });
  after(async () => {
    for (const done of endings) await done();
  });

  test("a seller reports a holiday with a deputy, who from then on sees on those days what the seller sees", async () => {
    const treeBefore = await company.treeVersion();
    const { status, body } = await asAnna("POST", "/org/absences", { personId: anna, ...july, deputyId: boris });
    assert.equal(status, 201);
    assert.deepEqual(
      [body.personId, body.kind, body.fromOn, body.toOn, body.deputyId, body.cancelledAt, body.version],
      [anna, "holiday", july.fromOn, july.toOn, boris, null, 1],
    );
    assert.ok((await company.treeVersion()) > treeBefore);
    const seen = async (instant: string) => {
      const actors = rememberActors(company.database, () => new Date(instant));
      return (await actors.find(company.workspaceId, boris, "session"))?.scope.visible.includes(anna);
    };
    assert.equal(await seen("2026-07-05T12:00:00Z"), false);
    assert.equal(await seen("2026-07-06T12:00:00Z"), true);
    assert.equal(await seen("2026-07-17T21:59:00Z"), true);
    assert.equal(await seen("2026-07-17T22:01:00Z"), false);
  });

  test("the journal holds dates and deputy; why somebody is away stands where erasure can empty it", async () => {
    const row = (await company.journal()).findLast((one) => one.kind === "absence_reported");
    assert.deepEqual(row?.data, { personId: anna, fromOn: july.fromOn, toOn: july.toOn, deputyId: boris });
    const kinds = await company.read((tx) =>
      tx
        .selectFrom("platform.journal_personal")
        .select(["field", "after"])
        .where("subject_id", "=", anna)
        .where("field", "=", "kind")
        .execute(),
    );
    assert.deepEqual(kinds, [{ field: "kind", after: "holiday" }]);
  });

  test("two absences of one person do not overlap, they may touch", async () => {
    assert.deepEqual(
      refusalOf(await asAnna("POST", "/org/absences", { personId: anna, ...july, fromOn: "2026-07-17", toOn: "2026-07-20" })),
      [409, "overlaps"],
    );
    assert.equal(
      (await asAnna("POST", "/org/absences", { personId: anna, kind: "other", fromOn: "2026-07-18", toOn: "2026-07-20" })).status,
      201,
    );
  });

  test("two overlapping absences reported at the same moment end in one", async () => {
    const wish = { personId: anna, kind: "other", fromOn: "2026-09-01", toOn: "2026-09-05" };
    const statuses = (await Promise.all([1, 2, 3, 4].map(() => asAnna("POST", "/org/absences", wish)))).map(({ status }) => status).sort();
    assert.deepEqual(statuses, [201, 409, 409, 409]);
  });

  test("nobody reports for others without the right, a head only for people below", async () => {
    const august = { kind: "sick", fromOn: "2026-08-03", toOn: "2026-08-05" };
    assert.deepEqual(refusalOf(await asAnna("POST", "/org/absences", { personId: boris, ...august })), [403, "not_allowed"]);
    assert.deepEqual(refusalOf(await asStranger("POST", "/org/absences", { personId: boris, ...august })), [403, "not_below"]);
    assert.equal((await asHead("POST", "/org/absences", { personId: boris, ...august })).status, 201);
    const director = asking(
      company,
      absenceEndpoints,
      company.actorFor(stranger, ["people.read", "absences.own", "absences.change", "structure.change"]),
    );
    assert.equal(
      (await director("POST", "/org/absences", { personId: boris, ...august, fromOn: "2026-08-05", toOn: "2026-08-06" })).status,
      201,
    );
  });

  test("somebody away cannot stand in, somebody standing in can fall ill", async () => {
    const wish = { personId: anna, kind: "other", fromOn: "2026-08-04", toOn: "2026-08-10", deputyId: boris };
    assert.deepEqual(refusalOf(await asAnna("POST", "/org/absences", wish)), [409, "deputy_absent"]);
    assert.equal(
      (await asHead("POST", "/org/absences", { personId: boris, kind: "sick", fromOn: "2026-07-07", toOn: "2026-07-09" })).status,
      201,
    );
  });

  test("everybody sees who is away; why, only the person and those above", async () => {
    const kindsFor = async (ask: Ask) => {
      const { body } = await ask("GET", `/org/absences?personId=${boris}&from=2026-08-04&to=2026-08-05`);
      return body.items.map((one: { kind: string; fromOn: string }) => [one.fromOn, one.kind]);
    };
    assert.deepEqual(await kindsFor(asHead), [["2026-08-03", "sick"]]);
    assert.deepEqual(await kindsFor(asAnna), [["2026-08-03", "other"]]);
    assert.deepEqual(await kindsFor(asStranger), [["2026-08-03", "other"]]);
  });

  test("lists are paged by date, and hold the days asked for", async () => {
    const all = (await asHead("GET", "/org/absences")).body.items.map((one: { id: string }) => one.id);
    const seen: string[] = [];
    let cursor: string | null = "";
    for (let pages = 0; cursor !== null && pages < 20; pages++) {
      const { body } = await asHead("GET", `/org/absences?limit=2${cursor === "" ? "" : `&cursor=${cursor}`}`);
      seen.push(...body.items.map((one: { id: string }) => one.id));
      cursor = body.nextCursor;
    }
    assert.ok(all.length >= 5);
    assert.deepEqual(seen, all);
    assert.deepEqual(
      (await asHead("GET", `/org/absences?from=2026-07-18&to=2026-07-19&personId=${anna}`)).body.items.map(
        (one: { fromOn: string }) => one.fromOn,
      ),
      ["2026-07-18"],
    );
  });

  test("an absence ends earlier, is cancelled, and then counts nowhere", async () => {
    const { body: absence } = (await asAnna("POST", "/org/absences", {
      personId: anna,
      kind: "other",
      fromOn: "2026-10-01",
      toOn: "2026-10-09",
      deputyId: boris,
    })) as { body: { id: string } };
    const shorter = await asAnna("PATCH", `/org/absences/${absence.id}`, { toOn: "2026-10-05", kind: "sick" });
    assert.deepEqual([shorter.status, shorter.body.toOn, shorter.body.kind, shorter.body.version], [200, "2026-10-05", "sick", 2]);
    assert.deepEqual((await company.journal()).at(-1)?.data, {
      personId: anna,
      changes: { toOn: { before: "2026-10-09", after: "2026-10-05" } },
    });
    assert.deepEqual(refusalOf(await asStranger("PATCH", `/org/absences/${absence.id}`, { cancelled: true })), [403, "not_below"]);
    assert.equal((await asAnna("PATCH", `/org/absences/${absence.id}`, { cancelled: true }, { "if-match": "1" })).status, 409);
    const treeBefore = await company.treeVersion();
    const cancelled = await asHead("PATCH", `/org/absences/${absence.id}`, { cancelled: true });
    assert.equal(cancelled.body.cancelledAt, company.clock.now.toISOString());
    assert.ok((await company.treeVersion()) > treeBefore);
    assert.deepEqual(refusalOf(await asAnna("PATCH", `/org/absences/${absence.id}`, { kind: "sick" })), [409, "already_cancelled"]);
    assert.equal(
      (await asAnna("POST", "/org/absences", { personId: anna, kind: "other", fromOn: "2026-10-01", toOn: "2026-10-09" })).status,
      201,
    );
  });

  test("unknown people, deputies, dates and absences are refused by field or not found", async () => {
    const nobody = "019a9d5e-7c1e-7b61-8b4c-5c1f2f3d4e5f";
    const wish = { personId: anna, kind: "other", fromOn: "2026-11-02", toOn: "2026-11-04" };
    const fieldOf = async (more: object) => {
      const { status, body } = await asHead("POST", "/org/absences", { ...wish, ...more });
      return [status, body.errors?.[0]?.path];
    };
    assert.deepEqual(await fieldOf({ personId: nobody }), [422, "/personId"]);
    assert.deepEqual(await fieldOf({ deputyId: nobody }), [422, "/deputyId"]);
    assert.deepEqual(await fieldOf({ deputyId: anna }), [422, "/deputyId"]);
    assert.deepEqual(await fieldOf({ toOn: "2026-11-02" }), [422, "/toOn"]);
    assert.deepEqual(await fieldOf({ toOn: "2027-11-04" }), [422, "/toOn"]);
    assert.deepEqual(await fieldOf({ fromOn: "0000-01-01" }), [422, "/fromOn"]);
    assert.deepEqual(await fieldOf({ kind: "vacation" }), [422, "/kind"]);
    assert.equal((await asHead("PATCH", `/org/absences/${nobody}`, { cancelled: true })).status, 404);
  });
});
