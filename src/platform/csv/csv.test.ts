import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { csvLine } from "./csv-line.ts";
import { createRowSplitter } from "./csv-reader.ts";

function split(pieces: readonly string[]): readonly (readonly string[])[] {
  const rows = createRowSplitter();
  return [...pieces.flatMap((piece) => [...rows.take(piece)]), ...rows.end()].map(({ cells }) => cells);
}

/** Cells that a spreadsheet would not take for a formula, so that nothing is put before them. */
const cell = fc
  .string({ unit: fc.constantFrom("a", "é", "я", '"', ",", ";", "\n", "\r", "\t", " ", "1"), maxLength: 6 })
  .filter((text) => !/^[\t\r]/.test(text));

test("whatever is written is read back the same, cut anywhere", () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 8 }),
      fc.array(fc.nat(200)),
      (rows, cuts) => {
        const text = csvLine(["one", "two", "three"]) + rows.map(csvLine).join("");
        const places = [0, ...cuts.map((cut) => Math.min(cut, text.length)).sort((one, other) => one - other), text.length];
        const pieces = places.slice(1).map((end, index) => text.slice(places[index], end));
        assert.deepEqual(split(pieces).slice(1), rows);
      },
    ),
  );
});

test("lines end as on any machine, the last one may not end, and empty ones are no rows", () => {
  assert.deepEqual(split(["a,b\r\n1,2\n\n3,4\r5,6"]), [
    ["a", "b"],
    ["1", "2"],
    ["3", "4"],
    ["5", "6"],
  ]);
});

test("the delimiter is what the header has most of", () => {
  assert.deepEqual(split(['a;"b,c,d";e\n1;2,5;3\n']), [
    ["a", "b,c,d", "e"],
    ["1", "2,5", "3"],
  ]);
  assert.deepEqual(split(["a\tb\n1\t2"]), [
    ["a", "b"],
    ["1", "2"],
  ]);
});

test("a broken quote is refused with the line on which it stands", () => {
  assert.throws(() => split(['a,b\n1,2\n3,"4\n5,6\n']), /never closed \(line 3\)/);
  assert.throws(() => split(['a,b\n1,2"x\n']), /where none may stand \(line 2\)/);
  assert.throws(() => split(['a,b\n1,"2"x\n']), /where none may stand \(line 2\)/);
});

test("what a spreadsheet would run as a formula is written as text", () => {
  assert.equal(csvLine(["=cmd|x", "-5", "+49 30", "@a", "plain"]), "'=cmd|x,-5,'+49 30,'@a,plain\r\n");
});
