import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { redact } from "./redact.ts";

test("a mention is replaced wherever it stands in JSON, in names of fields too", () => {
  const letter = { to: "zoe@öd.example", lines: ["Dear Zoë Öd,", { "Zoë Öd": 3 }], size: 12, isSent: true, none: null };
  assert.deepEqual(redact(letter, ["Zoë Öd", "zoe@öd.example"]), {
    to: "—",
    lines: ["Dear —,", { "—": 3 }],
    size: 12,
    isSent: true,
    none: null,
  });
});

test("any case counts, and a part of another word does not", () => {
  assert.equal(redact("AL and al, but Also and Pal", ["Al"]), "— and —, but Also and Pal");
});

test("a full name is found with an ending, but not as a part of somebody else's", () => {
  assert.equal(redact("Anna Bergs Termin, Termin mit Anna Bergmann", ["Anna Berg"]), "— Termin, Termin mit Anna Bergmann");
  assert.equal(redact("anna@x.example, joanna@x.example", ["anna@x.example"]), "—, joanna@x.example");
  assert.equal(redact("+49 30 12, +49 30 123", ["+49 30 12"]), "—, +49 30 123");
});

test("a name in a script without spaces is found wherever it stands", () => {
  assert.equal(redact("王小明様へ、田中さんより", ["王小明"]), "—様へ、田中さんより");
});

test("the longer of two words is found first, so that no rest of it stays", () => {
  assert.equal(redact("Anna Berg-Hoff", ["Anna Berg", "Anna Berg-Hoff"]), "—");
});

test("signs that mean something to a pattern are only signs", () => {
  assert.equal(redact("call +49 (30) 555.1 [x]", ["+49 (30) 555.1"]), "call — [x]");
  assert.equal(redact("a(b", ["("]), "a(b");
});

test("without words nothing changes", () => {
  const value = { a: ["b"] };
  assert.equal(redact(value, []), value);
  assert.equal(redact(value, ["", "  "]), value);
});

test("after redaction no whole word of the list is left, whatever the JSON", () => {
  const word = fc.string({ minLength: 2, maxLength: 8, unit: fc.constantFrom(...'aB1ö"\\ .+\n') }).filter((text) => text.trim() !== "");
  fc.assert(
    fc.property(word, fc.string({ maxLength: 5 }), (secret, other) => {
      const left = redact({ [secret]: [secret, { deep: `${other} ${secret} ${other}` }] }, [secret]);
      const leaves = JSON.stringify(left, (_, value) => value);
      assert.ok(!JSON.parse(leaves)[secret]);
      assert.deepEqual((left as Record<string, unknown[]>)["—"]?.[0], "—");
    }),
    { numRuns: 300 },
  );
});
