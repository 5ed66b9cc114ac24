import assert from "node:assert/strict";
import { test } from "node:test";
import { formatDate, formatInstant, formatMoney, formatNear } from "./format.ts";
import { initialsOf } from "./initials.ts";

test("money keeps its last cent, however large", () => {
  assert.equal(formatMoney({ amount: "9007199254740993.01", currency: "EUR" }, "en"), "€9,007,199,254,740,993.01");
  assert.equal(formatMoney({ amount: "84000.00", currency: "EUR" }, "de"), "84.000,00\u00a0€");
  assert.equal(formatMoney({ amount: "84000", currency: "JPY" }, "en"), "¥84,000");
});

test("a business date is the same day everywhere", () => {
  assert.equal(formatDate("2026-03-02", "de"), "02.03.2026");
  assert.equal(formatDate("2026-03-02", "ru"), "2 мар. 2026 г.");
});

test("an instant is shown in the person's time zone", () => {
  assert.equal(formatInstant("2026-03-02T23:30:00Z", "en", "Asia/Tokyo", { dateStyle: "medium" }), "Mar 3, 2026");
  assert.equal(formatInstant("2026-03-02T23:30:00Z", "en", "America/New_York", { dateStyle: "medium" }), "Mar 2, 2026");
});

test("near now an instant is said as people say it", () => {
  const now = new Date("2026-03-02T12:00:00Z");
  assert.equal(formatNear("2026-03-02T10:00:00Z", "en", "UTC", now), "2 hours ago");
  assert.equal(formatNear("2026-03-01T11:00:00Z", "de", "UTC", now), "gestern");
  assert.equal(formatNear("2026-03-02T12:00:10Z", "en", "UTC", now), "this minute");
  assert.equal(formatNear("2026-02-01T12:00:00Z", "en", "UTC", now), "Feb 1, 2026");
});

test("initials are the first and the last name's letters, in any script", () => {
  assert.deepEqual(["Anna Maria Schulz", "Мария Петрова", "Cher", " ", "👩‍🔧 Ωmega"].map(initialsOf), ["AS", "МП", "C", "", "👩‍🔧Ω"]);
});
