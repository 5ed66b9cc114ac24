import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { dayNumber } from "./date.ts";
import { type ClockInterval, calendarProblem, spansOf, spansOfDay, type WorkingCalendar } from "./working-calendar.ts";

const office: readonly ClockInterval[] = [
  { from: "09:00", to: "13:00" },
  { from: "14:00", to: "18:00" },
];
const calendar: WorkingCalendar = {
  timeZone: "Europe/Berlin",
  weekly: { 1: office, 2: office, 3: office, 4: office, 5: office, 6: [], 7: [] },
  exceptions: new Map([
    ["2026-05-01", []],
    ["2026-05-09", [{ from: "10:00", to: "12:00" }]],
  ]),
};
const onMonday = (...intervals: readonly ClockInterval[]) => ({ ...calendar, weekly: { ...calendar.weekly, 1: intervals } });
const spansOn = (date: string, absences: readonly (readonly [string, string])[] = [], working = calendar) =>
  spansOfDay(dayNumber(date), working, spansOf(absences.map(([from, to]) => ({ from: new Date(from), to: new Date(to) })))).map(
    ({ from, to }) => [from, to].map((instant) => new Date(instant).toISOString().slice(11, 16)).join("–"),
  );

describe("a calendar that was entered", () => {
  test("is accepted when its hours are in order and its dates and time zone exist", () => {
    assert.equal(calendarProblem(calendar), null);
    assert.equal(
      calendarProblem(onMonday({ from: "14:00", to: "24:00" }, { from: "00:00", to: "14:00" })),
      null,
      "touching and in any order",
    );
  });
  test("is refused with the place of what is wrong", () => {
    const cases: readonly [WorkingCalendar, string, string][] = [
      [{ ...calendar, timeZone: "+02:00" }, "unknown_time_zone", "timeZone"],
      [{ ...calendar, exceptions: new Map([["2026-02-30", []]]) }, "unknown_date", "2026-02-30"],
      [{ ...calendar, exceptions: new Map([["2026-05-04", [{ from: "9", to: "18:00" }]]]) }, "interval_malformed", "2026-05-04"],
      [onMonday({ from: "09:00", to: "25:00" }), "interval_malformed", "1"],
      [onMonday({ from: "24:01", to: "24:00" }), "interval_malformed", "1"],
      [onMonday({ from: "22:00", to: "06:00" }), "interval_empty", "1"],
      [onMonday({ from: "09:00", to: "09:00" }), "interval_empty", "1"],
      [onMonday({ from: "12:00", to: "18:00" }, { from: "09:00", to: "12:30" }), "intervals_overlap", "1"],
    ];
    for (const [entered, problem, at] of cases) assert.deepEqual(calendarProblem(entered), { problem, at });
  });
});

describe("the working time of a day", () => {
  test("is that of its weekday, or of the date where the date is an exception", () => {
    assert.deepEqual(spansOn("2026-05-04"), ["07:00–11:00", "12:00–16:00"]);
    assert.deepEqual(spansOn("2026-05-03"), [], "Sunday");
    assert.deepEqual(spansOn("2026-05-01"), [], "a holiday on a Friday");
    assert.deepEqual(spansOn("2026-05-09"), ["08:00–10:00"], "an extra working Saturday");
  });
  test("loses what a person is away, wherever the absences lie and overlap", () => {
    const day = "2026-05-04";
    assert.deepEqual(spansOn(day, [[`${day}T08:00Z`, `${day}T13:00Z`]]), ["07:00–08:00", "13:00–16:00"]);
    assert.deepEqual(
      spansOn(day, [
        [`${day}T15:00Z`, "2026-05-06T00:00Z"],
        ["2026-05-01T00:00Z", `${day}T07:30Z`],
        [`${day}T07:15Z`, `${day}T07:45Z`],
        [`${day}T09:00Z`, `${day}T09:10Z`],
        [`${day}T09:02Z`, `${day}T09:05Z`],
      ]),
      ["07:45–09:00", "09:10–11:00", "12:00–15:00"],
    );
    assert.deepEqual(spansOn(day, [["2026-05-01T00:00Z", "2026-05-20T00:00Z"]]), []);
    assert.deepEqual(
      spansOn(day, [[`${day}T13:00Z`, `${day}T08:00Z`]]),
      ["07:00–11:00", "12:00–16:00"],
      "an absence that ends before it begins is none",
    );
  });
  test("with hours that are no hours is a bug", () =>
    assert.throws(() => spansOn("2026-05-04", [], onMonday({ from: "9am", to: "18:00" })), /"9am"/));
});
