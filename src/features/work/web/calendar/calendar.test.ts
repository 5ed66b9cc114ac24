import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { placeInLanes } from "./lanes.ts";
import { datesIn, firstWeekday, rangeOf, stepped } from "./range.ts";

test("a week begins on Monday in Germany and Russia, on Sunday in the United States, in whatever language one reads", () => {
  assert.deepEqual([firstWeekday("en", "DE"), firstWeekday("ru", "RU"), firstWeekday("en", "US"), firstWeekday("de", "US")], [1, 1, 7, 7]);
  assert.deepEqual(rangeOf("week", "2026-11-22", 1), { from: "2026-11-16", to: "2026-11-23" });
  assert.deepEqual(rangeOf("week", "2026-11-22", 7), { from: "2026-11-22", to: "2026-11-29" });
});

test("a month shows the whole weeks that it touches, five or six or, rarely, four", () => {
  assert.deepEqual(rangeOf("month", "2026-11-22", 1), { from: "2026-10-26", to: "2026-12-07" });
  assert.deepEqual(rangeOf("month", "2027-02-10", 1), { from: "2027-02-01", to: "2027-03-01" });
  assert.equal(datesIn(rangeOf("month", "2026-08-31", 1)).length, 42);
  assert.deepEqual([stepped("month", "2026-01-31", -1), stepped("month", "2026-12-31", 1)], ["2025-12-01", "2027-01-01"]);
  assert.deepEqual([stepped("week", "2026-11-22", 1), stepped("day", "2026-03-01", -1)], ["2026-11-29", "2026-02-28"]);
});

test("blocks at the same time never share a lane, and what stands alone has the whole width", () => {
  const block = fc.record({ id: fc.uuid(), from: fc.nat(600), length: fc.integer({ min: 1, max: 200 }) });
  fc.assert(
    fc.property(fc.uniqueArray(block, { selector: ({ id }) => id, maxLength: 20 }), (made) => {
      const blocks = made.map(({ id, from, length }) => ({ id, from, to: from + length }));
      const placed = new Map(placeInLanes(blocks).map((one) => [one.id, one]));
      assert.equal(placed.size, blocks.length);
      for (const one of blocks) {
        const mine = placed.get(one.id)!;
        assert.ok(mine.lane < mine.lanes);
        const others = blocks.filter((other) => other.id !== one.id && other.from < one.to && one.from < other.to);
        if (others.length === 0) continue;
        for (const other of others) assert.notEqual(placed.get(other.id)!.lane, mine.lane);
      }
    }),
  );
  assert.deepEqual(
    placeInLanes([
      { id: "a", from: 0, to: 60 },
      { id: "b", from: 60, to: 90 },
    ]),
    [
      { id: "a", lane: 0, lanes: 1 },
      { id: "b", lane: 0, lanes: 1 },
    ],
  );
});
