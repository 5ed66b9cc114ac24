import assert from "node:assert/strict";
import { test } from "node:test";
import type { WorkingCalendar } from "#shared/working-calendar.ts";
import { datesIn, followDates, followWaits } from "./follow-dates.ts";
import type { Task } from "./task.ts";

const hours = [{ from: "09:00", to: "18:00" }];
const calendar: WorkingCalendar = {
  timeZone: "UTC",
  weekly: { 1: hours, 2: hours, 3: hours, 4: hours, 5: hours, 6: [], 7: [] },
  exceptions: new Map(),
};
const now = new Date("2026-03-02T10:00:00Z");
const task: Task = {
  ...{ id: "t", kind: "step", runId: "r", visit: 1, step: "prepare", title: "Prepare", text: null },
  ...{ subjectKind: "deal", subjectId: "d", ownerId: "ben", assigneeId: "ben", giverId: null, status: "open" },
  ...{ dueAt: new Date("2026-03-02T18:00:00Z"), plannedFrom: null, plannedTo: null, effortMinutes: null, isCheckpoint: false },
  ...{ postponed: 0, begunAt: null, outcome: null, comment: null, createdAt: now, closedAt: null, closedBy: null },
  ...{ recurrenceId: null, version: 1 },
};
const due = { before: "custom.delivery_on", workingDays: 2 };
const dates = new Map([["d", { "custom.delivery_on": "2026-03-20" }]]);
const followed = (tasks: readonly Task[], known = dates, rule = due) =>
  followDates(
    tasks.map((one) => ({ task: one, due: rule })),
    known,
    { now, calendar },
    (id) => (id === "cora" ? [{ from: new Date("2026-03-18T00:00:00Z"), to: new Date("2026-03-19T00:00:00Z") }] : []),
  ).map((event) => [event.task.id, event.due.toISOString()]);

test("open tasks follow the date their step is counted from, each by the working time of whoever has it", () => {
  const other = { ...task, id: "other", assigneeId: "cora" };
  assert.deepEqual(followed([task, other]), [
    ["t", "2026-03-18T18:00:00.000Z"],
    ["other", "2026-03-17T18:00:00.000Z"],
  ]);
});

test("what was put off, is closed, hangs on another date or is due then already stays as it is", () => {
  assert.deepEqual(followed([{ ...task, postponed: 1 }]), []);
  assert.deepEqual(followed([{ ...task, status: "done" }]), []);
  assert.deepEqual(followed([task], dates, { ...due, before: "expectedPaymentOn" }), []);
  assert.deepEqual(followed([{ ...task, subjectId: "another" }]), []);
  assert.deepEqual(followed([{ ...task, dueAt: new Date("2026-03-18T18:00:00Z") }]), []);
});

test("what a run waits for moves with its date, and goes on at once where that is over by the new one", () => {
  const [monday, late] = [new Date("2026-03-16T18:00:00Z"), new Date("2026-02-02T18:00:00Z")];
  const moved = (dueAt: Date, date = "2026-03-20") =>
    followWaits(
      [{ id: "w", runId: "r", processId: "p", subjectKind: "deal", subjectId: "d", step: "wait", dueAt, due }],
      new Map([["d", { [due.before]: date }]]),
      { now, calendar },
    ).map((one) => one.due.toISOString());
  assert.deepEqual(moved(monday), ["2026-03-18T18:00:00.000Z"]);
  assert.deepEqual(moved(new Date("2026-03-18T18:00:00Z")), []);
  assert.deepEqual(moved(monday, "2026-03-03"), ["2026-03-02T10:00:00.000Z"]);
  assert.deepEqual(moved(late, "2026-03-03"), [], "it is about to go on anyway");
});

test("an event tells the dates that are new; what it empties, and what is no date, tells none", () => {
  const told = (event: Parameters<typeof datesIn>[0]) => [...datesIn(event)];
  const changed = { type: "DealChanged", dealId: "d", after: { title: "Lamps", expectedPaymentOn: "2026-05-01", amount: 5n } };
  assert.deepEqual(told(changed), [["d", { expectedPaymentOn: "2026-05-01" }]]);
  assert.deepEqual(told({ ...changed, after: { expectedPaymentOn: null } }), []);
  const filled = { type: "LeadFieldsFilled", leadId: "l", after: { visit_on: "2026-05-01", halls: 4, gone_on: null } };
  assert.deepEqual(told(filled), [["l", { "custom.visit_on": "2026-05-01" }]]);
  const converted = { type: "LeadConverted", leadId: "l", clientId: "c", dealId: "d", convertedOn: "2026-03-02" };
  assert.deepEqual(told(converted), [["l", { convertedOn: "2026-03-02" }]]);
  assert.deepEqual(told({ type: "ClientFieldsFilled", clientId: "c", after: { renewal_on: "2027-01-01" } }), [
    ["c", { "custom.renewal_on": "2027-01-01" }],
  ]);
});
