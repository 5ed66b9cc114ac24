/** The measures of the grid: how wide each gap must be for the lines in it, and therefore where every column and row begins. */
import type { Definition } from "../definition.ts";
import type { Cells } from "./cells.ts";
import { card, cardHeight, wordsWidth } from "./measures.ts";
import type { Route } from "./routes.ts";
import { own } from "./ways.ts";

export type Grid = {
  readonly x: (column: number) => number;
  readonly y: (row: number) => number;
  /** Where the band above this row begins. */
  readonly bandTop: (row: number) => number;
  readonly trackX: (gap: number, node: string) => number;
  readonly trackY: (gap: number, node: string) => number;
  readonly width: number;
  readonly rows: number;
};

const track = 10;
const side = 18;
const left = 48;

export function gridOf(definition: Definition, cells: Cells, routes: readonly Route[]): Grid {
  const rows = cells.lanes.reduce((sum, lane) => sum + lane.rows, 0);
  const firstRows = new Set(cells.lanes.map(({ first }) => first));
  const heights = Array.from({ length: rows }, () => card.height as number);
  for (const [node, { row }] of cells.places)
    heights[row] = Math.max(heights[row]!, cardHeight(Object.keys(own(definition.steps, node)?.outcomes ?? {}).length));
  const upright = tracksBy(routes, (route) => route.gaps, orderOf(cells));
  const level = tracksBy(routes, (route) => (route.level === null ? [] : [route.level]), orderOf(cells));

  const gapWidth = (gap: number) => (gap < 0 ? left : wordsWidth) + count(upright, gap) * track + side;
  const columnStarts: number[] = [gapWidth(-1)];
  for (let column = 0; column < cells.columns; column += 1) columnStarts.push(columnStarts[column]! + card.width + gapWidth(column));
  const gapHeight = (gap: number) => (gap < 0 ? 16 : 22) + count(level, gap) * track;
  /** The name of a lane stands over its first row. */
  const named = (row: number) => (firstRows.has(row) ? 26 : 0);
  const rowStarts: number[] = [gapHeight(-1) + 26];
  for (let row = 0; row < rows; row += 1) rowStarts.push(rowStarts[row]! + heights[row]! + gapHeight(row) + named(row + 1));

  const x = (column: number) => columnStarts[column] ?? 0;
  const y = (row: number) => rowStarts[row] ?? 0;
  return {
    x,
    y,
    rows,
    bandTop: (row) => (row === 0 ? 0 : row >= rows ? y(rows) + 6 : y(row) - 26 - 4),
    trackX: (gap, node) => (gap < 0 ? left / 2 : x(gap) + card.width + wordsWidth) + side / 2 + place(upright, gap, node) * track,
    trackY: (gap, node) => (gap < 0 ? 8 : y(gap) + heights[gap]! + 11) + place(level, gap, node) * track,
    width: x(cells.columns),
  };
}

type Tracks = ReadonlyMap<number, readonly string[]>;
const count = (tracks: Tracks, gap: number) => tracks.get(gap)?.length ?? 0;
const place = (tracks: Tracks, gap: number, node: string) => Math.max(0, tracks.get(gap)?.indexOf(node) ?? 0);

/** In each gap one track for every node that lines lead to; what goes furthest lies first, so that the lines cross least. */
function tracksBy(routes: readonly Route[], gapsOf: (route: Route) => readonly number[], distance: (route: Route) => number): Tracks {
  const tracks = new Map<number, Map<string, number>>();
  for (const route of routes)
    for (const gap of gapsOf(route)) {
      const found = tracks.get(gap) ?? new Map<string, number>();
      found.set(route.to, Math.max(found.get(route.to) ?? 0, distance(route)));
      tracks.set(gap, found);
    }
  return new Map([...tracks].map(([gap, nodes]) => [gap, [...nodes].sort(([, one], [, other]) => other - one).map(([node]) => node)]));
}

const orderOf = (cells: Cells) => (route: Route) => Math.abs(cells.places.get(route.to)!.row - cells.places.get(route.from)!.row);
