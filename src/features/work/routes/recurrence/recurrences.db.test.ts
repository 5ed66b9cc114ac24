import assert from "node:assert/strict";
import { before, test } from "node:test";
import { seedCalendar } from "#features/org/sql/calendar.ts";
import { createCommands } from "#platform/command/command.ts";
import { enterRecords } from "#platform/db/record.ts";
import { newId } from "#shared/id.ts";
import { type Ask, asking } from "../../../../../test/support/ask.ts";
import { type TestCompany, testCompany, testHouse } from "../../../../../test/support/company.ts";
import { fileEnd } from "../../../../../test/support/file-end.ts";
import type { RecurrenceEvent } from "../../core/recurrence/recurrence.ts";
import { makeRecurring } from "./make-due.ts";
import { recurrenceEndpoints } from "./recurrences.ts";

type Due = Extract<RecurrenceEvent, { type: "RecurrenceFellDue" }>;
let company: TestCompany;
let ids: Readonly<Record<"head" | "ben" | "cora", string>>;
let deals: Readonly<Record<"seen" | "hidden", string>>;
const asks = {} as { head: Ask; ben: Ask };
const made: Due[] = [];

const file = fileEnd();
before(async () => {
  const house = await testHouse(file);
  const commands = createCommands({
    ...house,
    clock: () => house.clock.now,
    newId,
    reactors: new Map([["RecurrenceFellDue", [async ({ event }) => void made.push(event as Due)]]]),
  });
  company = await testCompany({ ...house, commands });
  const head = await company.hire("direction_head");
  ids = { head, ben: await company.hire("seller", { chiefId: head }), cora: await company.hire("seller", { chiefId: head }) };
  deals = { seen: newId(), hidden: newId() };
  await company.database.command(company.system.scope, async (tx) => {
    await seedCalendar(tx, company.workspaceId);
    await enterRecords(tx, company.workspaceId, [
      { id: deals.seen, kind: "deal", ownerId: ids.ben, parentId: null, title: "Halle 4" },
      { id: deals.hidden, kind: "deal", ownerId: ids.cora, parentId: null, title: "Geheim" },
    ]);
  });
  const as = (personId: string, visible: readonly string[]) => {
    const actor = company.actorFor(personId, ["tasks.read", "tasks.change"]);
    return asking(company, recurrenceEndpoints, { ...actor, scope: { ...actor.scope, visible } });
  };
  asks.ben = as(ids.ben, [ids.ben]);
  asks.head = as(ids.head, Object.values(ids));
});

const run = () =>
  makeRecurring({ commands: company.commands, clock: () => company.clock.now })(
    {},
    {
      actor: company.system,
      database: company.database,
      once: company.database,
      attempt: 1,
      isLastAttempt: false,
      signal: new AbortController().signal,
    },
  );
const at = (instant: string) => {
  company.clock.now = new Date(instant);
};
const daily = { title: "Read the tenders", every: { unit: "day", times: 1 } };

test("each day that it comes is one task, however often and by however many workers it is made", async () => {
  at("2026-03-04T05:00:00Z");
  const { status, body } = await asks.ben("POST", "/recurrences", { ...daily, at: "09:30", subject: { kind: "deal", id: deals.seen } });
  assert.equal(status, 201, JSON.stringify(body));
  assert.deepEqual([body.nextOn, body.subject.title, body.person.id], ["2026-03-04", "Halle 4", ids.ben]);
  await Promise.all([run(), run(), run()]);
  await run();
  assert.deepEqual(
    made.map(({ on, due, recurrence }) => [on, due.toISOString(), recurrence.personId]),
    [
      ["2026-03-04", "2026-03-04T08:30:00.000Z", ids.ben],
      ["2026-03-05", "2026-03-05T08:30:00.000Z", ids.ben],
    ],
    "today and the coming day",
  );
  at("2026-03-06T05:00:00Z");
  await run();
  at("2026-03-07T05:00:00Z");
  await run();
  assert.deepEqual(
    made.slice(2).map(({ on }) => on),
    ["2026-03-06"],
  );
  at("2026-03-08T05:00:00Z");
  await run();
  assert.deepEqual(
    made.slice(3).map(({ on }) => on),
    ["2026-03-09"],
    "on Sunday the coming day is Monday",
  );
});

test("after a week without a server only the latest of the missed is made, then today's and tomorrow's", async () => {
  at("2026-03-16T05:00:00Z");
  made.length = 0;
  await run();
  assert.deepEqual(
    made.map(({ on }) => on),
    ["2026-03-16", "2026-03-17"],
  );
});

test("without a time it is due at the end of the working day; ended it comes no more", async () => {
  at("2026-03-17T05:00:00Z");
  made.length = 0;
  const { body } = await asks.head("POST", "/recurrences", {
    title: "Report",
    personId: ids.ben,
    every: { unit: "week", times: 1, weekdays: [3] },
  });
  assert.deepEqual([body.giver.id, body.nextOn], [ids.head, "2026-03-18"]);
  await run();
  const report = made.find(({ recurrence }) => recurrence.id === body.id);
  assert.equal(report?.due.toISOString(), "2026-03-18T17:00:00.000Z");
  assert.equal((await asks.ben("PATCH", `/recurrences/${body.id}`, { isEnded: true, title: "x" })).status, 422);
  assert.equal((await asks.ben("PATCH", `/recurrences/${body.id}`, { isEnded: true })).body.isEnded, true);
  assert.equal((await asks.ben("PATCH", `/recurrences/${body.id}`, { title: "x" })).status, 409);
  made.length = 0;
  at("2026-03-25T05:00:00Z");
  await run();
  assert.ok(!made.some(({ recurrence }) => recurrence.id === body.id));
  assert.ok(!(await asks.ben("GET", "/recurrences")).body.items.some(({ id }: { id: string }) => id === body.id));
});

test("changed, what was made is not made again", async () => {
  at("2026-03-30T05:00:00Z");
  const { body } = await asks.ben("POST", "/recurrences", { ...daily, title: "Changed" });
  await run();
  made.length = 0;
  const { body: changed } = await asks.ben(
    "PATCH",
    `/recurrences/${body.id}`,
    { every: { unit: "day", times: 2 } },
    { "if-match": `"${body.version}"` },
  );
  assert.equal(changed.nextOn, "2026-04-01");
  await run();
  assert.ok(!made.some(({ recurrence }) => recurrence.id === body.id));
  assert.equal((await asks.ben("PATCH", `/recurrences/${body.id}`, { title: "late" }, { "if-match": `"${body.version}"` })).status, 409);
});

test("nobody sets work for others than those below, nor about a record they do not see, nor what never comes", async () => {
  at("2026-03-30T05:00:00Z");
  const refusal = async (body: object) => {
    const answer = await asks.ben("POST", "/recurrences", { ...daily, ...body });
    return [answer.status, answer.body.reason ?? answer.body.errors?.[0]?.code];
  };
  assert.deepEqual(await refusal({ personId: ids.cora }), [403, "may_not_set_work"]);
  assert.deepEqual(await refusal({ personId: newId() }), [422, "unknown_person"]);
  assert.deepEqual(await refusal({ subject: { kind: "deal", id: deals.hidden } }), [422, "unknown_subject"]);
  assert.deepEqual(await refusal({ subject: { kind: "client", id: deals.seen } }), [422, "unknown_subject"]);
  assert.deepEqual(await refusal({ startsOn: "2026-04-02", endsOn: "2026-04-01" }), [422, "ends_before_start"]);
  assert.deepEqual(await refusal({ startsOn: "2030-04-02" }), [422, "starts_too_far"]);
  assert.deepEqual(await refusal({ startsOn: "2020-04-02" }), [422, "starts_too_far"]);
  assert.deepEqual(await refusal({ endsOn: "2040-04-02" }), [422, "ends_too_far"]);
  assert.deepEqual(await refusal({ endsOn: "2026-03-31", every: { unit: "month", times: 1, day: 1 } }), [422, "never_comes"]);
  for (const every of [
    { unit: "day", times: 0 },
    { unit: "week", times: 1, weekdays: [] },
    { unit: "week", times: 1, weekdays: [1, 1] },
    { unit: "month", times: 1, day: 32 },
    { unit: "year", times: 1 },
  ])
    assert.equal((await refusal({ every }))[0], 422, JSON.stringify(every));
  const { body } = await asks.head("POST", "/recurrences", { ...daily, title: "Cora's", personId: ids.cora });
  assert.equal((await asks.ben("PATCH", `/recurrences/${body.id}`, { title: "mine" })).status, 404);
  assert.deepEqual((await asks.ben("GET", `/recurrences?person=${ids.cora}`)).body.items, []);
});
