import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { card } from "./chart-graph.ts";
import { startView } from "./start-view.ts";

describe("the first look at the chart", () => {
  it("shows everything when it can be read", () => {
    const cards = [
      { x: 300, y: 0 },
      { x: 0, y: 100 },
      { x: 600, y: 100 },
    ];
    const { x, y, zoom } = startView(cards, { width: 1000, height: 600 });
    for (const one of cards) {
      assert.ok(one.x * zoom + x >= 0 && (one.x + card.width) * zoom + x <= 1000);
      assert.ok(one.y * zoom + y >= 0 && (one.y + card.height) * zoom + y <= 600);
    }
  });
  it("begins at the top of the company on a phone, large enough to read", () => {
    const { x, zoom } = startView(
      [
        { x: 1500, y: 0 },
        { x: 0, y: 100 },
        { x: 3000, y: 100 },
      ],
      { width: 366, height: 500 },
    );
    assert.equal(zoom, 0.8);
    assert.equal((1500 + card.width / 2) * zoom + x, 183);
  });
  it("never enlarges a small company past its size", () => assert.equal(startView([{ x: 0, y: 0 }], { width: 1000, height: 600 }).zoom, 1));
});
