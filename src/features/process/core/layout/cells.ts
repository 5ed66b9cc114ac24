/** Every node in a cell of its own: the column, and the row within its lane. What a person has put somewhere stays there. */
import type { Definition } from "../definition.ts";
import { columnsOf } from "./columns.ts";
import { type Lane, laneOrder, lanesOf } from "./lanes.ts";
import type { Layout } from "./layout.ts";
import { nodesOf, own, waysOf } from "./ways.ts";

/** `row` counts over all lanes, from the top of the canvas. */
export type Place = { readonly column: number; readonly row: number; readonly lane: Lane };
export type LaneRows = { readonly lane: Lane; readonly first: number; readonly rows: number };
export type Cells = { readonly places: ReadonlyMap<string, Place>; readonly lanes: readonly LaneRows[]; readonly columns: number };

/** What a layout engine found: the column of each node, and its height within it. */
export type Rank = { readonly column: number; readonly order: number };

export function cellsOf(
  definition: Definition,
  layout: Layout,
  levels: readonly string[] = [],
  ranks: ReadonlyMap<string, Rank> = new Map(),
): Cells {
  const lanes = lanesOf(definition);
  const simple = columnsOf(definition);
  const into = Map.groupBy(waysOf(definition), ({ to }) => to);
  const column = (node: string) => own(layout, node)?.x ?? ranks.get(node)?.column ?? simple.get(node) ?? 0;
  const taken = new Set<string>();
  const rows = new Map<string, number>();
  const settle = (node: string, wanted: number) => {
    const at = (row: number) => `${lanes.get(node)} ${column(node)} ${row}`;
    let row = wanted;
    while (taken.has(at(row))) row += 1;
    taken.add(at(row));
    rows.set(node, row);
  };
  const nodes = nodesOf(definition);
  for (const node of nodes) {
    const put = own(layout, node);
    if (put) settle(node, put.y);
  }
  const free = nodes.filter((node) => !own(layout, node));
  const height = (node: string) => ranks.get(node)?.order ?? 0;
  for (const node of free.toSorted((one, other) => column(one) - column(other) || height(one) - height(other))) {
    // Beside whatever leads to it, so that the usual way is a straight line.
    const before = into.get(node)?.find(({ from }) => rows.has(from) && lanes.get(from) === lanes.get(node) && column(from) < column(node));
    settle(node, before && before.from !== node ? rows.get(before.from)! : 0);
  }
  return stack(definition, levels, lanes, rows, column);
}

function stack(
  definition: Definition,
  levels: readonly string[],
  lanes: ReadonlyMap<string, Lane>,
  rows: ReadonlyMap<string, number>,
  column: (node: string) => number,
): Cells {
  let first = 0;
  const bands = laneOrder(definition, levels).map((lane) => {
    const used = [...rows].filter(([node]) => lanes.get(node) === lane).map(([, row]) => row);
    const band = { lane, first, rows: Math.max(...used, 0) + 1 };
    first += band.rows;
    return band;
  });
  const start = new Map(bands.map(({ lane, first: at }) => [lane, at]));
  const places = new Map(
    [...rows].map(([node, row]) => {
      const lane = lanes.get(node)!;
      return [node, { column: column(node), row: row + start.get(lane)!, lane }];
    }),
  );
  return { places, lanes: bands, columns: Math.max(-1, ...[...places.values()].map((place) => place.column)) + 1 };
}
