/** The arrow keys: the next card in that direction. */
import type { Drawing } from "../../../core/layout/drawing.ts";

export type Direction = "left" | "right" | "up" | "down";
export const directionOf: Readonly<Record<string, Direction>> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
};

/** The nearest card that lies mainly in that direction; without one, or from nowhere, the same card or the first. */
export function nextCard({ cells: { places } }: Drawing, from: string | null, direction: Direction): string | null {
  const here = from === null ? undefined : places.get(from);
  if (!here) return places.keys().next().value ?? null;
  const sideways = direction === "left" || direction === "right";
  const sign = direction === "left" || direction === "up" ? -1 : 1;
  const distances = [...places].flatMap(([node, place]) => {
    const [along, across] = sideways
      ? [(place.column - here.column) * sign, Math.abs(place.row - here.row)]
      : [(place.row - here.row) * sign, Math.abs(place.column - here.column)];
    return node !== from && along > 0 ? [{ node, weight: along + across * 2 }] : [];
  });
  return distances.sort((one, other) => one.weight - other.weight)[0]?.node ?? from;
}
