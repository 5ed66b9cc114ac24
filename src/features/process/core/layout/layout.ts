/** Where steps lie on the canvas: columns from left to right, rows within the lane of a level. Says nothing about what happens. */
import type { Definition } from "../definition.ts";

/** `x`: column, `y`: row within the lane; whole numbers from 0. Nodes that are not named are placed by the computer. */
export type Layout = { readonly [node: string]: Cell };
export type Cell = { readonly x: number; readonly y: number };

export const furthestCell = 499;

/** What of a stored layout can be used: cells of nodes that are there. Anything else is left out, for a layout is never worth a refusal. */
export function readLayout(stored: unknown, definition: Definition): Layout {
  if (typeof stored !== "object" || stored === null) return {};
  const cell = (value: unknown): Cell | null => {
    if (typeof value !== "object" || value === null) return null;
    const { x, y } = value as { x?: unknown; y?: unknown };
    return isIndex(x) && isIndex(y) ? { x, y } : null;
  };
  return Object.fromEntries(
    Object.entries(stored).flatMap(([node, value]) => {
      const found = cell(value);
      return found !== null && isNode(definition, node) ? [[node, found]] : [];
    }),
  );
}

export const isNode = (definition: Definition, name: string): boolean =>
  Object.hasOwn(definition.steps, name) || Object.hasOwn(definition.joins ?? {}, name);

const isIndex = (value: unknown): value is number => Number.isInteger(value) && (value as number) >= 0 && (value as number) <= furthestCell;
