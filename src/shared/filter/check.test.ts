import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { context, dealFilter, deals, world } from "../../../test/support/filter-world.ts";
import { type CheckedFilter, checkFilter, readFilter } from "./check.ts";
import { describeFilter } from "./chips.ts";
import { limits } from "./language.ts";
import { matches } from "./matches.ts";
import { filterSchema } from "./schema.ts";

const faults = (json: unknown) => {
  const read = checkFilter(json, deals);
  return read.ok ? [] : read.refusal.map(({ pointer, code }) => `${pointer} ${code}`);
};
const value = (field: string, op: string, value: unknown) => faults({ field, op, value });

test("a fault is told with its place, and all faults at once", () => {
  assert.deepEqual(
    faults({
      and: [
        { field: "stage", op: "eq", value: "offer" },
        { or: [{ field: "colour", op: "eq", value: 1 }, { not: { field: "title", op: "like", value: "%" } }] },
        { has: "tasks", where: { and: [{ field: "stage", op: "eq", value: "offer" }] } },
        { field: "ownerId", op: "in", value: ["me", "everybody"] },
      ],
    }),
    [
      "/and/1/or/0/field unknown_field",
      "/and/1/or/1/not/op unknown_op",
      "/and/2/where/and/0/field unknown_field",
      "/and/3/value/1 value_of_wrong_kind",
    ],
  );
});

test("what is no filter is refused", () => {
  for (const json of [
    null,
    1,
    "and",
    [],
    {},
    { and: [], or: [] },
    { not: [] },
    { field: "title" },
    { field: "title", op: "empty", x: 1 },
    { has: "tasks", where: null },
  ])
    assert.notDeepEqual(faults(json), [], JSON.stringify(json));
  assert.deepEqual(faults({ and: {} }), ["/and malformed"]);
  assert.deepEqual(faults({ has: "deals" }), ["/has unknown_relation"]);
  assert.deepEqual(faults({ field: 7, op: "eq", value: 1 }), ["/field unknown_field"]);
});

test("names that objects inherit are no fields, relations or options", () => {
  for (const name of ["constructor", "__proto__", "toString", "hasOwnProperty"]) {
    assert.deepEqual(value(name, "eq", "x"), ["/field unknown_field"]);
    assert.deepEqual(faults({ has: name }), ["/has unknown_relation"]);
    assert.deepEqual(value("stage", "eq", name), ["/value unknown_option"]);
    assert.deepEqual(value("due", "within", { period: name }), ["/value value_of_wrong_kind"]);
    assert.deepEqual(value("due", "eq", { relative: name }), ["/value value_of_wrong_kind"]);
  }
  assert.deepEqual(faults(JSON.parse('{"__proto__":{"and":[]}}')), [" malformed"]);
});

test("a value must be of the kind of its field", () => {
  const refused: readonly (readonly [string, string, unknown, string])[] = [
    ["title", "eq", 1, "/value value_of_wrong_kind"],
    ["title", "eq", null, "/value value_missing"],
    ["title", "contains", " \u0301 ", "/value text_empty"],
    ["title", "contains", "a\u0000", "/value control_characters"],
    ["title", "contains", "\ud800", "/value control_characters"],
    ["title", "contains", "a".repeat(1001), "/value text_too_long"],
    ["title", "lt", "a", "/op op_not_for_kind"],
    ["stage", "eq", "closed", "/value unknown_option"],
    ["tags", "eq", "new", "/op op_not_for_kind"],
    ["probability", "eq", "50", "/value value_of_wrong_kind"],
    ["probability", "eq", 1e300, "/value number_out_of_range"],
    ["probability", "eq", 1e-9, "/value number_out_of_range"],
    ["probability", "eq", Number.NaN, "/value number_out_of_range"],
    ["probability", "between", [1], "/value value_of_wrong_kind"],
    ["probability", "in", 1, "/value value_of_wrong_kind"],
    ["probability", "in", Array(1001).fill(1), "/value too_many_values"],
    ["amount", "gt", 5, "/value money_malformed"],
    ["amount", "gt", { amount: "5.001", currency: "EUR" }, "/value amount_too_precise"],
    ["amount", "gt", { amount: "5", currency: "XYZ" }, "/value unknown_currency"],
    [
      "amount",
      "between",
      [
        { amount: "5", currency: "EUR" },
        { amount: "5", currency: "USD" },
      ],
      "/value currencies_differ",
    ],
    ["due", "eq", "2026-02-30", "/value value_of_wrong_kind"],
    ["due", "eq", "20226-02-03", "/value value_of_wrong_kind"],
    ["due", "eq", "2026-02-03T00:00:00Z", "/value value_of_wrong_kind"],
    ["due", "eq", { relative: "today", offset: { days: 1.5 } }, "/value value_of_wrong_kind"],
    ["due", "eq", { relative: "today", offset: { days: 1e9 } }, "/value value_of_wrong_kind"],
    ["due", "within", "2026-Q5", "/value value_of_wrong_kind"],
    ["due", "within", { last: { days: 0 } }, "/value value_of_wrong_kind"],
    ["due", "within", { last: { days: 1, weeks: 1 } }, "/value value_of_wrong_kind"],
    ["openedAt", "lt", "2026-02-30T00:00:00Z", "/value value_of_wrong_kind"],
    ["openedAt", "lt", "2026-02-03T00:00:00", "/value value_of_wrong_kind"],
    ["openedAt", "lt", "2026-02-03T24:00:00Z", "/value value_of_wrong_kind"],
    ["ownerId", "eq", "I", "/value value_of_wrong_kind"],
    ["clientId", "eq", "me", "/value value_of_wrong_kind"],
    ["isHot", "eq", "true", "/value value_of_wrong_kind"],
    ["isHot", "empty", true, "/value value_unexpected"],
  ];
  for (const [field, op, said, fault] of refused) assert.deepEqual(value(field, op, said), [fault], `${field} ${op} ${String(said)}`);
  assert.deepEqual(faults({ field: "title", op: "eq" }), ["/value value_missing"]);
});

const nested = (times: number, word: string, end = "}") =>
  `${`{"${word}":`.repeat(times)}{"field":"isHot","op":"empty"}${end.repeat(times)}`;
const codeOf = (text: string) => {
  const read = readFilter(text, deals);
  return read.ok ? "good" : read.refusal[0]?.code;
};

test("a filter nested beyond all measure is refused, and not by running out of stack", () => {
  assert.equal(codeOf(nested(limits.depth - 1, "not")), "good");
  assert.equal(codeOf(nested(limits.depth, "not")), "too_deep");
  assert.equal(codeOf(nested(10_000, "not")), "too_deep");
  assert.equal(codeOf(`${'{"and":['.repeat(10_000)}{}${"]}".repeat(10_000)}`), "too_deep");
  assert.equal(codeOf(`${'{"has":"tasks","where":{"has":"deal","where":'.repeat(2_000)}{"and":[]}${"}}".repeat(2_000)}`), "too_deep");
  assert.equal(codeOf(`{"field":"due","op":"eq","value":${"[".repeat(90_000)}${"]".repeat(90_000)}}`), "value_of_wrong_kind");
  assert.equal(codeOf(nested(100_000, "not")), "too_long");
  let built: unknown = {};
  for (let depth = 0; depth < 1_000_000; depth++) built = { not: built };
  assert.deepEqual(
    faults(built).map((one) => one.split(" ")[1]),
    ["too_deep"],
  );
});

test("a filter of too many parts is refused, however they are spread", () => {
  const leaf = { field: "isHot", op: "empty" };
  assert.deepEqual(faults({ and: Array(499).fill(leaf) }), []);
  assert.deepEqual(faults({ and: Array(500).fill(leaf) }), [" too_many_nodes"]);
  assert.deepEqual(faults({ and: Array(1_000_000).fill(leaf) }), ["/and too_many_nodes"]);
  assert.deepEqual(
    faults({ or: Array(30).fill({ and: Array(30).fill(leaf) }) }).map((one) => one.split(" ")[1]),
    ["too_many_nodes"],
  );
});

test("text that is no JSON is refused", () => {
  for (const text of ["", "{", "{'and':[]}", "undefined", '{"and":[]}x']) assert.equal(codeOf(text), "not_json");
});

test("every good filter survives its JSON, fits the published shape and can be shown", () => {
  fc.assert(
    fc.property(dealFilter, (filter) => {
      const read = readFilter(JSON.stringify(filter), deals);
      assert.ok(read.ok, JSON.stringify(read));
      assert.deepEqual(read.value, filter);
      assert.ok(filterSchema.safeParse(filter).success);
      describeFilter(read.value, deals);
    }),
    { numRuns: 500 },
  );
});

/** Filters with one thing in them replaced by whatever JSON. */
const damaged = fc.tuple(dealFilter, fc.jsonValue(), fc.nat()).map(([filter, junk, place]) => {
  let at = 0;
  const text = JSON.stringify(filter, (_, inner: unknown) => (at++ === place % 12 ? junk : inner));
  return JSON.parse(text ?? "null") as unknown;
});

test("whatever JSON comes, it is refused or it works; and what is good has the published shape", () => {
  const [rows] = fc.sample(world, { numRuns: 1, seed: 1 });
  fc.assert(
    fc.property(fc.oneof(damaged, fc.jsonValue()), context, (json, at) => {
      const read = checkFilter(json, deals);
      if (!read.ok) {
        assert.ok(read.refusal.length > 0 && read.refusal.length <= 20);
        return;
      }
      assert.ok(filterSchema.safeParse(json).success, JSON.stringify(json));
      for (const row of rows ?? []) matches(read.value as CheckedFilter, row, deals, at);
    }),
    { numRuns: 2_000 },
  );
});
