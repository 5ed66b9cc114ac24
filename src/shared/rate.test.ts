import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { addDays, dateOfDay, dayNumber } from "./date.ts";
import { money } from "./money.ts";
import { convertOn, isRate, pickRate, type Rate } from "./rate.ts";

const rates: readonly Rate[] = [
  { currency: "USD", on: "2026-03-06", rate: "0.92" },
  { currency: "USD", on: "2026-03-02", rate: "0.91" },
  { currency: "USD", on: "2026-03-09", rate: "0.93" },
  { currency: "RUB", on: "2026-03-06", rate: "0.0111" },
  { currency: "JPY", on: "2026-03-06", rate: "0.0061" },
];
const euroRate = (currency: string, on: string) => pickRate(rates, currency, on, "EUR");

describe("the rate of a business date", () => {
  test("is the one of that date", () => assert.deepEqual(euroRate("USD", "2026-03-06"), { ok: true, value: "0.92" }));
  test("is Friday's on a weekend", () => assert.deepEqual(euroRate("USD", "2026-03-08"), { ok: true, value: "0.92" }));
  test("is never one of a later date", () => assert.deepEqual(euroRate("USD", "2026-03-05"), { ok: true, value: "0.91" }));
  test("may be 7 days old and not 8; then the currency and the date are named", () => {
    assert.deepEqual(euroRate("RUB", "2026-03-13"), { ok: true, value: "0.0111" });
    assert.deepEqual(euroRate("RUB", "2026-03-14"), { ok: false, refusal: { reason: "no_rate", currency: "RUB", on: "2026-03-14" } });
    assert.deepEqual(euroRate("GBP", "2026-03-06"), { ok: false, refusal: { reason: "no_rate", currency: "GBP", on: "2026-03-06" } });
  });
  test("of the base currency is 1, whether or not one is kept", () =>
    assert.deepEqual(euroRate("EUR", "1999-01-01"), { ok: true, value: "1" }));
  test("does not depend on the order in which rates are kept, and is the latest of the last 7 days", () => {
    const histories = fc.uniqueArray(fc.integer({ min: 0, max: 40 }), { maxLength: 20 });
    fc.assert(
      fc.property(histories, fc.integer({ min: 0, max: 50 }), (history, asked) => {
        const first = dayNumber("2026-01-01");
        const kept = history.map((day) => ({ currency: "USD", on: dateOfDay(first + day), rate: `1.${day}` }));
        const usable = history.filter((day) => day <= asked && asked - day <= 7);
        const picked = pickRate(kept, "USD", addDays("2026-01-01", asked), "EUR");
        assert.deepEqual(picked.ok ? picked.value : null, usable.length ? `1.${Math.max(...usable)}` : null);
      }),
    );
  });
});

describe("money at the rates of a business date", () => {
  const onFriday = (minor: bigint, from: string, to: string) => convertOn(money(minor, from), to, "2026-03-06", rates, "EUR");
  test("goes into the base currency, out of it, and through it", () => {
    assert.deepEqual(onFriday(10_000n, "USD", "EUR"), { ok: true, value: money(9_200n, "EUR") });
    assert.deepEqual(onFriday(9_200n, "EUR", "USD"), { ok: true, value: money(10_000n, "USD") });
    assert.deepEqual(onFriday(10_000n, "USD", "JPY"), { ok: true, value: money(15_082n, "JPY") }, "100 × 0.92 ÷ 0.0061 = 15,081.97");
    assert.deepEqual(onFriday(10_000n, "GBP", "GBP"), { ok: true, value: money(10_000n, "GBP") });
  });
  test("without a rate on either side is refused by the name of the missing one", () => {
    assert.deepEqual(onFriday(1n, "GBP", "EUR"), { ok: false, refusal: { reason: "no_rate", currency: "GBP", on: "2026-03-06" } });
    assert.deepEqual(onFriday(1n, "USD", "CHF"), { ok: false, refusal: { reason: "no_rate", currency: "CHF", on: "2026-03-06" } });
  });
});

test("a rate is a decimal above 0 with at most 12 digits on either side of the point", () => {
  for (const text of ["1", "0.000000000001", "89.4567", "999999999999.999999999999"]) assert.ok(isRate(text), text);
  for (const text of ["0", "0.0", "-1", "1e3", "", "1,5", "0.0000000000001", "1000000000000", "Infinity"])
    assert.equal(isRate(text), false, text);
});
