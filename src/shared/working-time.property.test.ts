import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { dateOfDay, dayNumber } from "./date.ts";
import { businessDate } from "./period.ts";
import type { Absence, ClockInterval, WorkingCalendar } from "./working-calendar.ts";
import { addWorkingTime, isWorkingInstant, type WorkingAmount, workingDaysBetween, workingTimeBetween } from "./working-time.ts";

const week = (days: readonly ClockInterval[], weekend: readonly ClockInterval[]) => ({
  1: days,
  2: days,
  3: days,
  4: days,
  5: days,
  6: weekend,
  7: weekend,
});

describe("for any calendar and absences", () => {
  const clock = (minutes: number) => `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
  // Between 6:00 and 22:00, where no clock changes: within a repeated hour a later instant can have the earlier clock time.
  const hours = fc
    .uniqueArray(fc.integer({ min: 24, max: 88 }), { minLength: 2, maxLength: 6 })
    .map((quarters) => [...quarters].sort((one, other) => one - other))
    .map((quarters) =>
      Array.from({ length: Math.floor(quarters.length / 2) }, (_, pair) => ({
        from: clock(quarters[2 * pair]! * 15),
        to: clock(quarters[2 * pair + 1]! * 15),
      })),
    );
  const first = dayNumber("2018-01-01");
  const days = fc.integer({ min: first, max: dayNumber("2027-01-01") });
  const calendars = fc.record({
    timeZone: fc.constantFrom("Europe/Berlin", "America/Sao_Paulo", "Asia/Kolkata", "America/New_York", "UTC"),
    weekly: fc.tuple(hours, fc.oneof(hours, fc.constant([]))).map(([weekdays, weekend]) => week(weekdays, weekend)),
    exceptions: fc
      .array(fc.tuple(days.map(dateOfDay), fc.oneof(fc.constant([]), hours)), { maxLength: 400 })
      .map((entries) => new Map<string, readonly ClockInterval[]>(entries)),
  });
  const minutes = fc.integer({ min: first * 1440, max: (first + 3_000) * 1440 });
  const instants = minutes.map((minute) => new Date(minute * 60_000));
  const absences = fc.array(
    fc
      .tuple(instants, fc.integer({ min: 1, max: 20_000 }))
      .map(([from, length]) => ({ from, to: new Date(from.getTime() + length * 60_000) })),
    { maxLength: 5 },
  );
  const quarterHours = fc.integer({ min: 0, max: 800 }).map((quarters) => quarters / 4);
  const given = [calendars, absences, instants] as const;
  const after = (start: Date, amount: WorkingAmount, calendar: WorkingCalendar, gone: readonly Absence[]) => {
    const result = addWorkingTime(start, amount, calendar, gone);
    if (!result.ok) assert.fail(result.refusal);
    return result.value;
  };

  test("hours added and then measured are the hours that were added", () => {
    fc.assert(
      fc.property(...given, quarterHours, (calendar, gone, start, workingHours) =>
        assert.equal(workingTimeBetween(start, after(start, { workingHours }, calendar, gone), calendar, gone), workingHours),
      ),
    );
  });
  test("adding hours twice is adding their sum", () => {
    fc.assert(
      fc.property(...given, quarterHours, fc.integer({ min: 1, max: 200 }), (calendar, gone, start, one, quarters) => {
        const other = quarters / 4;
        const twice = after(after(start, { workingHours: one }, calendar, gone), { workingHours: other }, calendar, gone);
        assert.deepEqual(twice, after(start, { workingHours: one + other }, calendar, gone));
      }),
    );
  });
  test("days added are the working days that lie between", () => {
    fc.assert(
      fc.property(...given, fc.integer({ min: 0, max: 60 }), (calendar, gone, start, workingDays) => {
        const begin = businessDate(after(start, { workingDays: 0 }, calendar, gone), calendar.timeZone);
        const end = businessDate(after(start, { workingDays }, calendar, gone), calendar.timeZone);
        assert.equal(workingDaysBetween(begin, end, calendar, gone), workingDays);
      }),
    );
  });
  test("a later start or a larger amount is never due earlier, and nothing is due before it starts", () => {
    const amounts = fc.oneof(
      fc.tuple(fc.nat(40), fc.nat(10)).map(([few, more]) => [{ workingDays: few }, { workingDays: few + more }] as const),
      fc.tuple(fc.nat(90), fc.nat(20)).map(([few, more]) => [{ workingHours: few }, { workingHours: few + more }] as const),
    );
    fc.assert(
      fc.property(...given, fc.nat(5_000), amounts, (calendar, gone, start, later, [few, more]) => {
        const due = after(start, few, calendar, gone);
        assert.ok(due >= start);
        assert.ok(after(new Date(start.getTime() + later * 60_000), few, calendar, gone) >= due);
        assert.ok(after(start, more, calendar, gone) >= due);
      }),
    );
  });
  test("the next moment of work is one, and there is none before it", () => {
    fc.assert(
      fc.property(...given, (calendar, gone, start) => {
        const next = after(start, { workingHours: 0 }, calendar, gone);
        assert.ok(isWorkingInstant(next, calendar, gone));
        assert.equal(workingTimeBetween(start, next, calendar, gone), 0);
        assert.equal(isWorkingInstant(start, calendar, gone), next.getTime() === start.getTime());
      }),
    );
  });
  test("working time agrees with looking at the clock on the wall every quarter of an hour", () => {
    const onTheQuarter = instants.map((at) => new Date(Math.floor(at.getTime() / 900_000) * 900_000));
    const quarterAbsences = absences.map((list) =>
      list.map(({ from, to }) => ({
        from: new Date(Math.floor(from.getTime() / 900_000) * 900_000),
        to: new Date(Math.ceil(to.getTime() / 900_000) * 900_000),
      })),
    );
    fc.assert(
      fc.property(calendars, quarterAbsences, onTheQuarter, fc.nat(400), (calendar, gone, start, quarters) => {
        let worked = 0;
        for (let quarter = 0; quarter < quarters; quarter++) {
          const at = new Date(start.getTime() + quarter * 900_000);
          const wall = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(calendar.timeZone);
          const time = wall.toPlainTime().toString().slice(0, 5);
          const open = calendar.exceptions.get(wall.toPlainDate().toString()) ?? calendar.weekly[wall.dayOfWeek as 1];
          const isOpen = open.some(({ from, to }) => from <= time && time < to) && !gone.some(({ from, to }) => from <= at && at < to);
          assert.equal(isWorkingInstant(at, calendar, gone), isOpen);
          if (isOpen) worked += 1;
        }
        assert.equal(workingTimeBetween(start, new Date(start.getTime() + quarters * 900_000), calendar, gone), worked / 4);
      }),
      { numRuns: 60 },
    );
  });
});
