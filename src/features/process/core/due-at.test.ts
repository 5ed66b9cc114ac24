import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { WorkingCalendar } from "#shared/working-calendar.ts";
import type { Due } from "./definition.ts";
import { dueAfterDate, dueAt, taskDueAt } from "./due-at.ts";

const hours = [{ from: "09:00", to: "18:00" }];
const calendar: WorkingCalendar = {
  timeZone: "Europe/Berlin",
  weekly: { 1: hours, 2: hours, 3: hours, 4: hours, 5: hours, 6: [], 7: [] },
  exceptions: new Map([
    ["2026-04-03", []],
    ["2026-04-06", []],
  ]),
};
/** Berlin is an hour ahead of UTC until 29 March 2026, then two. */
const due = (rule: Due, now: string, dates: Readonly<Record<string, string>> = {}, absences: Parameters<typeof dueAt>[2] = []) =>
  dueAt(rule, { now: new Date(now), calendar }, absences, (field) => dates[field] ?? null).toISOString();

test("two working days from Friday 17:00 is Tuesday 17:00", () => {
  assert.equal(due({ workingDays: 2 }, "2026-03-06T16:00:00Z"), "2026-03-10T16:00:00.000Z");
});

test("holidays are no working days", () => {
  assert.equal(due({ workingDays: 2 }, "2026-04-02T15:00:00Z"), "2026-04-08T15:00:00.000Z", "Good Friday and Easter Monday lie between");
  assert.equal(due({ workingDays: 1 }, "2026-04-03T10:00:00Z"), "2026-04-08T07:00:00.000Z", "on a holiday it counts from the next morning");
});

test("working hours go on in the next day", () => {
  assert.equal(due({ workingHours: 4 }, "2026-03-06T15:00:00Z"), "2026-03-09T10:00:00.000Z");
});

test("days on which the person is away do not count", () => {
  const away = [{ from: new Date("2026-03-08T23:00:00Z"), to: new Date("2026-03-10T23:00:00Z") }];
  assert.equal(due({ workingDays: 2 }, "2026-03-06T16:00:00Z", {}, away), "2026-03-12T16:00:00.000Z");
});

test("before a date: the end of work so many working days earlier, never in the past, and today where no date is known", () => {
  const payment = { expectedPaymentOn: "2026-04-08" };
  const rule = { before: "expectedPaymentOn", workingDays: 2 };
  assert.equal(due(rule, "2026-03-02T09:00:00Z", payment), "2026-04-02T16:00:00.000Z", "over Easter");
  assert.equal(due({ ...rule, workingDays: 0 }, "2026-03-02T09:00:00Z", payment), "2026-04-08T16:00:00.000Z");
  assert.equal(due(rule, "2026-04-07T09:00:00Z", payment), "2026-04-07T09:00:00.000Z");
  assert.equal(due({ ...rule, workingDays: 0 }, "2026-03-02T09:00:00Z"), "2026-03-02T17:00:00.000Z");
});

test("a task that would be due before it was given is due when work ends next, also where the date is not known yet", () => {
  const rule = { before: "expectedPaymentOn", workingDays: 2 };
  const ofTask = (now: string, date: string | null, absences: Parameters<typeof dueAt>[2] = []) =>
    taskDueAt(rule, { now: new Date(now), calendar }, absences, () => date).toISOString();
  assert.equal(ofTask("2026-04-07T09:00:00Z", "2026-04-08"), "2026-04-07T16:00:00.000Z", "the date is tomorrow: today");
  assert.equal(ofTask("2026-04-07T09:00:00Z", null), "2026-04-07T16:00:00.000Z");
  assert.equal(ofTask("2026-04-02T16:00:00Z", null), "2026-04-07T16:00:00.000Z", "given when work had ended before Easter");
  const away = [{ from: new Date("2026-04-06T22:00:00Z"), to: new Date("2026-04-07T22:00:00Z") }];
  assert.equal(ofTask("2026-04-07T09:00:00Z", null, away), "2026-04-08T16:00:00.000Z", "who is away today has until tomorrow");
  assert.equal(ofTask("2026-03-02T09:00:00Z", "2026-04-08"), "2026-04-02T16:00:00.000Z", "where there is time, nothing changes");
});

const after = (now: string, date: string | null, current: string | null, absences: Parameters<typeof dueAt>[2] = []) =>
  dueAfterDate(
    current === null ? null : new Date(current),
    { before: "expectedPaymentOn", workingDays: 2 },
    { now: new Date(now), calendar },
    absences,
    date,
  )?.toISOString() ?? null;

test("a date filled in or changed later takes the due time along, sooner or later; one that is emptied leaves it", () => {
  const [now, tonight] = ["2026-03-02T09:00:00Z", "2026-03-02T17:00:00.000Z"];
  assert.equal(after(now, "2026-04-08", tonight), "2026-04-02T16:00:00.000Z", "filled in; over Easter");
  assert.equal(after(now, "2026-03-25", "2026-04-02T16:00:00.000Z"), "2026-03-23T17:00:00.000Z", "two weeks sooner");
  assert.equal(after(now, "2026-03-25", "2026-02-20T17:00:00.000Z"), "2026-03-23T17:00:00.000Z", "late no more, for there is time again");
  assert.equal(after(now, null, "2026-04-02T16:00:00.000Z"), "2026-04-02T16:00:00.000Z");
  assert.equal(after(now, null, null), null);
  const away = [{ from: new Date("2026-03-22T23:00:00Z"), to: new Date("2026-03-23T23:00:00Z") }];
  assert.equal(after(now, "2026-03-25", tonight, away), "2026-03-20T17:00:00.000Z", "days on which the person is away do not count");
});

test("a date that asks for it in the past makes it due when work ends next; what is late stays late where the date asks for it no later", () => {
  const now = "2026-03-20T09:00:00Z";
  assert.equal(
    after(now, "2026-03-21", "2026-04-02T16:00:00.000Z"),
    "2026-03-20T17:00:00.000Z",
    "brought forward, so that it were due yesterday",
  );
  assert.equal(after(now, "2026-01-10", null), "2026-03-20T17:00:00.000Z");
  assert.equal(after(now, "2026-01-10", "2026-03-20T17:00:00.000Z"), "2026-03-20T17:00:00.000Z", "due tonight, and still");
  assert.equal(after(now, "2026-03-05", "2026-03-10T17:00:00.000Z"), "2026-03-10T17:00:00.000Z", "late, and was to be sooner");
  assert.equal(after(now, "2026-03-12", "2026-03-10T17:00:00.000Z"), "2026-03-10T17:00:00.000Z", "the same date again");
  assert.equal(after(now, "2026-03-19", "2026-03-10T17:00:00.000Z"), "2026-03-20T17:00:00.000Z", "late, and put off, but not far enough");
});

test("asked again about the same date, whenever that is, a due time that followed it stays where it is", () => {
  const hour = fc.integer({ min: 0, max: 24 * 120 }).map((hours) => new Date(Date.UTC(2026, 1, 1, hours)).toISOString());
  const day = fc.integer({ min: 0, max: 150 }).map((days) => new Date(Date.UTC(2026, 0, 15 + days)).toISOString().slice(0, 10));
  fc.assert(
    fc.property(hour, hour, day, fc.option(hour.map((at) => new Date(at).toISOString())), (one, other, date, current) => {
      const [first, later] = [one, other].sort() as [string, string];
      const followed = after(first, date, current);
      assert.ok(followed === current || new Date(followed ?? 0) > new Date(first), "what moves never moves into the past");
      assert.equal(after(first, date, followed), followed);
      assert.equal(after(later, date, followed), followed);
    }),
  );
});

test("a calendar without any work makes it due at once", () => {
  const never = { ...calendar, weekly: { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] } };
  const now = new Date("2026-03-02T09:00:00Z");
  assert.deepEqual(
    dueAt({ workingDays: 2 }, { now, calendar: never }, [], () => null),
    now,
  );
  assert.deepEqual(
    taskDueAt({ before: "expectedPaymentOn", workingDays: 2 }, { now, calendar: never }, [], () => null),
    now,
  );
});
