import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { WorkingCalendar } from "#shared/working-calendar.ts";
import { workingTimeBetween } from "#shared/working-time.ts";
import { loadOf } from "./load.ts";
import { workingClock } from "./working-clock.ts";

const nine = [{ from: "09:00", to: "18:00" }];
const calendar: WorkingCalendar = {
  timeZone: "Europe/Berlin",
  weekly: { 1: nine, 2: nine, 3: nine, 4: nine, 5: [{ from: "09:00", to: "15:00" }], 6: [], 7: [] },
  exceptions: new Map([["2026-11-25", []]]),
};
const away = [{ from: new Date("2026-11-26T23:00:00Z"), to: new Date("2026-11-27T23:00:00Z") }];
const now = new Date("2026-11-23T16:00:00Z");

test("the clock counts the working minutes until any instant within six weeks as the calendar does, holiday and absence taken out", () => {
  const instant = fc.integer({ min: -40 * 1_440, max: 40 * 1_440 }).map((minutes) => new Date(now.getTime() + minutes * 60_000));
  fc.assert(
    fc.property(fc.array(instant, { minLength: 1, maxLength: 8 }), (instants) => {
      const clock = workingClock(now, instants, calendar, away);
      for (const one of instants)
        assert.ok(Math.abs(clock.minutesUntil(one) - workingTimeBetween(now, one, calendar, away) * 60) < 1e-6, one.toISOString());
    }),
    { numRuns: 40 },
  );
});

test("an ordinary working day is the mean of the weekdays that are worked", () => {
  assert.equal(workingClock(now, [], calendar, []).dayMinutes, (4 * 540 + 360) / 5);
});

test("what is years away keeps its order and its sign", () => {
  const [long, longer] = [new Date("2027-06-01T12:00:00Z"), new Date("2028-06-01T12:00:00Z")];
  const before = new Date("2024-06-01T12:00:00Z");
  const clock = workingClock(now, [long, longer, before], calendar, []);
  assert.ok(clock.minutesUntil(longer) > clock.minutesUntil(long) && clock.minutesUntil(long) > 40 * 480);
  assert.ok(clock.minutesUntil(before) < -300 * 480);
});

test("the load of a day sets its efforts against the hours that are left of it", () => {
  const at = (hour: string) => Date.parse(`2026-11-23T${hour}:00Z`);
  const spans = [
    { from: at("08:00"), to: at("12:00") },
    { from: at("13:00"), to: at("17:00") },
  ];
  assert.deepEqual(loadOf([90, null, 30, null], spans, new Date(at("11:30"))), {
    plannedMinutes: 160,
    availableMinutes: 270,
    unestimated: 2,
  });
});
