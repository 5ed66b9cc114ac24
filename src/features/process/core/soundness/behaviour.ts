/** What the markings say about a process: where it stands for ever, what is left over, what is never done. */
import type { Fault } from "../definition.ts";
import { canReach, type Exploration, enabled } from "./explore.ts";
import type { Marking, Net } from "./net.ts";

/** Every fault once, with a shortest path among those explored. */
export function faultsOf(exploration: Exploration): readonly Fault[] {
  const found = [...leftOvers(exploration), ...deadlocks(exploration), ...noWaysToEnd(exploration)];
  return once([...found, ...unreachable(exploration, new Set(found.map(({ step }) => step)))]);
}

/** The same kind and step is told once, by the shorter path. */
export function once(faults: readonly Fault[]): readonly Fault[] {
  const shortest = new Map<string, Fault>();
  for (const fault of faults) {
    const key = `${fault.kind}\n${fault.step}`;
    const known = shortest.get(key);
    if (!known || fault.path.length < known.path.length) shortest.set(key, fault);
  }
  return [...shortest.values()];
}

function leftOvers({ net, leftOver, growing, pathTo }: Exploration): readonly Fault[] {
  const ended = [...leftOver.values()].map(({ from, place, outcome, rest }): Fault => {
    const path = [...pathTo(from), { step: net.steps[place]!.name, outcome }];
    return { kind: "left_over", step: nameOf(net, rest), path };
  });
  const grown = [...growing].map(([at, place]): Fault => ({ kind: "left_over", step: nameOf(net, [place]), path: pathTo(at) }));
  // Whatever else grows, grows by the same circle: the first shows it.
  return once([...ended, ...grown.slice(0, 1)]);
}

function deadlocks({ net, markings, pathTo }: Exploration): readonly Fault[] {
  const found: Fault[] = [];
  for (let at = 0; at < markings.length; at++) {
    const fault = deadlockOf(net, markings[at]!, []);
    if (fault && !found.some(({ step }) => step === fault.step)) found.push({ ...fault, path: pathTo(at) });
  }
  return found;
}

/** Nothing can be done any more, and no end was reached: joins wait for what never comes. */
export function deadlockOf(net: Net, marking: Marking, path: Fault["path"]): Fault | null {
  const stands = marking.every((place) => net.joinAt.has(place) || place >= net.counters);
  const join = stands ? marking.find((place) => net.joinAt.has(place)) : undefined;
  return join === undefined ? null : { kind: "deadlock", step: nameOf(net, [join]), path };
}

/** Markings from which the run goes on for ever: each by the step with which one comes there from where an end could still be reached. */
function noWaysToEnd(exploration: Exploration): readonly Fault[] {
  const { net, markings, next, pathTo, isComplete } = exploration;
  if (!isComplete) return [];
  const ends = canReach(next, (at) => canRest(exploration, at));
  const faults: Fault[] = [];
  if (ends[0] === false) faults.push({ kind: "no_way_to_end", step: net.plan.start, path: [] });
  for (let at = 0; at < markings.length; at++)
    if (ends[at])
      for (const { to, place, outcome } of next[at]!)
        if (!ends[to]) {
          const entered = markings[to]!.find((token) => token < net.steps.length && !markings[at]!.includes(token));
          const path = [...pathTo(at), { step: net.steps[place]!.name, outcome }];
          faults.push({ kind: "no_way_to_end", step: net.steps[entered ?? place]!.name, path });
        }
  return once(faults);
}

/** Whether the run can end here, or stands here for another reason that is told as a fault of its own. */
export function canRest({ net, markings, growing }: Exploration, at: number): boolean {
  const marking = markings[at]!;
  if (marking.includes(net.endless)) return false;
  return growing.has(at) || marking.some((place) => net.steps[place]?.canEndAll) || enabled(net, marking).length === 0;
}

/** Steps never done and joins never passed; a join that is told to wait for ever is not told again. */
function unreachable({ net, seen, passedJoins, isComplete }: Exploration, told: ReadonlySet<string>): readonly Fault[] {
  if (!isComplete) return [];
  const never = (names: readonly { readonly name: string }[], isSeen: (at: number) => boolean) =>
    names.flatMap(({ name }, at): Fault[] => (isSeen(at) || told.has(name) ? [] : [{ kind: "unreachable", step: name, path: [] }]));
  return [...never(net.steps, (at) => seen.has(at)), ...never(net.joins, (at) => passedJoins.has(at))];
}

/** The step, or the join, of the first place; steps before joins. */
export function nameOf(net: Net, places: Marking): string {
  const step = places.find((place) => place < net.steps.length);
  if (step !== undefined) return net.steps[step]!.name;
  const join = places.map((place) => net.joinAt.get(place)).find((index) => index !== undefined);
  return join === undefined ? net.plan.start : net.joins[join]!.name;
}
