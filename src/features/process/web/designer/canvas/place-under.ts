/** Which cell a card that was let go lies over, and in whose lane. */

import type { Drawing } from "../../../core/layout/drawing.ts";
import type { Lane } from "../../../core/layout/lanes.ts";
import type { Cell } from "../../../core/layout/layout.ts";
import { card } from "../../../core/layout/measures.ts";
import type { Point } from "../../../core/layout/routes.ts";

export function placeUnder({ grid, cells, lanes }: Drawing, { x, y }: Point): { readonly cell: Cell; readonly lane: Lane } {
  let column = 0;
  while (column < cells.columns && (grid.x(column) + grid.x(column + 1)) / 2 < x) column += 1;
  const middle = y + card.height / 2;
  const band = lanes.find((lane) => middle < lane.y + lane.height) ?? lanes.at(-1)!;
  const rows = cells.lanes.find(({ lane }) => lane === band.lane)!;
  let row = 0;
  while (row < rows.rows && grid.y(rows.first + row) + card.height < middle) row += 1;
  return { cell: { x: column, y: row }, lane: band.lane };
}
