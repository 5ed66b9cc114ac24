/** "Step 3 of ~9": how far a run has come, and how long its way is likely to be. */
import type { Plan } from "./plan.ts";
import type { Marking } from "./run.ts";

export type Progress = {
  /** Which of the steps of people's work the run stands at, counted from 1. */
  readonly at: number;
  /** How many there will have been on the shortest way to success. */
  readonly of: number;
};

type Way = ReadonlySet<string>;
const nothing: Way = new Set();

/**
 * Steps that people (or a process of their own) work on count; waits, automatic steps and joins do not. Ahead lies the shortest way to success from
 * where the run stands, all parallel branches of it; where success is out of reach, the shortest way to any end. A step counts once, however
 * often a loop leads through it: the place moves back then, and the length does not grow by itself. null: nothing is or was anybody's work.
 */
export function progressOf(plan: Plan, { open, joins }: Pick<Marking, "open" | "joins">, done: readonly string[]): Progress | null {
  const ways = waysOf(plan);
  const nodes = [...open.map(({ step }) => step), ...Object.keys(joins)];
  const ahead = new Set(nodes.flatMap((node) => [...(ways.get(node) ?? [])]));
  // Where it stands is always ahead, also in a step from which no end is drawn.
  for (const { step } of open) if (isWork(plan, step)) ahead.add(step);
  const behind = new Set(done.filter((step) => isWork(plan, step) && !ahead.has(step)));
  const of = behind.size + ahead.size;
  return of === 0 ? null : { at: Math.min(behind.size + 1, of), of };
}

const isWork = (plan: Plan, name: string): boolean => {
  const kind = plan.steps.get(name)?.step.kind;
  return kind === "task" || kind === "request" || kind === "process";
};

const known = new WeakMap<Plan, ReadonlyMap<string, Way>>();

/** Of each node the work on its shortest way, itself included; reckoned once for a definition. */
function waysOf(plan: Plan): ReadonlyMap<string, Way> {
  const found = known.get(plan) ?? shortest(plan);
  known.set(plan, found);
  return found;
}

function shortest(plan: Plan): ReadonlyMap<string, Way> {
  const ways = new Map<string, Way>();
  settle(plan, ways, ({ end }) => end === "success");
  settle(plan, ways, ({ end }) => end !== undefined);
  return ways;
}

type Exit = { readonly to: readonly string[]; readonly end?: "success" | "failure" | undefined };

/**
 * Shortest hyperpaths from the ends back (Knuth's generalization of Dijkstra's algorithm, Information Processing Letters 6, 1977): a node is settled when
 * it is the nearest of those left, an exit counts once all it leads to is settled, and the ways of parallel branches are joined as sets, so
 * that what lies behind their join counts once. A way through a loop is never the shortest.
 */
function settle(plan: Plan, ways: Map<string, Way>, isGoal: (exit: Exit) => boolean): void {
  const exits = [...plan.steps.keys(), ...plan.joins.keys()].flatMap((node) => exitsOf(plan, node).map((exit) => ({ node, exit })));
  const wayBy = (node: string, { to, end }: Exit): Way | null => {
    if (end !== undefined ? !isGoal({ to, end }) : to.length === 0 || !to.every((next) => ways.has(next))) return null;
    const own = isWork(plan, node) ? [node] : [];
    return new Set([...own, ...to.flatMap((next) => [...(ways.get(next) ?? nothing)])]);
  };
  // Once all that an exit leads to is settled, its way stays as it is.
  const reckoned = new Map<Exit, Way>();
  for (;;) {
    let nearest: { readonly node: string; readonly way: Way } | null = null;
    for (const { node, exit } of exits) {
      if (ways.has(node)) continue;
      const way = reckoned.get(exit) ?? wayBy(node, exit);
      if (way === null) continue;
      reckoned.set(exit, way);
      if (nearest === null || way.size < nearest.way.size) nearest = { node, way };
    }
    if (nearest === null) return;
    ways.set(nearest.node, nearest.way);
  }
}

function exitsOf({ steps, joins }: Plan, node: string): readonly Exit[] {
  const join = joins.get(node);
  if (join) return [{ to: join.to }];
  return [...(steps.get(node)?.outcomes.values() ?? [])].map(({ to = [], end }) => ({ to, end }));
}
