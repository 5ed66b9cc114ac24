import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { addDays } from "#shared/date.ts";
import type { CalendarDay } from "../company/answers.ts";
import { dateAfterKey, datesOf, monthAfter, monthsOf } from "./months.ts";

const year = Array.from({ length: 365 }, (_, at): CalendarDay => {
  const on = addDays("2026-01-01", at);
  const isHoliday = on === "2026-05-01";
  return {
    on,
    kind: isHoliday ? "holiday" : "working",
    name: isHoliday ? "Labour Day" : null,
    hours: isHoliday ? [] : [{ from: "09:00", to: "18:00" }],
  };
});

describe("the year at a glance", () => {
  it("shows twelve months in weeks from Monday to Sunday, each day once", () => {
    const months = monthsOf(year);
    assert.equal(months.length, 12);
    assert.ok(months.every((month) => month.weeks.every((week) => week.length === 7)));
    assert.deepEqual(
      months
        .flatMap((month) => month.weeks.flat())
        .filter(Boolean)
        .map((day) => day?.on),
      year.map((day) => day.on),
    );
    // 1 January 2026 is a Thursday.
    assert.equal(months[0]?.weeks[0]?.[3]?.on, "2026-01-01");
  });
  it("counts working days and names the holidays of each month", () => {
    const may = monthsOf(year)[4];
    assert.equal(may?.workingDays, 30);
    assert.deepEqual(
      may?.named.map((day) => day.name),
      ["Labour Day"],
    );
  });
  it("is walked with the arrow keys and never left by them", () => {
    assert.equal(dateAfterKey("2026-03-31", "ArrowRight"), "2026-04-01");
    assert.equal(dateAfterKey("2026-03-31", "ArrowUp"), "2026-03-24");
    assert.equal(dateAfterKey("2026-12-31", "ArrowDown"), "2026-12-31");
    assert.equal(dateAfterKey("2026-03-31", "a"), null);
  });
});

describe("months", () => {
  it("go on past the end of the year", () => {
    assert.equal(monthAfter("2026-11", 2), "2027-01");
    assert.equal(monthAfter("2026-01", -1), "2025-12");
  });
  it("have the days they have", () => {
    assert.equal(datesOf("2028-02").length, 29);
    assert.deepEqual(datesOf("2026-02").slice(-1), ["2026-02-28"]);
  });
});
