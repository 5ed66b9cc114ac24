/** Lines with round corners, as a path of SVG. */
import type { Point } from "../../../core/layout/routes.ts";

const radius = 6;

export function roundedPath(points: readonly Point[]): string {
  const turns = points.filter((point, at) => at === 0 || point.x !== points[at - 1]!.x || point.y !== points[at - 1]!.y);
  const [first, ...rest] = turns;
  if (!first) return "";
  const parts = [`M${first.x} ${first.y}`];
  for (const [at, point] of rest.entries()) {
    const next = rest[at + 1];
    const before = turns[at]!;
    if (!next) {
      parts.push(`L${point.x} ${point.y}`);
      continue;
    }
    const from = towards(point, before);
    const to = towards(point, next);
    parts.push(`L${from.x} ${from.y}`, `Q${point.x} ${point.y} ${to.x} ${to.y}`);
  }
  return parts.join("");
}

/** A little way from a corner to another point, at most half of it. */
function towards(corner: Point, other: Point): Point {
  const [dx, dy] = [other.x - corner.x, other.y - corner.y];
  const length = Math.abs(dx) + Math.abs(dy);
  const share = length === 0 ? 0 : Math.min(radius, length / 2) / length;
  return { x: corner.x + dx * share, y: corner.y + dy * share };
}
