import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { addDays, dateOfDay, dayNumber } from "./date.ts";
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
  test("and so does an absence without end, or more work than 20 years hold, in less than 5 seconds", () => {
    const began = performance.now();
    assert.deepEqual(nextWorkingInstant(start, berlin, [{ from: start, to: new Date("2999-01-01") }]), refused);
    assert.deepEqual(addWorkingTime(start, { workingDays: 1_000_000 }, berlin, []), refused);
    assert.deepEqual(addWorkingTime(start, { workingHours: Number.POSITIVE_INFINITY }, berlin, []), refused);
    assert.ok(performance.now() - began < 5_000);
  });
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
        const begin = shown(after(start, { workingDays: 0 }, calendar, gone), calendar).slice(0, 10);
        const end = shown(after(start, { workingDays }, calendar, gone), calendar).slice(0, 10);
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
