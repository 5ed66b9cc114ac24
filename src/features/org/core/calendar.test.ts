import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { addWorkingTime, workingDaysBetween } from "#shared/working-time.ts";
import {
  type CalendarException,
  type CalendarSettings,
  calendarOf,
  defaultHours,
  removeException,
  setException,
  setHours,
  workingCalendar,
} from "./calendar.ts";

const company = (more: Partial<CalendarSettings> = {}): CalendarSettings => ({
  timeZone: "Europe/Berlin",
  country: "DE",
  region: "BY",
  hours: defaultHours,
  exceptions: [],
  ...more,
});
const dayOf = (settings: CalendarSettings, on: string, language = "en") =>
  calendarOf(Number(on.slice(0, 4)), settings, language).days.find((day) => day.on === on);
const dayOff = (on: string): CalendarException => ({ on, hours: null, name: "Summer party" });
const worked = (on: string): CalendarException => ({ on, hours: { from: "10:00", to: "14:00" }, name: "Stock-taking" });

test("2026 has 252 working days in Bavaria and 254 in Berlin", () => {
  assert.equal(calendarOf(2026, company(), "en").workingDays, 252);
  assert.equal(calendarOf(2026, company({ region: "BE" }), "en").workingDays, 254);
});

test("a year has all of its days, a leap year one more", () => {
  assert.equal(calendarOf(2026, company(), "en").days.length, 365);
  const { days } = calendarOf(2028, company(), "en");
  assert.deepEqual([days.length, days[0]?.on, days.at(-1)?.on], [366, "2028-01-01", "2028-12-31"]);
});

test("a weekday is worked at its hours, a weekend and a holiday are not", () => {
  assert.deepEqual(dayOf(company(), "2026-03-02"), {
    on: "2026-03-02",
    kind: "working",
    name: null,
    hours: [{ from: "09:00", to: "18:00" }],
  });
  assert.deepEqual(dayOf(company(), "2026-03-01"), { on: "2026-03-01", kind: "weekend", name: null, hours: [] });
  assert.deepEqual(dayOf(company(), "2026-01-06", "de"), { on: "2026-01-06", kind: "holiday", name: "Heilige Drei Könige", hours: [] });
  assert.equal(dayOf(company({ region: "BE" }), "2026-01-06")?.kind, "working");
});

test("an own day off goes before a weekday, own hours go before a holiday and a weekend", () => {
  const settings = company({ exceptions: [dayOff("2026-03-02"), worked("2026-01-06"), worked("2026-03-07"), worked("2026-03-03")] });
  assert.deepEqual(dayOf(settings, "2026-03-02"), { on: "2026-03-02", kind: "day_off", name: "Summer party", hours: [] });
  assert.equal(dayOf(settings, "2026-01-06")?.kind, "extra_working");
  assert.deepEqual(dayOf(settings, "2026-03-07"), {
    on: "2026-03-07",
    kind: "extra_working",
    name: "Stock-taking",
    hours: [{ from: "10:00", to: "14:00" }],
  });
  assert.equal(dayOf(settings, "2026-03-03")?.kind, "working");
  assert.equal(calendarOf(2026, settings, "en").workingDays, 252 - 1 + 1 + 1);
});

test("due in two working days on Maundy Thursday is Wednesday, for Good Friday and Easter Monday are off", () => {
  const due = addWorkingTime(
    new Date("2026-04-02T15:00:00Z"),
    { workingDays: 2 },
    workingCalendar(company(), { from: 2026, to: 2026 }),
    [],
  );
  assert.deepEqual(due, { ok: true, value: new Date("2026-04-08T15:00:00Z") });
});

test("the days that the calendar shows as worked are those that working time reckons with", () => {
  const on = fc.integer({ min: 1, max: 28 }).map((day) => `2026-0${1 + (day % 9)}-${String(day).padStart(2, "0")}`);
  const exception = fc.oneof(on.map(dayOff), on.map(worked));
  const region = fc.constantFrom(null, "BY", "BE", "BY-KATH");
  const weekday = fc.constantFrom(1, 2, 3, 4, 5, 6, 7).map((number) => ({ weekday: number as 1, from: "08:00", to: "12:00" }));
  fc.assert(
    fc.property(
      fc.uniqueArray(exception, { selector: (one) => one.on, maxLength: 12 }),
      region,
      fc.uniqueArray(weekday, { selector: (one) => one.weekday, minLength: 1 }),
      (exceptions, where, hours) => {
        const settings = company({ exceptions, region: where, hours });
        const counted = workingDaysBetween("2026-01-01", "2027-01-01", workingCalendar(settings, { from: 2026, to: 2026 }), []);
        assert.equal(calendarOf(2026, settings, "en").workingDays, counted);
      },
    ),
    { numRuns: 15 },
  );
});

test("hours may have a break, and come back in order", () => {
  const wished = [
    { weekday: 2, from: "13:00", to: "18:00" },
    { weekday: 2, from: "09:00", to: "12:00" },
    { weekday: 1, from: "09:00", to: "12:00" },
  ] as const;
  const set = setHours(defaultHours, wished);
  assert.ok(set.ok && set.value[0]?.type === "WorkingHoursSet");
  assert.deepEqual(set.value[0].after, [wished[2], wished[1], wished[0]]);
});

test("hours that overlap, end before they begin, or leave no working day are refused; the same again changes nothing", () => {
  const monday = (from: string, to: string) => ({ weekday: 1, from, to }) as const;
  assert.deepEqual(setHours([], [monday("09:00", "13:00"), monday("12:59", "18:00")]), { ok: false, refusal: "hours_overlap" });
  assert.deepEqual(setHours([], [monday("09:00", "09:00")]), { ok: false, refusal: "hours_empty" });
  assert.deepEqual(setHours(defaultHours, []), { ok: false, refusal: "never_working" });
  assert.deepEqual(setHours([], [monday("09:00", "12:00"), monday("12:00", "18:00")]).ok, true);
  assert.deepEqual(setHours(defaultHours, [...defaultHours].reverse()), { ok: true, value: [] });
});

test("an own exception is a day off without hours, or a day with hours", () => {
  const wish = { on: "2026-05-15", isWorking: true, from: "09:00", to: "13:00", name: "Bridge" };
  const refusal = (more: Partial<typeof wish> | { from?: undefined }) => {
    const set = setException(null, { ...wish, ...more });
    return set.ok ? null : set.refusal;
  };
  assert.equal(refusal({}), null);
  assert.equal(refusal({ from: undefined }), "hours_needed");
  assert.equal(refusal({ isWorking: false }), "hours_on_day_off");
  assert.equal(refusal({ to: "09:00" }), "exception_empty");
  assert.equal(refusal({ on: "2101-01-01" }), "date_out_of_range");
  const before: CalendarException = { on: wish.on, hours: { from: "09:00", to: "13:00" }, name: "Bridge" };
  assert.deepEqual(setException(before, wish), { ok: true, value: [] });
  assert.deepEqual(removeException(before), { ok: true, value: [{ type: "CalendarExceptionRemoved", before }] });
});
