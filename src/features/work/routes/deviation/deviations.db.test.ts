import assert from "node:assert/strict";
import { before, test } from "node:test";
import { clientEndpoints } from "#features/clients/routes/clients.ts";
import { dealEndpoints } from "#features/deals/routes/deals.ts";
import { pipelineEndpoints } from "#features/deals/routes/pipelines.ts";
import { salesOfClient } from "#features/deals/sql/sales-of-client.ts";
import type { Right } from "#features/org/core/rights.ts";
import { seedCalendar } from "#features/org/sql/calendar.ts";
import { createCommands } from "#platform/command/command.ts";
import { newId } from "#shared/id.ts";
import { type Ask, asking } from "../../../../../test/support/ask.ts";
import { type TestCompany, testCompany, testHouse } from "../../../../../test/support/company.ts";
import { fileEnd } from "../../../../../test/support/file-end.ts";
import { closingReactors } from "../../../../main/closing.ts";
import { deviationEndpoints } from "./deviations.ts";
import { ruleEndpoints } from "./rules.ts";
import { sweepCompany } from "./sweep.ts";

const endpoints = [
  ...clientEndpoints({ related: salesOfClient }),
  ...pipelineEndpoints,
  ...dealEndpoints,
  ...ruleEndpoints,
  ...deviationEndpoints,
];
const rights: readonly Right[] = [
  "clients.read",
  "clients.change",
  "deals.read",
  "deals.change",
  "structure.change",
  "tasks.read",
  "tasks.change",
  "rules.change",
];
/** A Monday, 10:00 in Berlin. */
const monday = new Date("2026-03-02T09:00:00Z");

let company: TestCompany;
let ids: Readonly<Record<"olga" | "dina" | "hans" | "ben" | "cora", string>>;
let head: Ask;
let ben: Ask;
let cora: Ask;
let director: Ask;

const file = fileEnd();
before(async () => {
  const house = await testHouse(file);
  const reactors = new Map(closingReactors.map(([event, reactor]) => [event, [reactor]]));
  const commands = createCommands({ database: house.database, clock: () => house.clock.now, newId, reactors });
  company = await testCompany({ ...house, commands });
  await company.database.command(company.system.scope, (tx) => seedCalendar(tx, company.workspaceId));
  const olga = await company.hire("owner", { name: "Olga" });
  const dina = await company.hire("commercial_director", { name: "Dina", chiefId: olga });
  const hans = await company.hire("direction_head", { name: "Hans", chiefId: dina });
  const sellers = {
    ben: await company.hire("seller", { name: "Ben", chiefId: hans }),
    cora: await company.hire("seller", { name: "Cora", chiefId: hans }),
  };
  ids = { olga, dina, hans, ...sellers };
  await company.database.command(company.system.scope, (tx) =>
    tx.updateTable("org.person").set({ status: "active" }).where("workspace_id", "=", company.workspaceId).execute(),
  );
  const as = (personId: string, visible: readonly string[]) => {
    const actor = company.actorFor(personId, rights);
    return asking(company, endpoints, { ...actor, scope: { ...actor.scope, visible } });
  };
  head = as(hans, [hans, sellers.ben, sellers.cora]);
  director = as(dina, [dina, hans, sellers.ben, sellers.cora]);
  ben = as(sellers.ben, [sellers.ben]);
  cora = as(sellers.cora, [sellers.cora]);
  const stages = ["lead", { key: "offer", name: "Offer", normDays: 7 }];
  assert.equal((await head("POST", "/pipelines", { key: "b2b", name: "B2B", currency: "EUR", stages })).status, 201);
});

const sweep = () => sweepCompany(company, company.workspaceId, new AbortController().signal);
const at = (iso: string) => {
  company.clock.now = new Date(iso);
};
const dealOf = async (ask: Ask, more: object = {}) => {
  const { status, body } = await ask("POST", "/deals", { title: "Hall 4", pipeline: "b2b", ...more });
  assert.equal(status, 201, JSON.stringify(body));
  return body.id as string;
};
/** A task as the room to the left keeps it. */
async function taskOf(personId: string, dealId: string | null, dueAt: string, more: object = {}): Promise<string> {
  const id = newId();
  const subject = dealId === null ? {} : { subject_kind: "deal", subject_id: dealId, owner_id: personId };
  await company.database.command(company.system.scope, (tx) =>
    tx
      .insertInto("process.task")
      .values({
        workspace_id: company.workspaceId,
        id,
        kind: "free",
        title: "Call back",
        assignee_id: personId,
        status: "open",
        due_at: new Date(dueAt),
        created_at: monday,
        ...subject,
        ...more,
      } as never)
      .execute(),
  );
  return id;
}
const closeTask = (id: string) =>
  company.database.command(company.system.scope, (tx) =>
    tx.updateTable("process.task").set({ status: "done", closed_at: company.clock.now, outcome: "done" }).where("id", "=", id).execute(),
  );
/** Only this rule is at work. */
async function onlyRule(rule: object): Promise<string> {
  const { body } = await head("GET", "/deviation-rules");
  for (const one of body.items) assert.equal((await head("PATCH", `/deviation-rules/${one.id}`, { isRetired: true })).status, 200);
  const added = await head("POST", "/deviation-rules", { name: "Rule", tells: ["chief"], ...rule });
  assert.equal(added.status, 201, JSON.stringify(added.body));
  return added.body.id;
}
const open = async (ask: Ask, rule: string) => (await ask("GET", `/deviations?rule=${rule}&state=open`)).body.items;
const toldOf = async (kind: string) =>
  (
    await company.read((tx) =>
      tx
        .selectFrom("work.notification")
        .select(["person_id", "deviation_id"])
        .where("workspace_id", "=", company.workspaceId)
        .where("kind", "=", kind)
        .orderBy("id")
        .execute(),
    )
  ).map((row) => [row.person_id, row.deviation_id]);

test("a company that never had rules gets those that every company starts with, once; one that retired them keeps none", async () => {
  at(monday.toISOString());
  await Promise.all([sweep(), sweep()]);
  const { body } = await head("GET", "/deviation-rules");
  assert.equal(body.items.length, 6);
  for (const { id } of body.items) await head("PATCH", `/deviation-rules/${id}`, { isRetired: true });
  await sweep();
  assert.deepEqual((await head("GET", "/deviation-rules")).body.items, []);
  assert.equal((await head("GET", "/deviation-rules?retired=true")).body.items.length, 6);
});

test("a late task opens once though two sweep at once, goes up when nobody answers, is answered, and closes when it is done", async () => {
  at("2026-03-02T09:00:00Z");
  const rule = await onlyRule({ kind: "task_overdue", graceHours: 2, tells: ["responsible", "chief"], escalateHours: 9, isUrgent: true });
  const dealId = await dealOf(ben, { amount: "84000.00" });
  const task = await taskOf(ids.ben, dealId, "2026-03-02T10:00:00Z");
  at("2026-03-02T11:59:00Z");
  await sweep();
  assert.deepEqual(await open(head, rule), [], "the grace has not passed");
  at("2026-03-02T12:00:00Z");
  await Promise.all([sweep(), sweep(), sweep()]);
  await sweep();
  const [found, ...others] = await open(head, rule);
  assert.equal(others.length, 0);
  assert.deepEqual(
    [
      found.task.id,
      found.subject.id,
      found.subject.amount.amount,
      found.person.id,
      found.since,
      found.openedAt,
      found.rung,
      found.mayAnswer,
    ],
    [task, dealId, "84000.00", ids.ben, "2026-03-02T10:00:00.000Z", "2026-03-02T12:00:00.000Z", 0, true],
  );
  assert.deepEqual(await toldOf("deviation"), [
    [ids.ben, found.id],
    [ids.hans, found.id],
  ]);
  assert.deepEqual(await open(cora, rule), [], "a colleague neither sees nor answers it");
  assert.equal((await cora("POST", `/deviations/${found.id}/answer`, { text: "Mine" })).status, 404);

  at("2026-03-03T11:59:59Z");
  await sweep();
  assert.deepEqual(await toldOf("deviation_escalated"), []);
  at("2026-03-03T12:00:00Z");
  await Promise.all([sweep(), sweep()]);
  assert.deepEqual(await toldOf("deviation_escalated"), [[ids.dina, found.id]]);
  const answered = await head("POST", `/deviations/${found.id}/answer`, { text: "I call them today" });
  assert.deepEqual(
    [answered.status, answered.body.answer, answered.body.answeredBy.id, answered.body.nextAt, answered.body.told.length],
    [200, "I call them today", ids.hans, null, 3],
  );
  assert.deepEqual((await director("POST", `/deviations/${found.id}/answer`, { text: "And I" })).body.reason, "already_answered");
  at("2026-03-10T12:00:00Z");
  await sweep();
  assert.equal((await toldOf("deviation_escalated")).length, 1, "what was answered goes up no further");

  await closeTask(task);
  await sweep();
  const closed = (await head("GET", `/deviations/${found.id}`)).body;
  assert.equal(closed.closedAt, "2026-03-10T12:00:00.000Z");
  assert.deepEqual((await head("POST", `/deviations/${found.id}/answer`, { text: "Late" })).body.reason, "deviation_closed");
  const kinds = (await company.journal())
    .filter(({ subjectId, kind }) => subjectId === dealId && kind.startsWith("deviation"))
    .map(({ kind }) => kind);
  assert.deepEqual(kinds, ["deviation_opened", "deviation_escalated", "deviation_answered", "deviation_closed"]);
  assert.deepEqual(
    (await head("GET", `/deviations?rule=${rule}&state=answered`)).body.items.map(({ id }: { id: string }) => id),
    [found.id],
  );
});

test("a deal that stands too long is told, and moving it on closes that in the same transaction", async () => {
  at("2026-04-01T09:00:00Z");
  const rule = await onlyRule({ kind: "stage_age" });
  const slow = await dealOf(ben, { stage: "offer" });
  await dealOf(ben, { stage: "lead" });
  at("2026-04-08T08:59:59Z");
  await sweep();
  assert.deepEqual(await open(head, rule), []);
  at("2026-04-08T09:00:00Z");
  await sweep();
  const [found, ...others] = await open(head, rule);
  assert.deepEqual([found.subject.id, found.since, others.length], [slow, "2026-04-08T09:00:00.000Z", 0]);
  assert.equal((await ben("POST", `/deals/${slow}/move`, { stage: "lead" })).status, 200);
  assert.deepEqual(await open(head, rule), []);
});

test("an open deal without a task is found from the moment that its last task was closed, and one with a task is not", async () => {
  at("2026-05-04T09:00:00Z");
  const rule = await onlyRule({ kind: "no_next_step", filter: { field: "title", op: "eq", value: "Steps" } });
  const dealId = await dealOf(ben, { title: "Steps" });
  const task = await taskOf(ids.ben, dealId, "2026-05-20T09:00:00Z");
  await sweep();
  assert.deepEqual(await open(ben, rule), []);
  at("2026-05-05T09:00:00Z");
  await closeTask(task);
  at("2026-05-05T10:00:00Z");
  await sweep();
  assert.deepEqual(
    (await open(ben, rule)).map(({ since }: { since: string }) => since),
    ["2026-05-05T09:00:00.000Z"],
  );
  await taskOf(ids.ben, dealId, "2026-05-20T09:00:00Z");
  await sweep();
  assert.deepEqual(await open(ben, rule), []);
});

test("a great deal needs somebody above its owner, in whatever currency it is; the preview says what would open before anybody is told", async () => {
  at("2026-05-06T09:00:00Z");
  const rule = await onlyRule({ kind: "amount_without_head", amount: { amount: "1000000.00", currency: "EUR" } });
  const great = await dealOf(ben, { title: "Great", amount: "1000000.00" });
  await dealOf(ben, { title: "Small", amount: "999999.99" });
  const draft = { name: "Draft", kind: "amount_without_head", amount: { amount: "999999.99", currency: "EUR" }, tells: ["chief"] };
  assert.deepEqual((({ found, wouldOpen }) => [found, wouldOpen])((await head("POST", "/deviation-rules/try", draft)).body), [2, 2]);
  assert.deepEqual((await cora("POST", "/deviation-rules/try", draft)).body.found, 0);
  await sweep();
  const tried = (await head("POST", `/deviation-rules/${rule}/try`, { amount: { amount: "5.00", currency: "EUR" } })).body;
  assert.equal(tried.found - tried.wouldOpen, 1);
  assert.ok(tried.examples.every(({ title }: { title: string }) => title !== "Great"));
  assert.deepEqual(
    (await open(head, rule)).map(({ subject }: { subject: { id: string } }) => subject.id),
    [great],
  );
  assert.equal((await ben("PATCH", `/deals/${great}`, { participants: [ids.hans] })).status, 200);
  assert.deepEqual(await open(head, rule), []);
});

test("a deal on which nothing happens for days is silent, until somebody writes, and a filter rule closes when it no longer holds", async () => {
  at("2026-06-01T09:00:00Z");
  const rule = await onlyRule({ kind: "silent", days: 14, filter: { field: "title", op: "eq", value: "Quiet" } });
  const quiet = await dealOf(ben, { title: "Quiet" });
  at("2026-06-15T08:59:00Z");
  await sweep();
  assert.deepEqual(await open(head, rule), []);
  at("2026-06-15T09:00:00Z");
  await sweep();
  assert.deepEqual(
    (await open(head, rule)).map(({ since }: { since: string }) => since),
    ["2026-06-15T09:00:00.000Z"],
  );
  await ben("PATCH", `/deals/${quiet}`, { source: "Fair" });
  assert.deepEqual(await open(head, rule), []);

  const filter = {
    and: [
      { field: "status", op: "eq", value: "open" },
      { field: "source", op: "eq", value: "Fair" },
    ],
  };
  const wrong = await onlyRule({ kind: "filter", filter });
  await sweep();
  assert.equal((await open(head, wrong)).length, 1);
  await ben("POST", `/deals/${quiet}/win`);
  assert.deepEqual(await open(head, wrong), []);
});

test("a client on whom nothing happens is silent, whatever happened to others; what happens with its deals counts, and an archived one is nobody's care", async () => {
  at("2026-06-20T09:00:00Z");
  const rule = await onlyRule({ kind: "silent", subject: "client", days: 30, filter: { field: "name", op: "startsWith", value: "Quiet" } });
  const client = (await ben("POST", "/clients", { name: "Quiet works" })).body.id;
  const busy = (await ben("POST", "/clients", { name: "Quiet but busy" })).body.id;
  const deal = await dealOf(ben, { title: "Busy", clientId: busy });
  at("2026-07-19T09:00:00Z");
  assert.equal((await ben("POST", `/deals/${deal}/move`, { stage: "offer" })).status, 200);
  at("2026-07-20T09:00:00Z");
  await sweep();
  assert.deepEqual(
    (await open(ben, rule)).map(({ subject, since }: { subject: { kind: string; id: string }; since: string }) => [
      subject.kind,
      subject.id,
      since,
    ]),
    [["client", client, "2026-07-20T09:00:00.000Z"]],
  );
  const { status } = await ben("POST", `/clients/${client}/archive`);
  assert.equal(status, 200);
  assert.deepEqual(await open(ben, rule), []);
  at("2026-08-18T09:00:00Z");
  await sweep();
  assert.deepEqual(
    (await open(ben, rule)).map(({ subject }: { subject: { id: string } }) => subject.id),
    [busy],
  );
});

test("whoever is away is stood in for, and many that open at once are told in one sentence", async () => {
  at("2026-07-06T09:00:00Z");
  await company.database.command(company.system.scope, (tx) =>
    tx
      .insertInto("org.absence")
      .values({
        workspace_id: company.workspaceId,
        id: newId(),
        person_id: ids.hans,
        kind: "holiday",
        from_on: "2026-07-01",
        to_on: "2026-07-20",
        deputy_id: ids.cora,
      })
      .execute(),
  );
  await company.database.command(company.system.scope, (tx) =>
    tx.updateTable("process.task").set({ status: "cancelled", closed_at: company.clock.now }).where("status", "=", "open").execute(),
  );
  const rule = await onlyRule({ kind: "task_overdue" });
  const before = (await toldOf("deviation")).length;
  for (let n = 0; n < 12; n++) await taskOf(ids.ben, null, "2026-07-06T08:00:00Z");
  await sweep();
  assert.equal((await open(ben, rule)).length, 12);
  assert.deepEqual((await toldOf("deviation")).slice(before), [[ids.cora, null]]);
  const all = (await head("GET", `/deviations?rule=${rule}&limit=5`)).body;
  assert.deepEqual([all.items.length, all.count], [5, 12]);
  const next = (await head("GET", `/deviations?rule=${rule}&limit=50&cursor=${all.nextCursor}`)).body;
  assert.deepEqual([next.items.length, next.count, next.nextCursor], [7, null, null]);
  assert.equal(new Set([...all.items, ...next.items].map(({ id }) => id)).size, 12);
});

test("a rule whose filter asks for a field that is gone says so, opens and closes nothing, and the others are swept", async () => {
  at("2026-08-03T09:00:00Z");
  const broken = await onlyRule({ kind: "filter", filter: { field: "status", op: "eq", value: "open" } });
  await sweep();
  const before = (await open(head, broken)).length;
  assert.ok(before > 0);
  await company.database.command(company.system.scope, (tx) =>
    tx
      .updateTable("work.rule")
      .set({ filter: JSON.stringify({ field: "custom.gone", op: "notEmpty" }) })
      .where("id", "=", broken)
      .execute(),
  );
  const other = await head("POST", "/deviation-rules", { name: "Other", kind: "task_overdue", tells: ["responsible"] });
  await taskOf(ids.ben, null, "2026-08-03T08:00:00Z");
  await sweep();
  assert.equal((await open(head, broken)).length, before);
  assert.ok((await open(head, other.body.id)).length > 0);
  const { body } = await head("GET", "/deviation-rules");
  assert.deepEqual(
    body.items.map(({ id, isBroken }: { id: string; isBroken: boolean }) => [id, isBroken]),
    [
      [other.body.id, false],
      [broken, true],
    ],
  );
});

test("rules are refused with the place of what is wrong, and only whoever may change rules does", async () => {
  const bad = await head("POST", "/deviation-rules", {
    name: "Bad",
    kind: "filter",
    tells: ["chief"],
    filter: { field: "nonsense", op: "eq", value: 1 },
  });
  assert.deepEqual([bad.status, bad.body.errors[0].code], [422, "unknown_field"]);
  const contradicting = await head("POST", "/deviation-rules", { name: "Bad", kind: "silent", tells: ["chief"] });
  assert.deepEqual([contradicting.status, contradicting.body.errors[0].path], [422, "/days"]);
  assert.equal((await head("POST", "/deviation-rules", { name: "Bad", kind: "silent", days: 3, tells: ["nobody"] })).status, 422);
  const reader = asking(company, endpoints, company.actorFor(ids.ben, ["tasks.read"]));
  assert.equal((await reader("POST", "/deviation-rules", { name: "X", kind: "silent", days: 3, tells: ["chief"] })).status, 403);
  const id = await onlyRule({ kind: "silent", days: 3 });
  const changed = await head("PATCH", `/deviation-rules/${id}`, { days: 5, name: "Quiet" }, { "if-match": '"1"' });
  assert.deepEqual([changed.status, changed.body.days, changed.body.version], [200, 5, 2]);
  assert.equal((await head("PATCH", `/deviation-rules/${id}`, { days: 6 }, { "if-match": '"1"' })).status, 409);
});
