import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { linePath, type Place } from "./line-path.ts";

/** A card in a grid of cards 184 × 48 with gutters of 16 and lines of cards 100 apart. */
const card = (column: number, line: number): Place => ({
  left: column * 200,
  right: column * 200 + 184,
  top: line * 100,
  bottom: line * 100 + 48,
});

const pointsOf = (path: string) =>
  [...path.matchAll(/(-?[\d.]+) (-?[\d.]+)/g)].map((match) => [Number(match[1]), Number(match[2])] as const);

describe("a line of the ladder", () => {
  it("goes straight down when nothing stands between", () => {
    assert.equal(linePath(card(0, 0), card(0, 1), [card(0, 0), card(0, 1)], 0), "M92 48C92 74 92 74 92 100");
  });
  it("is the same from either end", () => {
    const all = [card(0, 0), card(1, 1), card(2, 2)];
    assert.equal(linePath(all[0]!, all[2]!, all, 0), linePath(all[2]!, all[0]!, all, 0));
  });
  it("never passes behind a card that stands between, in any lane", () => {
    const between = [0, 1, 2, 3].map((column) => card(column, 1));
    for (const from of [0, 1, 2, 3])
      for (const to of [0, 1, 2, 3])
        for (const lane of [0, 1, 2]) {
          const inside = pointsOf(linePath(card(from, 0), card(to, 2), [card(from, 0), ...between, card(to, 2)], lane)).filter(
            ([x, y]) => y >= 100 && y <= 148 && between.some((one) => x >= one.left && x <= one.right),
          );
          assert.deepEqual(inside, []);
        }
  });
  it("never leaves the board", () => {
    const all = [0, 1, 2].flatMap((column) => [card(column, 0), card(column, 1), card(column, 2)]);
    const path = linePath(card(2, 0), card(2, 2), all, 1);
    assert.ok(pointsOf(path).every(([x]) => x <= 584));
  });
  it("keeps lines of one gutter apart", () => {
    const all = [card(0, 0), card(0, 1), card(1, 2)];
    const paths = [0, 1, 2].map((lane) => linePath(all[0]!, all[2]!, all, lane));
    assert.equal(new Set(paths).size, 3);
  });
  it("joins two cards side by side below them", () => {
    assert.match(linePath(card(0, 0), card(1, 0), [card(0, 0), card(1, 0)], 0), /^M92 48C92 57 292 57 292 48$/);
  });
});
