import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { Temporal } from "temporal-polyfill";
import { addDays } from "./date.ts";
import type { Absence, ClockInterval, WorkingCalendar } from "./working-calendar.ts";
import {
  addWorkingTime,
  isWorkingInstant,
  nextWorkingInstant,
  type WorkingAmount,
  workingDaysBetween,
  workingTimeBetween,
} from "./working-time.ts";

const nineToSix: readonly ClockInterval[] = [{ from: "09:00", to: "18:00" }];
const week = (days: readonly ClockInterval[], weekend: readonly ClockInterval[] = []) => ({
  1: days,
  2: days,
  3: days,
  4: days,
  5: days,
  6: weekend,
  7: weekend,
});
const office = (timeZone: string, exceptions: readonly (readonly [string, readonly ClockInterval[]])[] = []): WorkingCalendar => ({
  timeZone,
  weekly: week(nineToSix),
  exceptions: new Map(exceptions),
});
const berlin = office("Europe/Berlin");
const local = (text: string, timeZone = "Europe/Berlin") =>
  new Date(Temporal.PlainDateTime.from(text).toZonedDateTime(timeZone).epochMilliseconds);
const shown = (at: Date, { timeZone }: WorkingCalendar) =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone).toPlainDateTime().toString();
const due = (start: string, amount: WorkingAmount, calendar = berlin, absences: readonly Absence[] = []) => {
  const result = addWorkingTime(local(start, calendar.timeZone), amount, calendar, absences);
  return result.ok ? shown(result.value, calendar) : result.refusal;
};
const away = (from: string, to: string): Absence => ({ from: local(from), to: local(to) });

describe("due in working days", () => {
  test("2 at Friday 17:00 with 9:00–18:00 is Tuesday 17:00", () =>
    assert.equal(due("2026-03-06T17:00", { workingDays: 2 }), "2026-03-10T17:00:00"));
  test("counts from the next moment of work when it starts outside of working hours", () => {
    assert.equal(due("2026-03-07T11:30", { workingDays: 2 }), "2026-03-11T09:00:00", "Saturday counts as Monday 9:00");
    assert.equal(due("2026-03-06T18:00", { workingDays: 1 }), "2026-03-10T09:00:00", "at 18:00 the day is over");
    assert.equal(due("2026-03-06T08:00", { workingDays: 1 }), "2026-03-09T09:00:00");
    assert.equal(due("2026-03-07T11:30", { workingDays: 0 }), "2026-03-09T09:00:00");
    assert.equal(due("2026-03-06T17:00", { workingDays: 0 }), "2026-03-06T17:00:00");
  });
  test("skips holidays and takes extra working days", () => {
    const calendar = office("Europe/Berlin", [
      ["2026-03-09", []],
      ["2026-03-14", nineToSix],
    ]);
    assert.equal(due("2026-03-06T17:00", { workingDays: 2 }, calendar), "2026-03-11T17:00:00");
    assert.equal(due("2026-03-13T10:00", { workingDays: 1 }, calendar), "2026-03-14T10:00:00");
  });
  test("is taken into the hours of a shorter day, and out of a break", () => {
    const short: WorkingCalendar = {
      ...berlin,
      weekly: {
        ...week(nineToSix),
        5: [{ from: "09:00", to: "13:00" }],
        1: [
          { from: "09:00", to: "12:00" },
          { from: "14:00", to: "18:00" },
        ],
        2: [{ from: "11:00", to: "18:00" }],
      },
    };
    assert.equal(due("2026-03-05T17:00", { workingDays: 1 }, short), "2026-03-06T13:00:00");
    assert.equal(due("2026-03-05T12:30", { workingDays: 2 }, short), "2026-03-09T14:00:00");
    assert.equal(due("2026-03-05T12:00", { workingDays: 2 }, short), "2026-03-09T12:00:00", "the break begins when it is due");
    assert.equal(due("2026-03-05T09:30", { workingDays: 3 }, short), "2026-03-10T11:00:00");
  });
  test("does not count days on which the person is away, but counts days with some work left", () => {
    assert.equal(
      due("2026-03-06T17:00", { workingDays: 2 }, berlin, [away("2026-03-09T00:00", "2026-03-10T00:00")]),
      "2026-03-11T17:00:00",
    );
    assert.equal(
      due("2026-03-06T17:00", { workingDays: 2 }, berlin, [away("2026-03-09T09:00", "2026-03-09T17:00")]),
      "2026-03-10T17:00:00",
    );
    assert.equal(
      due("2026-03-06T17:00", { workingDays: 1 }, berlin, [away("2026-03-09T15:00", "2026-03-09T18:00")]),
      "2026-03-09T15:00:00",
    );
    assert.equal(
      due("2026-03-06T10:00", { workingDays: 1 }, berlin, [away("2026-03-06T09:00", "2026-03-06T12:00")]),
      "2026-03-09T12:00:00",
    );
  });
  test("must be a whole number that is not negative", () => {
    for (const workingDays of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])
      assert.throws(() => due("2026-03-06T17:00", { workingDays }), RangeError);
  });
});

describe("due in working hours", () => {
  test("goes on where the last working day ended", () => {
    assert.equal(due("2026-03-06T17:00", { workingHours: 2 }), "2026-03-09T10:00:00");
    assert.equal(due("2026-03-06T17:00", { workingHours: 1 }), "2026-03-06T18:00:00", "an hour that fills the day ends with it");
    assert.equal(due("2026-03-06T17:00", { workingHours: 0.25 }), "2026-03-06T17:15:00");
    assert.equal(due("2026-03-07T03:00", { workingHours: 4 }), "2026-03-09T13:00:00");
    assert.equal(due("2026-03-06T09:00", { workingHours: 45 }), "2026-03-12T18:00:00");
  });
  test("leaves out what the person is away", () =>
    assert.equal(
      due("2026-03-06T10:00", { workingHours: 4 }, berlin, [away("2026-03-06T11:00", "2026-03-06T13:00")]),
      "2026-03-06T16:00:00",
    ));
  test("must not be negative", () => {
    for (const workingHours of [-1, Number.NaN]) assert.throws(() => due("2026-03-06T17:00", { workingHours }), RangeError);
  });
});

describe("where the clocks change", () => {
  test("a due date keeps its time on the wall", () => {
    assert.equal(due("2026-03-27T17:00", { workingDays: 2 }), "2026-03-31T17:00:00");
    assert.equal(due("2026-10-23T17:00", { workingDays: 2 }), "2026-10-27T17:00:00");
    assert.deepEqual(addWorkingTime(new Date("2026-03-27T16:00:00Z"), { workingDays: 2 }, berlin, []), {
      ok: true,
      value: new Date("2026-03-31T15:00:00Z"),
    });
    assert.deepEqual(addWorkingTime(new Date("2026-10-23T15:00:00Z"), { workingHours: 2 }, berlin, []), {
      ok: true,
      value: new Date("2026-10-26T09:00:00Z"),
    });
    const saoPaulo = office("America/Sao_Paulo");
    assert.deepEqual(addWorkingTime(new Date("2018-11-02T20:00:00Z"), { workingDays: 2 }, saoPaulo, []), {
      ok: true,
      value: new Date("2018-11-06T19:00:00Z"),
    });
    assert.equal(due("2026-03-06T17:00", { workingDays: 2 }, office("Asia/Kolkata")), "2026-03-10T17:00:00");
    assert.deepEqual(addWorkingTime(new Date("2026-03-06T11:30:00Z"), { workingDays: 2 }, office("Asia/Kolkata"), []), {
      ok: true,
      value: new Date("2026-03-10T11:30:00Z"),
    });
  });
  test("a night shift is an hour shorter in spring and an hour longer in autumn", () => {
    const hours = (timeZone: string, date: string, shift: ClockInterval) => {
      const calendar = { timeZone, weekly: week([shift], [shift]), exceptions: new Map() };
      return workingTimeBetween(local(`${date}T00:00`, timeZone), local(`${addDays(date, 1)}T00:00`, timeZone), calendar, []);
    };
    const night = { from: "00:00", to: "08:00" };
    assert.deepEqual(
      [
        hours("Europe/Berlin", "2026-03-28", night),
        hours("Europe/Berlin", "2026-03-29", night),
        hours("Europe/Berlin", "2026-10-25", night),
      ],
      [8, 7, 9],
    );
    assert.equal(hours("America/Sao_Paulo", "2018-11-04", night), 7, "midnight itself was skipped");
    assert.equal(hours("America/Sao_Paulo", "2018-02-17", { from: "20:00", to: "24:00" }), 5, "the hour before midnight came twice");
    assert.equal(hours("Europe/Berlin", "2026-03-29", { from: "02:00", to: "03:00" }), 0, "an hour that did not exist");
    assert.equal(hours("Asia/Kolkata", "2026-03-29", night), 8);
  });
});

describe("working time that has passed", () => {
  test("is counted in hours of work only", () => {
    assert.equal(workingTimeBetween(local("2026-03-06T17:00"), local("2026-03-10T17:00"), berlin, []), 18);
    assert.equal(workingTimeBetween(local("2026-03-07T00:00"), local("2026-03-09T00:00"), berlin, []), 0);
    assert.equal(workingTimeBetween(local("2026-03-06T17:30"), local("2026-03-06T17:45"), berlin, []), 0.25);
    assert.equal(workingTimeBetween(local("2026-03-10T17:00"), local("2026-03-06T17:00"), berlin, []), -18, "overdue");
    assert.equal(
      workingTimeBetween(local("2026-03-06T17:00"), local("2026-03-10T17:00"), berlin, [away("2026-03-09T00:00", "2026-03-10T00:00")]),
      9,
    );
  });
  test("in days: February 2026 has 20, and 8 of them are gone after the 11th", () => {
    assert.equal(workingDaysBetween("2026-02-01", "2026-03-01", berlin, []), 20);
    assert.equal(workingDaysBetween("2026-02-01", "2026-02-12", berlin, []), 8);
    assert.equal(workingDaysBetween("2026-02-12", "2026-02-01", berlin, []), 0);
    assert.equal(workingDaysBetween("2026-02-01", "2026-03-01", berlin, [away("2026-02-02T00:00", "2026-02-07T00:00")]), 15);
  });
  test("begins at 9:00 and is over at 18:00", () => {
    const isWorking = (text: string) => isWorkingInstant(local(text), berlin, []);
    assert.deepEqual(
      [
        isWorking("2026-03-06T08:59:59.999"),
        isWorking("2026-03-06T09:00"),
        isWorking("2026-03-06T17:59:59.999"),
        isWorking("2026-03-06T18:00"),
        isWorking("2026-03-07T12:00"),
      ],
      [false, true, true, false, false],
    );
  });
});

describe("a calendar on which nobody ever works", () => {
  const never = { ...berlin, weekly: week([]) };
  const start = local("2026-03-06T17:00");
  const refused = { ok: false, refusal: "no_working_time" };
  test("refuses a due date instead of looking for one for ever", () => {
    assert.deepEqual(addWorkingTime(start, { workingDays: 1 }, never, []), refused);
    assert.deepEqual(addWorkingTime(start, { workingHours: 1 }, never, []), refused);
    assert.deepEqual(nextWorkingInstant(start, never, []), refused);
  });
  test("and so does an absence without end, or more work than 20 years hold, without looking for ever", () => {
    const began = performance.now();
    assert.deepEqual(nextWorkingInstant(start, berlin, [{ from: start, to: new Date("2999-01-01") }]), refused);
    assert.deepEqual(addWorkingTime(start, { workingDays: 1_000_000 }, berlin, []), refused);
    assert.deepEqual(addWorkingTime(start, { workingHours: Number.POSITIVE_INFINITY }, berlin, []), refused);
    assert.ok(performance.now() - began < 60_000);
  });
});
