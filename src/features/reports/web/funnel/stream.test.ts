import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { FlowReport } from "./answers.ts";
import { streamLinks } from "./stream.ts";

const stages = ["lead", "data", "offer"].map((key) => ({ key, name: key, normDays: null }));
const place = fc.constantFrom("lead", "data", "offer", "WON", "LOST");
const anyMoves = fc.uniqueArray(fc.record({ from: place, to: place, count: fc.integer({ min: 1, max: 9 }) }), {
  selector: ({ from, to }) => `${from} ${to}`,
});

test("a stream of any moves has no circle and leaves none out", () => {
  fc.assert(
    fc.property(anyMoves, (some) => {
      const moves = some.filter(({ from, to }) => from !== to);
      const links = streamLinks({ moves, pipeline: { stages } } as unknown as FlowReport);
      assert.equal(links.length, moves.length);
      const leads = (from: string, seen: readonly string[]): boolean =>
        links.some(({ source, target }) => source === from && (seen.includes(target) || leads(target, [...seen, target])));
      assert.ok(!links.some(({ source }) => leads(source, [source])), JSON.stringify(links));
    }),
  );
});

test("a move back is drawn to where the deal is again", () => {
  const [link] = streamLinks({ moves: [{ from: "offer", to: "data", count: 2 }], pipeline: { stages } } as unknown as FlowReport);
  assert.deepEqual([link?.source, link?.target, link?.kind], ["offer", "back:data", "backward"]);
});
