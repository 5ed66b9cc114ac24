/**
 * Soundness: from every marking that can be reached an end can be reached; where an end is reached nothing else is active, unless the end cancels
 * the rest; every step can be done. (van der Aalst 1997, with ends that cancel.)
 */
import type { Definition, Fault } from "./definition.ts";
import { faultsOf, once } from "./soundness/behaviour.ts";
import { canReach, type Exploration, enabled, explore } from "./soundness/explore.ts";
import { type Net, netOf, nodesLedTo } from "./soundness/net.ts";
import { isWalkable, shortened, wayTo } from "./soundness/path.ts";
import { type StructureFault, structureFaults } from "./soundness/structure.ts";

/** `tooLarge` only where no answer was found: the definition is then not sound, as far as anybody knows. */
export type Soundness = { readonly sound: boolean; readonly faults: readonly Fault[]; readonly tooLarge?: true };

/** Markings that are followed at most, weighed by their size: some two seconds. */
const atMost = { reduced: 400_000, full: 60_000, counted: 200_000 } as const;

export function checkDefinition(definition: Definition): Soundness {
  const net = netOf(definition);
  const broken = structureFaults(net.plan);
  if (net.placeOf(definition.start) < 0) return { sound: false, faults: [{ kind: "unknown_node", step: definition.start, path: [] }] };
  const reduced = explore(net, { follow: "reduced", counting: "uncounted", atMost: atMost.reduced });
  if (broken.length > 0) return { sound: false, faults: structural(net, reduced, broken) };
  const faults = faultsOf(reduced);
  const hasLimits = net.steps.some(({ limit }) => limit !== null);
  if (faults.length === 0 && !reduced.isComplete) return { sound: false, faults: [], tooLarge: true };
  if (faults.length === 0 && (!hasLimits || endsAtEveryLimit(reduced))) return { sound: true, faults: [] };
  return exactly(net, faults, hasLimits);
}

/** Everything is followed as far as that is possible: for loop limits that matter, and for paths that are really the shortest. */
function exactly(net: Net, faults: readonly Fault[], hasLimits: boolean): Soundness {
  const counting = hasLimits ? "counted" : "uncounted";
  const full = explore(net, { follow: "full", counting, atMost: faults.length === 0 ? atMost.counted : atMost.full });
  const exact = faultsOf(full);
  if (full.isComplete) return { sound: exact.length === 0, faults: exact };
  const shown = hasLimits ? faults.filter(({ path }) => isWalkable(net, path)) : faults;
  const both = once([...exact, ...shown.map((fault) => shortened(net, fault))]);
  return both.length === 0 ? { sound: false, faults: [], tooLarge: true } : { sound: false, faults: both };
}

/** Whether an end can be reached from everywhere even where every loop is at its limit: then limits can do no harm, and need not be counted. */
function endsAtEveryLimit({ net, markings, next }: Exploration): boolean {
  const rests = (at: number) => {
    const marking = markings[at]!;
    const canEndAll = (place: number) => {
      const step = net.steps[place];
      return step?.limit ? step.limit.move.end === "all" : (step?.canEndAll ?? false);
    };
    return marking.some(canEndAll) || enabled(net, marking).length === 0;
  };
  const atLimit = ({ place, outcome }: { readonly place: number; readonly outcome: string }) =>
    (net.steps[place]!.limit?.move.outcome ?? outcome) === outcome;
  return canReach(next, rests, atLimit).every((ends) => ends);
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
