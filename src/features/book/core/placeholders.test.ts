import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { fillIn, type Known, placeholders, unknownPlaceholders } from "./placeholders.ts";

test("a letter is filled in with what is known", () => {
  const known: Known = { "client.name": "Molkerei Alb", "contact.name": "H. Maier", "deal.amount": "€36,000.00", today: "5 July 2026" };
  assert.equal(
    fillIn("Dear {{contact.name}},\nfor {{ client.name }} we ask {{deal.amount}}. {{today}}", known),
    "Dear H. Maier,\nfor Molkerei Alb we ask €36,000.00. 5 July 2026",
  );
});

test("what is not known stays to be seen, and never becomes a gap", () => {
  assert.equal(
    fillIn("Dear {{contact.name}}, call {{me.phone}}", { "contact.name": null, "me.phone": "  " }),
    "Dear [contact.name], call [me.phone]",
  );
});

test("a value with braces or markup in it is plain text like any other", () => {
  assert.equal(
    fillIn("{{client.name}}: {{deal.title}}", { "client.name": "{{deal.title}} <b>&amp;</b> $&", "deal.title": "Hall 4" }),
    "{{deal.title}} <b>&amp;</b> $&: Hall 4",
  );
});

test("words that are no placeholders, and braces left open, are found before a text is kept", () => {
  assert.deepEqual(unknownPlaceholders("{{client.name}} {{client.iban}} {{}}"), ["client.iban", ""]);
  assert.deepEqual(unknownPlaceholders("{{client.name} and {{constructor}}"), ["constructor", "{{"]);
  assert.deepEqual(unknownPlaceholders("deal.amount }} x"), ["{{"]);
  assert.deepEqual(unknownPlaceholders("{ plain } braces are text"), []);
});

test("whatever is kept is filled in completely: no braces of ours are left, and nothing around them is lost", () => {
  const plain = fc.string().filter((text) => !/[{}]/.test(text));
  const name = fc.constantFrom(...placeholders);
  fc.assert(
    fc.property(fc.array(fc.tuple(plain, name)), plain, fc.dictionary(name, fc.option(plain)), (parts, end, known) => {
      const text = parts.map(([before, one]) => `${before}{{${one}}}`).join("") + end;
      assert.deepEqual(unknownPlaceholders(text), []);
      const expected = parts.map(([before, one]) => before + (known[one]?.trim() || `[${one}]`)).join("") + end;
      assert.equal(fillIn(text, known), expected);
    }),
  );
});
