import assert from "node:assert/strict";
import { test } from "node:test";
import { money } from "#shared/money.ts";
import type { Catalogue, Field } from "./catalogue.ts";
import { readFilter } from "./check.ts";
import type { Filter } from "./language.ts";
import { matches } from "./matches.ts";
import type { FilterContext } from "./resolve.ts";

const [me, other, third] = [1, 2, 3].map((last) => `019a9d5e-7c1e-7b61-8b4c-00000000000${last}`) as [string, string, string];
const context: FilterContext = { today: "2026-03-31", timeZone: "Europe/Berlin", fiscalStart: 4, me, myPeople: [me, other] };

/** Whether the filter holds for a record whose field "it" has the value. */
function holds<K extends Field<never>["kind"]>(kind: K, value: unknown, filter: Filter, at = context): boolean {
  const catalogue = { id: () => me, fields: { it: { kind, of: (row: unknown) => row } }, relations: {} } as unknown as Catalogue<unknown>;
  const read = readFilter(JSON.stringify(filter), catalogue);
  assert.ok(read.ok, JSON.stringify(read));
  return matches(read.value, value, catalogue, at);
}
const it = (op: string, value?: unknown) => ({ field: "it", op, ...(value === undefined ? {} : { value }) }) as Filter;

test("a missing value fulfils no comparison, and is not equal to anything", () => {
  for (const [op, value] of [["eq", 1], ["lt", 1], ["gte", 1], ["between", [0, 9]], ["in", [1]], ["notEmpty"]] as const)
    assert.equal(holds("number", null, it(op, value)), false, op);
  for (const [op, value] of [["ne", 1], ["notIn", [1]], ["empty"]] as const) assert.equal(holds("number", null, it(op, value)), true, op);
  assert.equal(holds("number", null, { not: it("lt", 1) }), true);
});

test("of nothing all holds and none holds", () => {
  assert.equal(holds("number", 1, { and: [] }), true);
  assert.equal(holds("number", 1, { or: [] }), false);
});

test("texts are found whatever their case and accents, codes only as they are", () => {
  assert.equal(holds("text", "Светильник Ёлка-2", it("contains", "ёлка")), true);
  assert.equal(holds("text", "Светильник Ёлка-2", it("contains", "ЕЛКА")), true);
  assert.equal(holds("text", "100% lamp", it("contains", "0%_")), false);
  assert.equal(holds("text", "Café", it("eq", "CAFE")), true);
  assert.equal(holds("code", "AB-1", it("eq", "ab-1")), false);
  assert.equal(holds("code", "AB-1", it("startsWith", "AB")), true);
});

test("several values are asked for one, any or none of a list", () => {
  assert.equal(holds("choices", ["a", "b"], it("contains", "b")), true);
  assert.equal(holds("choices", ["a", "b"], it("in", ["b", "c"])), true);
  assert.equal(holds("choices", ["a", "b"], it("notIn", ["b", "c"])), false);
  assert.equal(holds("choices", [], it("notIn", ["b", "c"])), true);
  assert.equal(holds("choices", [], it("empty")), true);
});

test("money is compared within its currency, and across currencies only by rates that are given", () => {
  const euros = { amount: "100.00", currency: "EUR" };
  const dollars = money(11_000n, "USD");
  assert.equal(holds("money", money(10_000n, "EUR"), it("gte", euros)), true);
  assert.equal(holds("money", dollars, it("gte", euros)), false);
  assert.equal(holds("money", dollars, it("lt", euros)), false);
  assert.equal(holds("money", dollars, it("ne", euros)), true);
  const rated = { ...context, inOtherCurrencies: () => [money(10_900n, "USD")] };
  assert.equal(holds("money", dollars, it("gte", euros), rated), true);
  assert.equal(holds("money", dollars, it("lt", euros), rated), false);
});

test("an instant stands for its business day when it is compared with a date", () => {
  const lateOnSunday = new Date("2026-03-29T21:59:59.999Z"); // 23:59:59.999 in Berlin, on the day that the clocks go forward
  assert.equal(holds("instant", lateOnSunday, it("eq", "2026-03-29")), true);
  assert.equal(holds("instant", lateOnSunday, it("lte", "2026-03-29")), true);
  assert.equal(holds("instant", lateOnSunday, it("gt", "2026-03-28")), true);
  assert.equal(holds("instant", lateOnSunday, it("gt", "2026-03-29")), false);
  assert.equal(holds("instant", new Date("2026-03-29T22:00:00Z"), it("eq", "2026-03-29")), false);
  assert.equal(holds("instant", lateOnSunday, it("eq", "2026-03-29T23:59:59.999+02:00")), true);
  assert.equal(holds("instant", lateOnSunday, it("between", ["2026-03-01", "2026-03-29"])), true);
});

test("people are those who ask and those below them", () => {
  assert.equal(holds("person", me, it("eq", "me")), true);
  assert.equal(holds("person", other, it("eq", "me")), false);
  assert.equal(holds("person", other, it("eq", "myPeople")), true);
  assert.equal(holds("person", third, it("in", ["myPeople", third])), true);
  assert.equal(holds("person", third, it("ne", "myPeople")), true);
  assert.equal(holds("people", [third, other], it("contains", "myPeople")), true);
  assert.equal(holds("person", me, it("eq", "me"), { ...context, me: null }), false);
});

test("dates move with today; weeks are ISO weeks, quarters and years are fiscal", () => {
  const on = (date: string, value: unknown) => holds("date", date, it("within", value));
  const bounds: readonly (readonly [unknown, string, string])[] = [
    [{ period: "day" }, "2026-03-31", "2026-03-31"],
    [{ period: "week" }, "2026-03-30", "2026-04-05"],
    [{ period: "week", offset: -1 }, "2026-03-23", "2026-03-29"],
    [{ period: "month" }, "2026-03-01", "2026-03-31"],
    [{ period: "month", offset: -1 }, "2026-02-01", "2026-02-28"],
    [{ period: "month", offset: 11 }, "2027-02-01", "2027-02-28"],
    [{ period: "quarter" }, "2026-01-01", "2026-03-31"],
    [{ period: "quarter", offset: 1 }, "2026-04-01", "2026-06-30"],
    [{ period: "year" }, "2025-04-01", "2026-03-31"],
    [{ period: "year", offset: -1 }, "2024-04-01", "2025-03-31"],
    [{ last: { days: 30 } }, "2026-03-02", "2026-03-31"],
    [{ next: { days: 7 } }, "2026-03-31", "2026-04-06"],
    [{ last: { months: 1 } }, "2026-03-01", "2026-03-31"],
    [{ last: { weeks: 1 } }, "2026-03-25", "2026-03-31"],
    ["2025-Q4", "2026-01-01", "2026-03-31"],
    ["2026-W14", "2026-03-30", "2026-04-05"],
  ];
  for (const [value, first, last] of bounds) {
    const beyond = [new Date(Date.parse(first) - 86_400_000), new Date(Date.parse(last) + 86_400_000)].map((day) =>
      day.toISOString().slice(0, 10),
    );
    assert.deepEqual(
      [beyond[0]!, first, last, beyond[1]!].map((date) => on(date, value)),
      [false, true, true, false],
      JSON.stringify(value),
    );
  }
  const isOn = (date: string, value: unknown) => assert.ok(holds("date", date, it("eq", value)), date);
  isOn("2026-03-24", { relative: "today", offset: { days: -7 } });
  isOn("2026-02-28", { relative: "today", offset: { months: -1 } });
  isOn("2026-02-27", { relative: "today", offset: { months: -1, days: -1 } });
  isOn("2026-03-30", { relative: "startOfWeek" });
  isOn("2025-04-01", { relative: "startOfYear" });
  isOn("2025-10-01", { relative: "startOfQuarter", offset: { quarters: -1 } });
});

test("numbers are compared exactly, whatever form they are kept in", () => {
  assert.equal(holds("number", "0.30", it("eq", 0.3)), true);
  assert.equal(holds("number", 9007199254740993n, it("gt", 9007199254740991)), true);
  assert.equal(holds("number", "12.345", it("between", [12.3449, 12.345])), true);
});
