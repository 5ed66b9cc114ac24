import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { editSimilarity, editsBetween, jaroWinkler, wordSimilarity } from "./similarity.ts";

const near = (found: number, known: number) => assert.ok(Math.abs(found - known) < 0.0005, `${found} is not ${known}`);

test("Jaro–Winkler gives the values of Winkler's own tables", () => {
  near(jaroWinkler("martha", "marhta"), 0.9611);
  near(jaroWinkler("dwayne", "duane"), 0.84);
  near(jaroWinkler("dixon", "dicksonx"), 0.8133);
  near(jaroWinkler("jones", "johnson"), 0.8324);
  near(jaroWinkler("abroms", "abrams"), 0.9222);
  near(jaroWinkler("itman", "smith"), 0.4667);
  assert.equal(jaroWinkler("abc", "xyz"), 0);
  assert.equal(jaroWinkler("", "a"), 0);
});

test("a letter put in, left out, changed or swapped is one edit", () => {
  assert.equal(editsBetween("berry", "bery"), 1);
  assert.equal(editsBetween("berry", "berrty"), 1);
  assert.equal(editsBetween("berry", "merry"), 1);
  assert.equal(editsBetween("berry", "ebrry"), 1);
  assert.equal(editsBetween("kitten", "sitting"), 3);
  assert.equal(editsBetween("", "abc"), 3);
});

test("the order of words does not matter", () => {
  assert.equal(wordSimilarity("anna maria berg", "berg anna maria"), 1);
  assert.ok(jaroWinkler("anna maria berg", "berg anna maria") < 0.9);
});

const word = fc.string({ unit: fc.constantFrom("a", "b", "c", "d", " "), maxLength: 9 });
for (const [name, measure] of Object.entries({ jaroWinkler, editSimilarity, wordSimilarity }))
  test(`${name} is symmetric, from 0 to 1, and 1 for equal texts`, () => {
    fc.assert(
      fc.property(word, word, (one, other) => {
        const found = measure(one, other);
        assert.ok(found >= 0 && found <= 1);
        assert.ok(Math.abs(found - measure(other, one)) < 1e-12);
        assert.equal(measure(one, one), 1);
      }),
    );
  });
