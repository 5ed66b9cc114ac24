import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { addDays, dateOfDay, dayNumber } from "./date.ts";
import {
  businessDate,
  type FiscalStart,
  instantsOf,
  isInPeriod,
  nextPeriod,
  type PeriodKind,
  periodContaining,
  periodOfKey,
  periodsIn,
  previousPeriod,
  startOfBusinessDay,
} from "./period.ts";

const kinds = fc.constantFrom<PeriodKind>("year", "quarter", "month", "week", "day");
const starts = fc.integer({ min: 1, max: 12 }).map((month) => month as FiscalStart);
const dates = fc.integer({ min: dayNumber("1900-01-01"), max: dayNumber("2200-01-01") }).map(dateOfDay);
const zones = fc.constantFrom(
  "Europe/Berlin",
  "America/Sao_Paulo",
  "Asia/Kolkata",
  "Pacific/Apia",
  "America/New_York",
  "Australia/Lord_Howe",
  "UTC",
);

describe("the period that contains a date", () => {
  test("is named and bounded as the calendar has it", () => {
    const known: readonly [string, PeriodKind, FiscalStart, string, string, string][] = [
      ["2026-03-05", "year", 1, "2026", "2026-01-01", "2027-01-01"],
      ["2026-03-05", "quarter", 1, "2026-Q1", "2026-01-01", "2026-04-01"],
      ["2026-12-31", "quarter", 1, "2026-Q4", "2026-10-01", "2027-01-01"],
      ["2026-02-28", "month", 1, "2026-02", "2026-02-01", "2026-03-01"],
      ["2026-12-15", "month", 1, "2026-12", "2026-12-01", "2027-01-01"],
      ["2026-02-15", "week", 1, "2026-W07", "2026-02-09", "2026-02-16"],
      ["2026-02-28", "day", 1, "2026-02-28", "2026-02-28", "2026-03-01"],
    ];
    for (const [date, kind, start, key, from, to] of known) assert.deepEqual(periodContaining(date, kind, start), { kind, key, from, to });
  });
  test("follows a fiscal year that begins in April and bears the number of the year it begins in", () => {
    assert.deepEqual(periodContaining("2026-03-31", "year", 4), { kind: "year", key: "2025", from: "2025-04-01", to: "2026-04-01" });
    assert.deepEqual(periodContaining("2026-03-31", "quarter", 4), {
      kind: "quarter",
      key: "2025-Q4",
      from: "2026-01-01",
      to: "2026-04-01",
    });
    assert.deepEqual(periodContaining("2026-04-01", "quarter", 4), {
      kind: "quarter",
      key: "2026-Q1",
      from: "2026-04-01",
      to: "2026-07-01",
    });
    assert.equal(periodContaining("2026-11-30", "quarter", 12).key, "2025-Q4");
    assert.equal(periodContaining("2026-12-01", "quarter", 12).key, "2026-Q1");
  });
  test("is, for weeks, numbered as ISO 8601 does at the turn of the year", () => {
    const known = {
      "2027-01-01": "2026-W53",
      "2027-01-04": "2027-W01",
      "2025-12-29": "2026-W01",
      "2024-12-30": "2025-W01",
      "2021-01-03": "2020-W53",
      "2023-01-01": "2022-W52",
    };
    for (const [date, key] of Object.entries(known)) assert.equal(periodContaining(date, "week", 1).key, key);
    fc.assert(
      fc.property(dates, starts, (date, start) => {
        const plain = Temporal.PlainDate.from(date);
        return periodContaining(date, "week", start).key === `${plain.yearOfWeek}-W${String(plain.weekOfYear).padStart(2, "0")}`;
      }),
    );
  });
  test("contains it, and is the period of every date in it", () => {
    fc.assert(
      fc.property(dates, kinds, starts, (date, kind, start) => {
        const period = periodContaining(date, kind, start);
        assert.ok(isInPeriod(date, period));
        assert.deepEqual(periodContaining(period.from, kind, start), period);
        assert.deepEqual(periodContaining(addDays(period.to, -1), kind, start), period);
        assert.ok(!isInPeriod(period.to, period));
      }),
    );
  });
});

describe("periods in a row", () => {
  test("join without gap or overlap, forwards and backwards", () => {
    fc.assert(
      fc.property(dates, kinds, starts, (date, kind, start) => {
        const period = periodContaining(date, kind, start);
        const next = nextPeriod(period, start);
        assert.equal(next.from, period.to);
        assert.ok(next.key > period.key);
        assert.deepEqual(previousPeriod(next, start), period);
      }),
    );
  });
  test("cover a range of dates, the first and the last perhaps only in part", () => {
    assert.deepEqual(
      periodsIn({ from: "2026-01-15", to: "2026-04-01" }, "month", 1).map(({ key }) => key),
      ["2026-01", "2026-02", "2026-03"],
    );
    assert.deepEqual(
      periodsIn({ from: "2025-12-31", to: "2026-04-02" }, "quarter", 1).map(({ key }) => key),
      ["2025-Q4", "2026-Q1", "2026-Q2"],
    );
    assert.deepEqual(periodsIn({ from: "2026-04-01", to: "2026-04-01" }, "day", 1), []);
    assert.deepEqual(periodsIn({ from: "2026-04-02", to: "2026-04-01" }, "year", 1), []);
  });
  test("hold every date of the range exactly once", () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: 1, max: 800 }), kinds, starts, (from, length, kind, start) => {
        const to = addDays(from, length);
        const periods = periodsIn({ from, to }, kind, start);
        assert.ok(isInPeriod(from, periods[0]!) && isInPeriod(addDays(to, -1), periods.at(-1)!));
        for (const [index, period] of periods.entries()) if (index > 0) assert.equal(period.from, periods[index - 1]!.to);
      }),
    );
  });
});

describe("the key of a period", () => {
  test("leads back to it", () => {
    fc.assert(
      fc.property(dates, kinds, starts, (date, kind, start) => {
        const period = periodContaining(date, kind, start);
        assert.deepEqual(periodOfKey(period.key, start), { ok: true, value: period });
      }),
    );
  });
  test("that names no period is refused", () => {
    for (const key of [
      "",
      "26",
      "2026-Q5",
      "2026-Q0",
      "2026-13",
      "2026-00",
      "2026-W00",
      "2025-W53",
      "2026-W54",
      "2026-02-29",
      "2026-q1",
      "Q1-2026",
      "2026-1",
      "0000",
      "9999",
      "9999-W52",
      "2026\n",
    ])
      assert.deepEqual(periodOfKey(key, 1), { ok: false, refusal: "unknown_period" }, key);
  });
});

describe("the business date", () => {
  test("is the date in the company's time zone, not in Greenwich", () => {
    assert.equal(businessDate(new Date("2026-03-31T22:30:00Z"), "Europe/Berlin"), "2026-04-01");
    assert.equal(businessDate(new Date("2026-01-31T22:30:00Z"), "Europe/Berlin"), "2026-01-31");
    assert.equal(businessDate(new Date("2026-03-31T18:30:00Z"), "Asia/Kolkata"), "2026-04-01");
    assert.equal(businessDate(new Date("2026-03-31T02:59:59Z"), "America/Sao_Paulo"), "2026-03-30");
  });
  test("begins at midnight, or right after it where summer time skips midnight", () => {
    assert.equal(startOfBusinessDay("2026-03-29", "Europe/Berlin").toISOString(), "2026-03-28T23:00:00.000Z");
    assert.equal(startOfBusinessDay("2026-03-30", "Europe/Berlin").toISOString(), "2026-03-29T22:00:00.000Z");
    assert.equal(
      startOfBusinessDay("2018-11-04", "America/Sao_Paulo").toISOString(),
      "2018-11-04T03:00:00.000Z",
      "00:00 did not exist; the day began at 01:00 −02:00",
    );
    assert.equal(startOfBusinessDay("2018-02-18", "America/Sao_Paulo").toISOString(), "2018-02-18T03:00:00.000Z");
    assert.equal(startOfBusinessDay("2026-03-05", "Asia/Kolkata").toISOString(), "2026-03-04T18:30:00.000Z");
  });
  test("has 23 hours when summer time begins and 25 when it ends", () => {
    const hours = (date: string) => {
      const { from, to } = instantsOf(periodContaining(date, "day", 1), "Europe/Berlin");
      return (to.getTime() - from.getTime()) / 3_600_000;
    };
    assert.deepEqual([hours("2026-03-29"), hours("2026-10-25"), hours("2026-06-01")], [23, 25, 24]);
  });
  test("of its first instant is the date itself, and of the instant before the date before", () => {
    fc.assert(
      fc.property(fc.integer({ min: dayNumber("1990-01-01"), max: dayNumber("2040-01-01") }).map(dateOfDay), zones, (date, zone) => {
        fc.pre(!(zone === "Pacific/Apia" && date >= "2011-12-30" && date <= "2011-12-31")); // Samoa had no 30 December 2011.
        const start = startOfBusinessDay(date, zone);
        assert.equal(businessDate(start, zone), date);
        assert.equal(businessDate(new Date(start.getTime() - 1), zone), addDays(date, -1));
      }),
      { numRuns: 500 },
    );
  });
});
