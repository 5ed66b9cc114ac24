/** Where the chart is looked at first: all of it if it can be read so, else its top. */
import { card, type Point } from "./chart-graph.ts";

export type View = { readonly x: number; readonly y: number; readonly zoom: number };

const margin = 16;
const readable = 0.6;

/** `cards` from the top of the company on: the first one is whom a chart too large to read begins with. */
export function startView(cards: readonly Point[], canvas: { readonly width: number; readonly height: number }): View {
  const left = Math.min(...cards.map((one) => one.x));
  const top = Math.min(...cards.map((one) => one.y));
  const width = Math.max(...cards.map((one) => one.x)) + card.width - left;
  const height = Math.max(...cards.map((one) => one.y)) + card.height - top;
  const zoom = Math.min(1, (canvas.width - 2 * margin) / width, (canvas.height - 2 * margin) / height);
  if (zoom >= readable) return { zoom, x: (canvas.width - width * zoom) / 2 - left * zoom, y: margin - top * zoom };
  const first = cards[0] ?? { x: 0, y: 0 };
  return { zoom: 0.8, x: canvas.width / 2 - (first.x + card.width / 2) * 0.8, y: margin - first.y * 0.8 };
}
