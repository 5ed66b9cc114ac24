/** The ways of a definition as a graph: from which node to which, by which outcome. */
import type { Definition } from "../definition.ts";

/** `outcome` is null where a join goes on. */
export type Way = { readonly from: string; readonly outcome: string | null; readonly to: string };

/** The value under a name somebody chose: "constructor" is a name like any other. */
export const own = <T>(record: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;

/** All nodes, steps before joins, each in the order in which they were written. */
export const nodesOf = (definition: Definition): readonly string[] => [
  ...Object.keys(definition.steps),
  ...Object.keys(definition.joins ?? {}).filter((join) => !Object.hasOwn(definition.steps, join)),
];

/** Every way between nodes that are there; of two equal ones only the first. */
export function waysOf(definition: Definition): readonly Way[] {
  const known = new Set(nodesOf(definition));
  const steps = Object.entries(definition.steps).flatMap(([from, step]) =>
    Object.entries(step.outcomes).flatMap(([outcome, { to = [], end }]) =>
      end ? [] : [...new Set(to)].map((node) => ({ from, outcome, to: node })),
    ),
  );
  const joins = Object.entries(definition.joins ?? {}).flatMap(([from, { to }]) =>
    [...new Set(to)].map((node) => ({ from, outcome: null, to: node })),
  );
  return [...steps, ...joins].filter(({ to }) => known.has(to));
}

/** Nodes in the order in which a run first comes to them, breadth first; those it never comes to stand last. */
export function walkOrder(definition: Definition): readonly string[] {
  const nodes = nodesOf(definition);
  const next = Map.groupBy(waysOf(definition), ({ from }) => from);
  const seen = new Set<string>();
  const walk = (first: string) => {
    const queue = [first];
    seen.add(first);
    for (const node of queue)
      for (const { to } of next.get(node) ?? [])
        if (!seen.has(to)) {
          seen.add(to);
          queue.push(to);
        }
  };
  if (nodes.includes(definition.start)) walk(definition.start);
  for (const node of nodes) if (!seen.has(node)) walk(node);
  return [...seen];
}
