/** In which column a node stands when nothing better is known: one after the furthest it is come from, without the ways back. */
import type { Definition } from "../definition.ts";
import { type Way, walkOrder, waysOf } from "./ways.ts";

/** A column from 0 for every node. Ways that close a circle are left out of the reckoning, so that it always ends. */
export function columnsOf(definition: Definition): ReadonlyMap<string, number> {
  const order = walkOrder(definition);
  const ways = waysOf(definition);
  const back = waysBack(ways, order);
  const forward = ways.filter((way) => !back.has(way));
  const columns = new Map(order.map((node) => [node, 0]));
  const into = Map.groupBy(forward, ({ to }) => to);
  const waiting = new Map(order.map((node) => [node, into.get(node)?.length ?? 0]));
  const next = Map.groupBy(forward, ({ from }) => from);
  const ready = order.filter((node) => waiting.get(node) === 0);
  for (const node of ready)
    for (const { to } of next.get(node) ?? []) {
      columns.set(to, Math.max(columns.get(to)!, columns.get(node)! + 1));
      waiting.set(to, waiting.get(to)! - 1);
      if (waiting.get(to) === 0) ready.push(to);
    }
  return columns;
}

/** The ways that lead to a node from which one came: found by going deep first, with a list of its own in place of calls within calls. */
function waysBack(ways: readonly Way[], order: readonly string[]): ReadonlySet<Way> {
  const next = Map.groupBy(ways, ({ from }) => from);
  const back = new Set<Way>();
  const state = new Map<string, "open" | "done">();
  for (const first of order) {
    if (state.has(first)) continue;
    const path: { node: string; at: number }[] = [{ node: first, at: 0 }];
    state.set(first, "open");
    while (path.length > 0) {
      const top = path.at(-1)!;
      const way = next.get(top.node)?.[top.at];
      top.at += 1;
      if (way === undefined) {
        state.set(top.node, "done");
        path.pop();
      } else if (state.get(way.to) === "open") back.add(way);
      else if (!state.has(way.to)) {
        state.set(way.to, "open");
        path.push({ node: way.to, at: 0 });
      }
    }
  }
  return back;
}
