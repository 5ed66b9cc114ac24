/**
 * Soundness: from every marking that can be reached an end can be reached; where an end is reached nothing else is active, unless the end cancels
 * the rest; every step can be done. (van der Aalst 1997, with ends that cancel.)
 */
import type { Definition, Fault } from "./definition.ts";
import type { Marking as RunMarking } from "./run.ts";
import { canRest, faultsOf, once } from "./soundness/behaviour.ts";
import { canReach, type Exploration, enabled, explore } from "./soundness/explore.ts";
import { type Net, netOf, nodesLedTo } from "./soundness/net.ts";
import { isWalkable, shortened, wayTo } from "./soundness/path.ts";
import { probe } from "./soundness/probe.ts";
import { type StructureFault, structureFaults } from "./soundness/structure.ts";

/** `tooLarge` only where no answer was found: the definition is then not sound, as far as anybody knows. */
export type Soundness = { readonly sound: boolean; readonly faults: readonly Fault[]; readonly tooLarge?: true };

/** Markings that are followed at most, weighed by their size: some two seconds. */
const atMost = { reduced: 600_000, full: 30_000, counted: 300_000 } as const;

export function checkDefinition(definition: Definition): Soundness {
  const net = netOf(definition);
  const broken = structureFaults(net.plan);
  if (net.placeOf(definition.start) < 0) return { sound: false, faults: [{ kind: "unknown_node", step: definition.start, path: [] }] };
  const reduced = explore(net, { follow: "reduced", counted: new Set(), atMost: atMost.reduced });
  if (broken.length > 0) return { sound: false, faults: structural(net, reduced, broken) };
  const found = faultsOf(reduced);
  const faults = found.length === 0 && reduced.isComplete ? faultsOfLimits(reduced) : found;
  if (faults === null || (faults.length === 0 && !reduced.isComplete))
    return unlessTooLarge(probe(net).map((fault) => shortened(net, fault)));
  return faults.length === 0 ? { sound: true, faults } : exactly(net, faults);
}

/** What a run that stands here can still come to: where it would wait for ever, go on for ever, or leave something over. */
export function faultsFrom(definition: Definition, { open, joins }: Pick<RunMarking, "open" | "joins">): readonly Fault[] {
  const net = netOf(definition);
  const arrived = Object.entries(joins).flatMap(([join, state]) =>
    Object.entries(state.arrived).flatMap(([from, count]) => Array.from({ length: count }, () => net.arrivalOf(join, from))),
  );
  const from = [...open.map(({ step }) => net.placeOf(step)), ...arrived].sort((one, other) => one - other);
  const way = explore(net, { follow: "reduced", counted: new Set(), atMost: atMost.reduced, from });
  return faultsOf(way).filter(({ kind }) => kind !== "unreachable");
}

/** A process with faults is followed in full as far as that is possible: for paths that are really the shortest, and can be walked. */
function exactly(net: Net, faults: readonly Fault[]): Soundness {
  const full = explore(net, { follow: "full", counted: net.limited, atMost: atMost.full });
  const exact = faultsOf(full);
  if (full.isComplete) return { sound: exact.length === 0, faults: exact };
  const shown = faults.filter(({ path }) => isWalkable(net, path)).map((fault) => shortened(net, fault));
  const both = once([...exact, ...shown]);
  return unlessTooLarge(both.length === 0 ? probe(net) : both);
}

const unlessTooLarge = (faults: readonly Fault[]): Soundness =>
  faults.length === 0 ? { sound: false, faults, tooLarge: true } : { sound: false, faults };

/**
 * What loop limits add to a process without faults: at its limit a step has one way out, and that may lead nowhere. A limit is counted only if an
 * end cannot be reached from everywhere where it always applies; null where there are too many markings to say.
 */
function faultsOfLimits(reduced: Exploration): readonly Fault[] | null {
  const { net } = reduced;
  const { limited } = net;
  if (endsAtLimits(reduced, limited)) return [];
  for (const counted of [new Set([...limited].filter((place) => !endsAtLimits(reduced, new Set([place])))), limited]) {
    const way = explore(net, { follow: "reduced", counted, atMost: atMost.counted });
    if (!way.isComplete) return null;
    const others = new Set([...limited].filter((place) => !counted.has(place)));
    if (endsAtLimits(way, others)) return faultsOf(way);
  }
  return null;
}

/** Whether an end can be reached from wherever it can, also where these steps are always at their limits. */
function endsAtLimits(exploration: Exploration, limited: ReadonlySet<number>): boolean {
  const { net, markings, next } = exploration;
  const rests = (at: number) => {
    const marking = markings[at]!;
    if (marking.includes(net.endless)) return false;
    const canEndAll = (place: number) => {
      const step = net.steps[place];
      return step?.limit && limited.has(place) ? step.limit.move.end === "all" : (step?.canEndAll ?? false);
    };
    return marking.some(canEndAll) || enabled(net, marking).length === 0;
  };
  const atLimit = ({ place, outcome }: { readonly place: number; readonly outcome: string }) =>
    !limited.has(place) || net.steps[place]?.limit?.move.outcome === outcome;
  const ends = canReach(next, (at) => canRest(exploration, at));
  return canReach(next, rests, atLimit).every((stillEnds, at) => stillEnds || !ends[at]);
}

/** What structure shows, with the way to where it shows; and which nodes nothing leads to. Behaviour is judged once these are put right. */
function structural(net: Net, reduced: Exploration, faults: readonly StructureFault[]): readonly Fault[] {
  const led = nodesLedTo(net.plan);
  const steps = faults.map(({ kind, step, by }): Fault => {
    const at = reduced.seen.get(net.placeOf(step));
    const way = at === undefined ? [] : wayTo(net, reduced.pathTo(at), net.placeOf(step));
    return { kind, step, path: by === null || at === undefined ? way : [...way, { step, outcome: by }] };
  });
  const lost = [...net.plan.steps.keys(), ...net.plan.joins.keys()].filter((name) => !led.has(name));
  return once([...steps, ...lost.map((step): Fault => ({ kind: "unreachable", step, path: [] }))]);
}
