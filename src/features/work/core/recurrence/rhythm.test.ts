import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { addDays, daysBetween, type Weekday, weekdayOf } from "#shared/date.ts";
import { isNamed, latestUpTo, movedToWork, nextOn, type Rhythm } from "./rhythm.ts";

const monToFri = (date: string) => weekdayOf(date) <= 5;
const comes = (rhythm: Rhythm, startsOn: string, count: number, isWorkingDay = monToFri, endsOn: string | null = null) => {
  const dates: string[] = [];
  for (let after = addDays(startsOn, -1); dates.length < count; ) {
    const next = nextOn(rhythm, { startsOn, endsOn }, after, isWorkingDay);
    if (next === null) break;
    dates.push(next);
    after = next;
  }
  return dates;
};

test("every day means every working day, and what falls on a weekend comes once on Monday", () => {
  assert.deepEqual(comes({ unit: "day", times: 1 }, "2026-03-05", 4), ["2026-03-05", "2026-03-06", "2026-03-09", "2026-03-10"]);
  assert.deepEqual(comes({ unit: "day", times: 3 }, "2026-03-05", 3), ["2026-03-05", "2026-03-09", "2026-03-11"]);
});

test("every second week on Monday and Thursday, counted from the week it starts in", () => {
  const rhythm: Rhythm = { unit: "week", times: 2, weekdays: [1, 4] };
  assert.deepEqual(comes(rhythm, "2026-03-04", 4), ["2026-03-05", "2026-03-16", "2026-03-19", "2026-03-30"]);
});

test("the 31st comes on the last day of shorter months, and on the working day after a weekend", () => {
  assert.deepEqual(comes({ unit: "month", times: 1, day: 31 }, "2026-01-01", 4), ["2026-02-02", "2026-03-02", "2026-03-31", "2026-04-30"]);
  assert.deepEqual(comes({ unit: "month", times: 1, day: "last" }, "2028-02-01", 1), ["2028-02-29"]);
  assert.deepEqual(comes({ unit: "month", times: 3, day: 15 }, "2026-01-20", 2), ["2026-04-15", "2026-07-15"]);
});

test("a holiday moves it, and whoever is away has it on the first day back, once", () => {
  const away = (date: string) => monToFri(date) && !(date >= "2026-03-09" && date < "2026-03-14");
  assert.deepEqual(comes({ unit: "day", times: 1 }, "2026-03-06", 3, away), ["2026-03-06", "2026-03-16", "2026-03-17"]);
});

test("the last day on which it is named may still move past the end; after that it comes no more", () => {
  assert.deepEqual(comes({ unit: "day", times: 1 }, "2026-03-06", 9, monToFri, "2026-03-07"), ["2026-03-06", "2026-03-09"]);
});

test("after a week without a server only the latest is made", () => {
  const span = { startsOn: "2026-03-02", endsOn: null };
  const due = "2026-03-03";
  assert.equal(latestUpTo({ unit: "day", times: 1 }, span, { due, until: "2026-03-10" }, monToFri), "2026-03-10");
  assert.equal(latestUpTo({ unit: "month", times: 1, day: 3 }, span, { due, until: "2026-03-10" }, monToFri), "2026-03-03");
});

const rhythm: fc.Arbitrary<Rhythm> = fc.oneof(
  fc.record({ unit: fc.constant("day" as const), times: fc.integer({ min: 1, max: 60 }) }),
  fc.record({
    unit: fc.constant("week" as const),
    times: fc.integer({ min: 1, max: 8 }),
    weekdays: fc.uniqueArray(
      fc.integer({ min: 1, max: 7 }).map((day) => day as Weekday),
      { minLength: 1 },
    ),
  }),
  fc.record({
    unit: fc.constant("month" as const),
    times: fc.integer({ min: 1, max: 12 }),
    day: fc.oneof(fc.integer({ min: 1, max: 31 }), fc.constant("last" as const)),
  }),
);

test("it comes exactly on the days to which named dates move, each once, all of them working days", () => {
  fc.assert(
    fc.property(rhythm, fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 6 }), (every, shift, closed) => {
      const startsOn = addDays("2026-01-01", shift);
      const works = (date: string) => weekdayOf(date) <= 5 && daysBetween("2026-01-01", date) % 11 !== closed;
      const window = 100;
      const named = Array.from({ length: window }, (_, day) => addDays(startsOn, day)).filter((date) => isNamed(date, every, startsOn));
      const until = addDays(startsOn, window);
      const wanted = [...new Set(named.map((date) => movedToWork(date, works)))].filter((date) => date < until);
      const got = comes(every, startsOn, window, works).filter((date) => date < until);
      assert.deepEqual(got, wanted);
      assert.ok(got.every(works));
    }),
    { numRuns: 40 },
  );
});

test("of a month there is exactly one day", () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.integer({ min: 1, max: 31 }), fc.constant("last" as const)),
      fc.integer({ min: 0, max: 2_000 }),
      (day, shift) => {
        const first = `${addDays("2026-01-01", shift).slice(0, 7)}-01`;
        const days = Array.from({ length: 31 }, (_, n) => addDays(first, n)).filter((date) => date.slice(0, 7) === first.slice(0, 7));
        assert.equal(days.filter((date) => isNamed(date, { unit: "month", times: 1, day }, "2020-01-01")).length, 1);
      },
    ),
  );
});
