/** The way of each line through the gaps of the grid. Lines to one node share their tracks, so that they come together like brooks. */
import type { Definition } from "../definition.ts";
import type { Cells, Place } from "./cells.ts";
import type { Grid } from "./grid.ts";
import { waysOf } from "./ways.ts";

export type Point = { readonly x: number; readonly y: number };

/** `gaps`: those to the right of these columns (-1: left of the first) in which it goes up or down. `level`: along the gap under that row (-1: above the first). */
export type Route = {
  readonly from: string;
  readonly outcome: string | null;
  readonly to: string;
  readonly gaps: readonly number[];
  readonly level: number | null;
  readonly along: (grid: Grid, out: Point, into: Point) => readonly Point[];
};

export function routesOf(definition: Definition, cells: Cells): readonly Route[] {
  const taken = new Set([...cells.places.values()].map(({ column, row }) => `${column} ${row}`));
  const isFree = (row: number, from: number, to: number) => {
    for (let column = from; column < to; column += 1) if (taken.has(`${column} ${row}`)) return false;
    return true;
  };
  return waysOf(definition).map((one) => {
    const way = { ...one, isFirst: one.outcome === null || Object.keys(definition.steps[one.from]!.outcomes)[0] === one.outcome };
    const [from, to] = [cells.places.get(way.from)!, cells.places.get(way.to)!];
    if (to.column > from.column && isFree(to.row, from.column + 1, to.column)) return straight(way, from, to);
    return around(way, from, to);
  });
}

type Ends = Pick<Route, "from" | "outcome" | "to"> & { readonly isFirst: boolean };

/** Out, up or down in the gap beside the card, and along the free row of the target. */
function straight(ends: Ends, { column, row }: Place, to: Place): Route {
  return {
    ...ends,
    // The first outcome of a card leaves at the height at which the next card is entered.
    gaps: row === to.row && ends.isFirst ? [] : [column],
    level: null,
    along: (grid, out, into) => {
      if (out.y === into.y) return [out, into];
      const x = grid.trackX(column, ends.to);
      return [out, { x, y: out.y }, { x, y: into.y }, into];
    },
  };
}

/** Out, up or down, along a gap between two rows, and in from the gap before the target. */
function around(ends: Ends, from: Place, to: Place): Route {
  const isBack = to.column <= from.column;
  const level = isBack ? to.row - 1 : to.row > from.row ? to.row - 1 : to.row;
  return {
    ...ends,
    gaps: [from.column, to.column - 1],
    level,
    along: (grid, out, into) => {
      const [first, last, y] = [grid.trackX(from.column, ends.to), grid.trackX(to.column - 1, ends.to), grid.trackY(level, ends.to)];
      return [out, { x: first, y: out.y }, { x: first, y }, { x: last, y }, { x: last, y: into.y }, into];
    },
  };
}
