/**
 * The whole picture of a process: cards in a grid, lines that run in the gaps between columns and rows and so never cross a card, an end
 * beside each outcome that ends. One picture for the canvas, the print and the diagram of a BPMN file.
 */
import type { Definition, Outcome } from "../definition.ts";
import { type Cells, cellsOf, type Rank } from "./cells.ts";
import { type Grid, gridOf } from "./grid.ts";
import type { Lane } from "./lanes.ts";
import type { Layout } from "./layout.ts";
import { card, cardHeight, endSize, joinSize, wordsWidth } from "./measures.ts";
import { type Point, type Route, routesOf } from "./routes.ts";
import { own } from "./ways.ts";

export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
export type DrawnLine = Route & { readonly points: readonly Point[] };
export type DrawnEnd = {
  readonly step: string;
  readonly outcome: string;
  readonly end: NonNullable<Outcome["end"]>;
  readonly x: number;
  readonly y: number;
};
export type DrawnPort = Point & { readonly step: string; readonly outcome: string };
export type Drawing = {
  readonly boxes: ReadonlyMap<string, Box>;
  readonly cells: Cells;
  readonly lanes: readonly (Box & { readonly lane: Lane })[];
  readonly lines: readonly DrawnLine[];
  readonly ends: readonly DrawnEnd[];
  /** Where each outcome leaves its card. */
  readonly ports: readonly DrawnPort[];
  readonly width: number;
  readonly height: number;
  readonly grid: Grid;
};

export type DrawOptions = { readonly levels?: readonly string[]; readonly ranks?: ReadonlyMap<string, Rank> };

export function drawProcess(definition: Definition, layout: Layout, { levels = [], ranks = new Map() }: DrawOptions = {}): Drawing {
  const cells = cellsOf(definition, layout, levels, ranks);
  const routes = routesOf(definition, cells);
  const grid = gridOf(definition, cells, routes);
  const boxes = new Map([...cells.places].map(([node, place]) => [node, boxOf(definition, node, grid.x(place.column), grid.y(place.row))]));
  const ports = [...cells.places.keys()].flatMap((step) =>
    Object.keys(own(definition.steps, step)?.outcomes ?? {}).map((outcome, at) => {
      const box = boxes.get(step)!;
      return { step, outcome, x: box.x + box.width, y: box.y + card.middle + at * card.port };
    }),
  );
  const portOf = new Map(ports.map((port) => [portKey(port.step, port.outcome), port]));
  const ends = ports.flatMap(({ step, outcome, x, y }) => {
    const { end } = definition.steps[step]!.outcomes[outcome]!;
    return end ? [{ step, outcome, end, x: x + wordsWidth - endSize / 2 - 4, y }] : [];
  });
  const lines = routes.map((route) => {
    const box = boxes.get(route.from)!;
    const out =
      route.outcome === null ? { x: box.x + box.width, y: box.y + box.height / 2 } : portOf.get(portKey(route.from, route.outcome))!;
    const target = boxes.get(route.to)!;
    const into = { x: target.x, y: Object.hasOwn(definition.steps, route.to) ? target.y + card.middle : target.y + target.height / 2 };
    return { ...route, points: route.along(grid, out, into) };
  });
  const width = grid.width;
  const bands = cells.lanes.map(({ lane, first, rows }) => {
    const y = grid.bandTop(first);
    return { lane, x: 0, y, width, height: grid.bandTop(first + rows) - y };
  });
  return { boxes, cells, lanes: bands, lines, ends, ports, width, height: grid.bandTop(grid.rows), grid };
}

export const portKey = (step: string, outcome: string): string => JSON.stringify([step, outcome]);

function boxOf(definition: Definition, node: string, x: number, y: number): Box {
  const step = own(definition.steps, node);
  if (!step) return { x, y: y + card.middle - joinSize / 2, width: joinSize, height: joinSize };
  return { x, y, width: card.width, height: cardHeight(Object.keys(step.outcomes).length) };
}
