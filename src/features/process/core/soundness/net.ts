/**
 * A definition as a Petri net: a place for every step, and one for every node that has led to a join. Every place of a step is read by the
 * outcomes of that step alone, and every place of a join by that join alone: the net is free-choice, on which the reduction rests.
 *
 * A marking is the sorted list of the places that hold a token, as often as they hold one.
 */
import type { Definition, Outcome } from "../definition.ts";
import { type Plan, type PlannedStep, planOf, possibleOutcomes } from "../plan.ts";

export type Marking = readonly number[];
export type Move = {
  readonly outcome: string;
  /** Places that get a token. */
  readonly to: readonly number[];
  readonly end: "no" | "branch" | "all";
};
export type NetStep = {
  readonly name: string;
  readonly moves: readonly Move[];
  /** Some outcome ends the run whatever else is active. */
  readonly canEndAll: boolean;
  readonly limit: { readonly times: number; readonly move: Move } | null;
};
export type NetJoin = { readonly name: string; readonly needs: readonly number[]; readonly to: readonly number[] };

export type Net = {
  readonly plan: Plan;
  /** Places 0 … steps.length − 1, in the order in which they are gone through in depth: a branch before the next. */
  readonly steps: readonly NetStep[];
  readonly joins: readonly NetJoin[];
  /** The place of a step; −1 for none. */
  readonly placeOf: (name: string) => number;
  /** The place of a node that has led to a join; −1 where nothing says that it does. */
  readonly arrivalOf: (join: string, from: string) => number;
  /** By place: the join that reads it. */
  readonly joinAt: ReadonlyMap<number, number>;
  /** Tokens that were led to no node at all. */
  readonly nowhere: number;
  /** Marks that a branch has ended while others went on. */
  readonly ended: number;
  /** Marks that loops at their limits lead in a circle by themselves. */
  readonly endless: number;
  /** From here on, places count how often a step with a loop limit was entered: base + step × width + times. */
  readonly counters: number;
  /** The steps with a loop limit. */
  readonly limited: ReadonlySet<number>;
  readonly counterWidth: number;
};

export function netOf(definition: Definition): Net {
  const plan = planOf(definition);
  const names = inDepth(plan);
  const places = new Map(names.map((name, at) => [name, at]));
  const joinNames = [...plan.joins.keys()];
  let next = names.length;
  const nowhere = next++;
  const ended = next++;
  const endless = next++;
  const arrivals = new Map<string, number>();
  const joinAt = new Map<number, number>();
  const arrival = (join: number, from: string): number => {
    const key = `${join}\n${from}`;
    const known = arrivals.get(key);
    if (known !== undefined) return known;
    arrivals.set(key, next);
    joinAt.set(next, join);
    return next++;
  };
  const joinIndex = new Map(joinNames.map((name, at) => [name, at]));
  const targets = (to: readonly string[], from: string) =>
    to.map((name) => {
      const join = joinIndex.get(name);
      return places.get(name) ?? (join === undefined ? nowhere : arrival(join, from));
    });
  const steps = names.map((name) => netStep(plan.steps.get(name)!, (to) => targets(to, name)));
  const joins = joinNames.map((name, at) => {
    const { waitFor, to } = plan.joins.get(name)!;
    return { name, needs: waitFor.map((from) => arrival(at, from)), to: targets(to, name) };
  });
  const counterWidth = 2 + Math.max(0, ...steps.map(({ limit }) => limit?.times ?? 0));
  const limited = new Set(steps.flatMap(({ limit }, place) => (limit ? [place] : [])));
  const arrivalOf = (join: string, from: string) => arrivals.get(`${joinIndex.get(join)}\n${from}`) ?? -1;
  return {
    plan,
    arrivalOf,
    limited,
    steps,
    joins,
    placeOf: (name) => places.get(name) ?? -1,
    joinAt,
    nowhere,
    ended,
    endless,
    counters: next,
    counterWidth,
  };
}

function netStep(planned: PlannedStep, targets: (to: readonly string[]) => readonly number[]): NetStep {
  const move = (name: string): Move => moveOf(name, planned.outcomes.get(name)!, targets);
  const moves = possibleOutcomes(planned).map(move);
  const { loopLimit } = planned.step;
  const limit = loopLimit && planned.outcomes.has(loopLimit.then) ? { times: loopLimit.times, move: move(loopLimit.then) } : null;
  return { name: planned.name, moves, canEndAll: moves.some(({ end }) => end === "all"), limit };
}

function moveOf(name: string, outcome: Outcome, targets: (to: readonly string[]) => readonly number[]): Move {
  if (outcome.end) return { outcome: name, to: [], end: outcome.cancelRest ? "all" : "branch" };
  return { outcome: name, to: targets(outcome.to ?? []), end: "no" };
}

/** The steps in the order of a walk in depth from the start; those it does not reach come last. */
function inDepth(plan: Plan): readonly string[] {
  const led = nodesLedTo(plan);
  return [...[...led].filter((name) => plan.steps.has(name)), ...[...plan.steps.keys()].filter((name) => !led.has(name))];
}

/** The nodes that arrows lead to from the start, whatever joins wait for, in the order of a walk in depth. */
export function nodesLedTo({ start, steps, joins }: Plan): ReadonlySet<string> {
  const led = new Set<string>();
  const stack = [start];
  for (let name = stack.pop(); name !== undefined; name = stack.pop()) {
    if (led.has(name)) continue;
    led.add(name);
    const next = [...(steps.get(name)?.outcomes.values() ?? [])].flatMap(({ to }) => to ?? []);
    stack.push(...[...next, ...(joins.get(name)?.to ?? [])].toReversed());
  }
  return led;
}
