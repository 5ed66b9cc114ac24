import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import type { CustomChange, FieldDefinition, ValueKind } from "./custom.ts";
import { missingFields } from "./custom.ts";
import { countedIn, numberOf, readCustom } from "./read-custom.ts";

const anId = "019a9d5e-7c1e-7b61-8b4c-5c1f2f3d4e5f";
const field = (kind: ValueKind, more: Partial<FieldDefinition> = {}): FieldDefinition => ({
  ...{ id: anId, recordKind: "deal", key: kind, name: kind, kind, decimals: 2, position: 1, requiredFrom: [], retiredAt: null, version: 1 },
  choices: [
    { key: "led", name: "LED", retiredAt: null },
    { key: "gas", name: "Gas", retiredAt: new Date(0) },
  ],
  ...more,
});
const kinds = ["text", "number", "money", "date", "choice", "choices", "person", "client", "link", "boolean"] as const;
const all = kinds.map((kind) => field(kind));
const refusals = (json: unknown, definitions = all, held: CustomChange = {}) => {
  const read = readCustom(definitions, json, held);
  return read.ok ? [] : read.refusal.map(({ path, code }) => `${path} ${code}`);
};
const kept = (json: unknown, held: CustomChange = {}) => {
  const read = readCustom(all, json, held);
  assert.ok(read.ok, JSON.stringify(read));
  return read.value;
};

describe("values of a company's own fields", () => {
  test("are kept in one form, whatever their kind", () => {
    assert.deepEqual(
      kept({
        text: "  Halle   4 ",
        number: 12.5,
        money: { amount: "84000", currency: "EUR" },
        date: "2026-03-02",
        choice: "led",
        choices: ["led", "led"],
        person: anId,
        client: anId,
        link: "https://example.com/ü?a=b",
        boolean: false,
      }),
      {
        text: "Halle 4",
        number: 12.5,
        money: { amount: "84000.00", currency: "EUR" },
        date: "2026-03-02",
        choice: "led",
        choices: ["led"],
        person: anId,
        client: anId,
        link: "https://example.com/ü?a=b",
        boolean: false,
      },
    );
  });

  test("are taken away by null, and by what is empty", () => {
    assert.deepEqual(kept({ text: " ", choices: [], date: null }), { text: null, choices: null, date: null });
    assert.deepEqual(kept(undefined), {});
  });

  test("of another kind are refused, each at its place", () => {
    assert.deepEqual(
      refusals({
        text: 1,
        number: "12",
        money: 5,
        date: 7,
        choice: ["led"],
        choices: "led",
        person: "me",
        client: 1,
        link: 2,
        boolean: "yes",
      }),
      [
        "/custom/text value_of_wrong_kind",
        "/custom/number value_of_wrong_kind",
        "/custom/money money_unreadable",
        "/custom/date value_of_wrong_kind",
        "/custom/choice value_of_wrong_kind",
        "/custom/choices value_of_wrong_kind",
        "/custom/person value_of_wrong_kind",
        "/custom/client value_of_wrong_kind",
        "/custom/link value_of_wrong_kind",
        "/custom/boolean value_of_wrong_kind",
      ],
    );
    for (const json of [[], null, 3, "x"]) assert.deepEqual(refusals(json), ["/custom not_an_object"]);
  });

  test("that nobody can have meant are refused", () => {
    const cases: readonly [object, string][] = [
      [{ area: 1 }, "/custom/area unknown_field"],
      [{ "a/b~": 1 }, "/custom/a~1b~0 unknown_field"],
      [{ constructor: 1 }, "/custom/constructor unknown_field"],
      [{ text: "x".repeat(501) }, "/custom/text text_too_long"],
      [{ text: "ﷺ".repeat(400) }, "/custom/text text_too_long"],
      [{ text: "a\u0000b" }, "/custom/text text_unreadable"],
      [{ number: 1.234 }, "/custom/number number_too_precise"],
      [{ number: 1e-9 }, "/custom/number number_too_precise"],
      [{ number: 1e15 }, "/custom/number number_too_large"],
      [{ number: 1e300 }, "/custom/number number_too_large"],
      [{ money: { amount: "1.234", currency: "EUR" } }, "/custom/money money_unreadable"],
      [{ date: "2026-02-31" }, "/custom/date date_unreadable"],
      [{ link: "javascript:alert(1)" }, "/custom/link link_unreadable"],
      [{ link: "example.com" }, "/custom/link link_unreadable"],
      [{ choice: "oil" }, "/custom/choice unknown_choice"],
      [{ choices: ["led", "gas"] }, "/custom/choices choice_retired"],
    ];
    for (const [json, fault] of cases) assert.deepEqual(refusals(json), [fault]);
  });

  test("may be sent again as they are though their field or choice was retired meanwhile", () => {
    assert.deepEqual(kept({ choice: "gas", choices: ["gas", "led"] }, { choice: "gas", choices: ["gas"] }), {
      choice: "gas",
      choices: ["gas", "led"],
    });
    const retired = [field("text", { retiredAt: new Date(0) })];
    assert.deepEqual(refusals({ text: "Hall" }, retired, { text: "Hall" }), []);
    assert.deepEqual(refusals({ text: null }, retired, { text: "Hall" }), []);
    assert.deepEqual(refusals({ text: "Hall 4" }, retired, { text: "Hall" }), ["/custom/text field_retired"]);
  });
});

test("a number of a field is counted exactly and read back the same, to six digits after the point", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 15n) + 1n, max: 10n ** 15n - 1n }), fc.integer({ min: 0, max: 6 }), (counted, decimals) => {
      const number = numberOf(counted, decimals);
      assert.equal(countedIn(number, decimals), counted);
      assert.equal(JSON.parse(JSON.stringify(number)), number);
    }),
  );
});

test("a field is missing from its stage on, unless it is filled in or retired", () => {
  const [early, late] = ["019a9d5e-7c1e-7b61-8b4c-000000000001", "019a9d5e-7c1e-7b61-8b4c-000000000002"];
  const needed = [field("text", { requiredFrom: [late] }), field("date", { requiredFrom: [late], retiredAt: new Date(0) })];
  assert.deepEqual(missingFields(needed, {}, [early]), []);
  assert.deepEqual(missingFields(needed, {}, [early, late]), ["text"]);
  assert.deepEqual(missingFields(needed, { text: "Hall" }, [early, late]), []);
});
