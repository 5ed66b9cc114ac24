import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { anyDefinition, sketch } from "../testing-definitions.ts";
import { columnsOf } from "./columns.ts";
import { type Box, drawProcess } from "./drawing.ts";
import { lanesOf } from "./lanes.ts";
import { readLayout } from "./layout.ts";
import { nodesOf } from "./ways.ts";

const anyCell = fc.record({ x: fc.nat(6), y: fc.nat(3) });
const anyLayout = fc.dictionary(fc.constantFrom("call", "offer", "a", "x-1", "nobody"), anyCell);

/** Whether a line between two points, level or upright, lies within a box. */
function cuts(one: { x: number; y: number }, other: { x: number; y: number }, box: Box): boolean {
  const [left, right] = [Math.min(one.x, other.x), Math.max(one.x, other.x)];
  const [top, bottom] = [Math.min(one.y, other.y), Math.max(one.y, other.y)];
  return left < box.x + box.width && right > box.x && top < box.y + box.height && bottom > box.y;
}

describe("the picture of a process", () => {
  it("has a place of its own for every step, and no line crosses a card", () => {
    fc.assert(
      fc.property(anyDefinition, anyLayout, (definition, stored) => {
        const { boxes, lines, lanes } = drawProcess(definition, readLayout(stored, definition));
        assert.deepEqual([...boxes.keys()].sort(), [...nodesOf(definition)].sort());
        const all = [...boxes.values()];
        for (const [at, one] of all.entries())
          for (const other of all.slice(at + 1))
            assert.ok(!cuts(one, { x: one.x + one.width, y: one.y + one.height }, other), "two cards overlap");
        for (const { points } of lines)
          for (const [at, point] of points.slice(1).entries()) {
            const before = points[at]!;
            assert.ok(before.x === point.x || before.y === point.y, "a line runs askew");
            assert.ok(
              !all.some((box) => cuts(before, point, box)),
              `a line from ${JSON.stringify(before)} to ${JSON.stringify(point)} crosses a card`,
            );
          }
        for (const box of all)
          assert.ok(
            lanes.some((lane) => lane.y <= box.y && lane.y + lane.height >= box.y + box.height),
            "a card sticks out of its lane",
          );
      }),
      { numRuns: 300 },
    );
  });

  it("goes from left to right, and does not let a loop move what comes before it", () => {
    const process = sketch({
      call: { reached: "offer", later: "call" },
      offer: { sent: "answer" },
      answer: { yes: "+", change: "offer", no: "-" },
    });
    assert.deepEqual(Object.fromEntries(columnsOf(process)), { call: 0, offer: 1, answer: 2 });
  });

  it("puts each step into the lane of the level that does it, and a wait into the lane it is come from", () => {
    const { steps, ...rest } = sketch({ find: { done: "pause" }, pause: { time: "call" }, call: { yes: "+" } });
    const process = {
      ...rest,
      steps: {
        ...steps,
        find: { ...steps["find"]!, assignee: { level: "assistant" } },
        pause: { ...steps["pause"]!, kind: "wait" as const },
        call: { ...steps["call"]!, assignee: { level: "seller" } },
      },
    };
    assert.deepEqual(Object.fromEntries(lanesOf(process)), { find: "assistant", pause: "assistant", call: "seller" });
    assert.deepEqual(
      drawProcess(process, {}, { levels: ["seller", "assistant"] }).lanes.map(({ lane }) => lane),
      ["seller", "assistant"],
    );
  });

  it("keeps a straight line where the usual outcome goes on in the same lane", () => {
    const { lines } = drawProcess(sketch({ call: { reached: "offer", not: "-" }, offer: { sent: "+" } }), {});
    assert.equal(lines.find(({ from }) => from === "call")?.points.length, 2);
  });

  it("leaves a step where a person has put it, and forgets cells of steps that are gone", () => {
    const process = sketch({ call: { reached: "offer" }, offer: { sent: "+" } });
    const layout = readLayout({ offer: { x: 3, y: 1 }, gone: { x: 0, y: 0 }, call: { x: -1, y: 0 } }, process);
    assert.deepEqual(layout, { offer: { x: 3, y: 1 } });
    assert.deepEqual(drawProcess(process, layout).cells.places.get("offer"), { column: 3, row: 1, lane: "role:owner" });
  });
});
