import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { addDays, dateOfDay, dayNumber, daysBetween, firstDate, isDate, lastDate, weekdayOf } from "./date.ts";

const days = fc.integer({ min: dayNumber(firstDate), max: dayNumber(lastDate) });

describe("a date", () => {
  test("is four digits, two and two that name a day of the calendar", () => {
    for (const date of ["2026-03-05", "2024-02-29", "2000-02-29", firstDate, lastDate]) assert.ok(isDate(date), date);
    for (const text of [
      "2026-02-29",
      "1900-02-29",
      "2026-13-01",
      "2026-00-10",
      "2026-04-31",
      "2026-3-5",
      "05.03.2026",
      "2026-03-05T00:00",
      "2026-03-05\n",
      "",
      "0026-03-05",
      "20226-03-05",
      "3000-01-01",
      "1799-12-31",
      "+002026-03-05",
    ])
      assert.equal(isDate(text), false, text);
  });
  test("has the weekday and the neighbours that the calendar gives it", () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -10_000, max: 10_000 }), (day, offset) => {
        const date = dateOfDay(day);
        const plain = Temporal.PlainDate.from(date);
        assert.equal(weekdayOf(date), plain.dayOfWeek);
        assert.equal(addDays(date, offset), plain.add({ days: offset }).toString());
        assert.equal(daysBetween(date, addDays(date, offset)), offset);
        assert.equal(dayNumber(date), day);
      }),
    );
  });
  test("sorts as text in the order of time", () => {
    fc.assert(
      fc.property(
        days,
        days,
        (one, other) => Math.sign(one - other) === (dateOfDay(one) < dateOfDay(other) ? -1 : dateOfDay(one) > dateOfDay(other) ? 1 : 0),
      ),
    );
  });
});

test("reckoning with something that is no date is a bug", () => {
  assert.throws(() => addDays("2026-02-30", 1), /"2026-02-30" is not a date/);
  assert.throws(() => dateOfDay(Number.NaN), RangeError);
  assert.throws(() => dateOfDay(0.5), RangeError);
  assert.throws(() => addDays("9999-12-31", 1), RangeError);
});
