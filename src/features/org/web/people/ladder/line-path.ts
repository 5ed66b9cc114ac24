/** How a line runs between two cards of the ladder without passing behind a third. Pure geometry in pixels of the board. */

export type Place = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };

/** Between cards side by side there is room for a few lines. */
const gutter = 16;
const away = 9;
const corner = 5;

/**
 * From the lower edge of the upper card to the upper edge of the lower one: a soft S where nothing stands between, else down the gutter
 * beside the upper card. Side by side, an arc below both. `lane` keeps lines of one gutter apart: 0, 1, 2 …
 */
export function linePath(one: Place, other: Place, all: readonly Place[], lane: number): string {
  const [upper, lower] = one.top <= other.top ? [one, other] : [other, one];
  const [from, to] = [centreOf(upper), centreOf(lower)];
  if (lower.top < upper.bottom) {
    const dip = Math.max(upper.bottom, lower.bottom) + away;
    return `M${from} ${upper.bottom}C${from} ${dip} ${to} ${dip} ${to} ${lower.bottom}`;
  }
  const isBetween = all.some((card) => card.top >= upper.bottom && card.bottom <= lower.top);
  if (!isBetween) {
    const middle = (upper.bottom + lower.top) / 2;
    return `M${from} ${upper.bottom}C${from} ${middle} ${to} ${middle} ${to} ${lower.top}`;
  }
  const shift = ((lane % 3) - 1) * 4;
  // Right of the last column there is no gutter, only the edge of the board.
  const isLast = upper.right >= Math.max(...all.map((card) => card.right));
  const side = (to >= from && !isLast ? upper.right + gutter / 2 : upper.left - gutter / 2) + shift;
  const below = upper.bottom + away + shift / 2;
  const above = lower.top - away + shift / 2;
  return rounded([
    [from, upper.bottom],
    [from, below],
    [side, below],
    [side, above],
    [to, above],
    [to, lower.top],
  ]);
}

const centreOf = ({ left, right }: Place): number => (left + right) / 2;

type Point = readonly [x: number, y: number];

/** Straight pieces with round corners. */
function rounded(points: readonly Point[]): string {
  const [start, ...rest] = points;
  return rest.reduce((path, point, at) => {
    const next = rest[at + 1];
    if (!next) return `${path}L${point[0]} ${point[1]}`;
    const before = towards(point, points[at]!);
    const after = towards(point, next);
    return `${path}L${before[0]} ${before[1]}Q${point[0]} ${point[1]} ${after[0]} ${after[1]}`;
  }, `M${start![0]} ${start![1]}`);
}

/** A little way from one point towards another, at most half of it. */
function towards([x, y]: Point, [toX, toY]: Point): Point {
  const length = Math.hypot(toX - x, toY - y);
  const share = length === 0 ? 0 : Math.min(corner, length / 2) / length;
  return [x + (toX - x) * share, y + (toY - y) * share];
}
