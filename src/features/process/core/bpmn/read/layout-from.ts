/** Where the steps of a foreign diagram lie, in columns and rows of ours: what stood above one another stays so. */
import type { Layout } from "../../layout/layout.ts";
import { type Element, elementOf, listOf } from "../model.ts";

/** Shapes whose middles are nearer than this stand in one column. */
const columnWidth = 70;

export function layoutFrom(diagrams: readonly Element[], nodes: ReadonlyMap<Element, string>): Layout {
  const shapes = diagrams.flatMap((diagram) => listOf(elementOf(diagram["plane"])?.["planeElement"]));
  const found = shapes.flatMap((shape) => {
    const key = nodes.get(shape["bpmnElement"] as Element);
    const bounds = elementOf(shape["bounds"]);
    const [x, y, width] = [bounds?.["x"], bounds?.["y"], bounds?.["width"]];
    return key !== undefined && typeof x === "number" && typeof y === "number" && typeof width === "number"
      ? [{ key, middle: x + width / 2, y }]
      : [];
  });
  // A diagram that names only some of its parts says nothing about the rest.
  if (found.length < nodes.size) return {};
  const layout: Record<string, { x: number; y: number }> = {};
  let column = -1;
  let began = Number.NEGATIVE_INFINITY;
  let row = 0;
  for (const { key, middle } of found.toSorted((one, other) => one.middle - other.middle || one.y - other.y)) {
    if (middle - began > columnWidth) {
      column += 1;
      began = middle;
      row = 0;
    }
    layout[key] = { x: column, y: row };
    row += 1;
  }
  return layout;
}
