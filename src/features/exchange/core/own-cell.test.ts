import assert from "node:assert/strict";
import { test } from "node:test";
import type { FieldDefinition, ValueKind } from "#features/fields/core/custom.ts";
import { plainForm } from "./column-forms.ts";
import { readOwnCell } from "./own-cell.ts";

const field = (kind: ValueKind, more: Partial<FieldDefinition> = {}): FieldDefinition => ({
  id: "f",
  recordKind: "client",
  key: "own",
  name: "Own",
  kind,
  decimals: 2,
  position: 1,
  choices: [
    { key: "food", name: "Food production", retiredAt: null },
    { key: "cold", name: "Kühlhaus", retiredAt: null },
    { key: "old", name: "Old", retiredAt: new Date(0) },
  ],
  requiredFrom: [],
  retiredAt: null,
  version: 1,
  ...more,
});
const read = (kind: ValueKind, text: string, mark: "," | "." | null = null, order: "dmy" | "mdy" | null = "dmy") => {
  const value = readOwnCell(text, field(kind), { ...plainForm, mark, order }, { timeZone: "Europe/Berlin", currency: "EUR" });
  return value.ok ? value.value : value.refusal;
};

test("numbers are read as the column writes them, and what could be thousands or decimals is refused", () => {
  assert.deepEqual([read("number", "12,5"), read("number", "12.5"), read("number", "1 234"), read("number", "-7")], [12.5, 12.5, 1234, -7]);
  assert.deepEqual([read("number", "1.234", ","), read("number", "1.234,5", ","), read("number", "1,234.5", ".")], [1234, 1234.5, 1234.5]);
  assert.equal(read("number", "1.234"), "ambiguous_number");
  assert.equal(read("number", "1.234.567"), 1_234_567);
  assert.deepEqual(
    [read("number", "1,23,4", "."), read("number", "twelve"), read("number", "1.234", ".")],
    ["number_malformed", "number_malformed", "number_too_precise"],
  );
});

test("yes and no are said in three languages", () => {
  for (const word of ["yes", "Ja", "ДА", "1", "x"]) assert.equal(read("boolean", word), true, word);
  for (const word of ["no", "Nein", "нет", "0"]) assert.equal(read("boolean", word), false, word);
  assert.equal(read("boolean", "maybe"), "yes_or_no_malformed");
});

test("a choice is named by its name or its key, several with a semicolon or a comma between", () => {
  assert.deepEqual([read("choice", "food"), read("choice", "KUHLHAUS")], ["food", "cold"]);
  assert.deepEqual(read("choices", "Food production; Kühlhaus"), ["food", "cold"]);
  assert.deepEqual([read("choice", "Steel"), read("choice", "Old")], ["unknown_choice", "choice_retired"]);
});

test("money, days and links are held to what their fields hold", () => {
  assert.deepEqual(read("money", "1.234,56 €"), { amount: "1234.56", currency: "EUR" });
  assert.equal(read("money", "5 ₽"), "other_currency");
  assert.deepEqual([read("date", "3.4.2026"), read("date", "31.02.2026")], ["2026-04-03", "date_malformed"]);
  assert.deepEqual([read("link", "lumen.example"), read("text", "  as it is ")], ["link_unreadable", "as it is"]);
});
