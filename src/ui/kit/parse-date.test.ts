import assert from "node:assert/strict";
import { it } from "node:test";
import { formatDate } from "./format.ts";
import { parseDate } from "./parse-date.ts";

it("reads back every date as it is shown in each language", () => {
  for (const language of ["en", "ru", "de"])
    for (let month = 1; month <= 12; month++) {
      const date = `2026-${String(month).padStart(2, "0")}-09`;
      assert.equal(parseDate(formatDate(date, language), language), date);
    }
});

it("reads dates as people type them", () => {
  assert.equal(parseDate("2.3.26", "de"), "2026-03-02");
  assert.equal(parseDate("02.03.2026", "ru"), "2026-03-02");
  assert.equal(parseDate("3/2/2026", "en"), "2026-03-02");
  assert.equal(parseDate("2026-3-2", "en"), "2026-03-02");
});

it("knows no date that does not exist", () => {
  assert.equal(parseDate("31.02.2026", "de"), null);
  assert.equal(parseDate("tomorrow", "en"), null);
});
