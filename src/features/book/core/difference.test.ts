import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { differenceOf, differentLines } from "./difference.ts";
import type { Variant } from "./edition.ts";

const say = (name: string, ...texts: readonly string[]): Variant => ({
  name,
  filter: null,
  content: { lines: texts.map((one) => ({ say: one })) },
});

test("between two editions every variant is the same, changed, added or removed, with its lines", () => {
  const food = { ...say("Food", "a"), filter: { field: "client.industry", op: "eq", value: "Food" } as const };
  const differences = differenceOf(
    [food, say("Old", "x"), say("All", "one", "two", "three")],
    [{ ...food, filter: { field: "client.industry", op: "eq", value: "Drinks" } }, say("New", "n"), say("All", "one", "2", "three")],
  );
  assert.deepEqual(
    differences.map(({ name, change, isFilterChanged }) => [name, change, isFilterChanged]),
    [
      ["Food", "changed", true],
      ["New", "added", false],
      ["All", "changed", false],
      ["Old", "removed", false],
    ],
  );
  assert.deepEqual(
    differences[2]?.lines.map(({ mark, text }) => `${mark} ${text}`),
    ["same one", "removed two", "added 2", "same three"],
  );
  assert.deepEqual(differenceOf([food], [food])[0], { name: "Food", change: "same", isFilterChanged: false, lines: [] });
});

test("whatever was changed, the lines tell both editions whole", () => {
  const lines = fc.array(fc.constantFrom("a", "b", "c", ""), { maxLength: 12 });
  fc.assert(
    fc.property(lines, lines, (before, after) => {
      const found = differentLines(before, after);
      const without = (mark: string) => found.filter((line) => line.mark !== mark).map(({ text }) => text);
      assert.deepEqual(without("added"), before);
      assert.deepEqual(without("removed"), after);
      if (before.join("\n") === after.join("\n") && before.length === after.length) assert.ok(found.every(({ mark }) => mark === "same"));
    }),
  );
});

test("editions too long to be compared line by line are told as replaced, at once", () => {
  const [before, after] = [Array(2_000).fill("a"), Array(2_000).fill("b")];
  assert.equal(differentLines(before, after).length, 4_000);
});
