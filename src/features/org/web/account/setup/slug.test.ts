import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { slugFor } from "./slug.ts";

test("a company's address is its name in plain letters without the legal form", () => {
  assert.equal(slugFor("Lumen Lichttechnik GmbH & Co. KG"), "lumen-lichttechnik");
  assert.equal(slugFor("Müller Straßenbau AG"), "mueller-strassenbau");
  assert.equal(slugFor("ООО «Световые решения»"), "svetovye-resheniya");
  assert.equal(slugFor("AG"), "ag");
  assert.equal(slugFor("電気"), "");
});

test("whatever the name, the address is one that the server takes, or empty", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 120 }), (name) => {
      assert.match(slugFor(name), /^$|^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/);
    }),
  );
});
