import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { TreeNode } from "../../company/answers.ts";
import { companyOf } from "../../company/company.ts";
import { card, cardPlaces, chartGraph, stackId } from "./chart-graph.ts";

const person = (id: string, chiefId: string | null): TreeNode => ({
  id,
  name: id,
  level: "seller",
  role: null,
  functions: [],
  unitId: null,
  chiefId,
  status: "active",
  absentUntil: null,
  deputyId: null,
});
const companyWith = (people: TreeNode[]) =>
  companyOf({ version: "1", levels: [], people, units: [], pairings: [], vacancies: [], routes: [] });

describe("the chart", () => {
  const twelve = companyWith([
    person("olga", null),
    person("head", "olga"),
    ...Array.from({ length: 12 }, (_, at) => person(`s${at}`, "head")),
  ]);

  it("stacks people with nobody below under their chief", () => {
    const graph = chartGraph(twelve);
    assert.deepEqual(
      graph.boxes.map((one) => one.id),
      ["olga", "head"],
    );
    assert.deepEqual(
      graph.stacks.map((one) => [one.id, one.members.length]),
      [[stackId("head"), 12]],
    );
    assert.deepEqual(graph.edges, [
      { from: "olga", to: "head" },
      { from: "head", to: stackId("head") },
    ]);
  });
  it("gives every person a place of their own, none on top of another", () => {
    const graph = chartGraph(twelve);
    const places = cardPlaces(
      graph,
      new Map([
        ["olga", { x: 0, y: 0 }],
        ["head", { x: 0, y: 200 }],
        [stackId("head"), { x: 0, y: 400 }],
      ]),
    );
    const boxes = [...places.values()];
    assert.equal(boxes.length, 14);
    for (const [at, one] of boxes.entries())
      for (const other of boxes.slice(at + 1))
        assert.ok(Math.abs(one.x - other.x) >= card.width || Math.abs(one.y - other.y) >= card.height);
  });
  it("keeps the cards of a stack inside of its box", () => {
    const [stack] = chartGraph(twelve).stacks;
    const places = cardPlaces(chartGraph(twelve), new Map([[stack!.id, { x: 100, y: 100 }]]));
    for (const { id } of stack!.members) {
      const { x, y } = places.get(id)!;
      assert.ok(x >= 100 && x + card.width <= 100 + stack!.width && y >= 100 && y + card.height <= 100 + stack!.height);
    }
  });
  it("shows people without a chief who lead nobody in a stack of their own", () => {
    assert.deepEqual(
      chartGraph(companyWith([person("audit", null), person("admin", null)])).stacks.map((one) => one.members.length),
      [2],
    );
  });
});
