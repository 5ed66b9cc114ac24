import assert from "node:assert/strict";
import { test } from "node:test";
import { knownOf, type Spoken } from "./known.ts";

const spoken: Spoken = {
  client: "Molkerei Alb",
  contact: null,
  deal: { title: "Hall 4", amount: { amount: "90071992547409931.20", currency: "EUR" } },
  me: { name: "Anna Berg", phone: null },
  company: "Lumen",
  today: "2026-07-05",
};
const plain = (text: string | null | undefined) => text?.replaceAll(/\s/g, " ");

test("amounts and days are written as the reader's language writes them, to the last digit", () => {
  const read = (language: string) => [plain(knownOf(spoken, language)["deal.amount"]), plain(knownOf(spoken, language).today)];
  assert.deepEqual(read("en"), ["€90,071,992,547,409,931.20", "July 5, 2026"]);
  assert.deepEqual(read("de"), ["90.071.992.547.409.931,20 €", "5. Juli 2026"]);
  assert.deepEqual(read("ru"), ["90 071 992 547 409 931,20 €", "5 июля 2026 г."]);
  const whole = knownOf({ ...spoken, deal: { title: "Hall 4", amount: { amount: "36000.00", currency: "EUR" } } }, "en");
  assert.equal(whole["deal.amount"], "€36,000");
});

test("what there is not is not known", () => {
  const known = knownOf({ ...spoken, deal: null, me: null, client: null, company: null }, "en");
  assert.deepEqual(
    Object.entries(known).flatMap(([name, value]) => (value === null ? [] : [name])),
    ["today"],
  );
});
