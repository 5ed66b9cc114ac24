/** Paths of faults: whether they can be walked, and the same without what has no part in them. */
import type { Fault } from "../definition.ts";
import { canRest, nameOf } from "./behaviour.ts";
import { canReach, explore, type PathStep } from "./explore.ts";
import { type Fired, fire, firstMarking } from "./fire.ts";
import type { Marking, Net } from "./net.ts";

/** Whether the path can be walked when loop limits are counted. */
export const isWalkable = (net: Net, path: readonly PathStep[]): boolean => walk(net, path) !== null;

/** The same fault by those steps alone that its last one comes from. What was done beside it is left over, or goes on, all the earlier. */
export function shortened(net: Net, fault: Fault): Fault {
  if (fault.kind === "no_way_to_end") {
    const path = causesOf(net, fault.path);
    return goesOnForEver(net, path) ? { ...fault, path } : fault;
  }
  if (fault.kind !== "left_over") return fault;
  const last = fault.path.at(-1);
  if (!last || moveOf(net, last)?.end !== "branch") return fault;
  const path = causesOf(net, fault.path);
  const leftOver = walk(net, path)?.leftOver;
  return leftOver ? { kind: "left_over", step: nameOf(net, leftOver), path } : fault;
}

function goesOnForEver(net: Net, path: readonly PathStep[]): boolean {
  const from = walk(net, path)?.marking;
  if (!from || path.length === 0) return false;
  const on = explore(net, { follow: "reduced", counted: net.limited, atMost: 20_000, from });
  return on.isComplete && canReach(on.next, (at) => canRest(on, at))[0] === false;
}

/** Of a path that leads to a token in this place: only the steps that token comes from. */
export function wayTo(net: Net, path: readonly PathStep[], place: number): readonly PathStep[] {
  if (path.length === 0) return path;
  const way = causesOf(net, path);
  return walk(net, way)?.marking.includes(place) ? way : path;
}

/** What the last step of a path leaves; null where the path cannot be walked. An end of everything leaves nothing. */
function walk(net: Net, path: readonly PathStep[]): Fired | null {
  let now: Fired = { marking: firstMarking(net, net.limited), leftOver: null, joins: [], entered: [] };
  for (const step of path) {
    const place = net.placeOf(step.step);
    const move = moveOf(net, step);
    if (!move || !now.marking.includes(place)) return null;
    now = fire(net, now.marking, place, move, net.limited) ?? { marking: [], leftOver: null, joins: [], entered: [] };
  }
  return now;
}

const moveOf = (net: Net, { step, outcome }: PathStep) => net.steps[net.placeOf(step)]?.moves.find((move) => move.outcome === outcome);

/** The last step of the path and all that it comes from, in their order: tokens are followed back to where they were made. */
function causesOf(net: Net, path: readonly PathStep[]): readonly PathStep[] {
  const makers = new Map<number, number[]>();
  const causes: number[][] = [];
  const put = (place: number, by: number) => makers.set(place, [...(makers.get(place) ?? []), by]);
  const take = (place: number): number[] => makers.get(place)?.splice(0, 1) ?? [];
  const spread = (to: Marking, by: number) => {
    const underWay = [...to];
    for (let place = underWay.shift(); place !== undefined; place = underWay.shift()) {
      put(place, by);
      const join = net.joins[net.joinAt.get(place) ?? -1];
      if (!join?.needs.every((need) => (makers.get(need)?.length ?? 0) > 0)) continue;
      causes[by]?.push(...join.needs.flatMap(take));
      underWay.push(...join.to);
    }
  };
  spread([net.placeOf(net.plan.start)], -1);
  path.forEach((step, at) => {
    causes.push(take(net.placeOf(step.step)));
    spread(moveOf(net, step)?.to ?? [], at);
  });
  const kept = new Set<number>();
  const open = [path.length - 1];
  for (let at = open.pop(); at !== undefined; at = open.pop())
    if (at >= 0 && !kept.has(at)) {
      kept.add(at);
      open.push(...(causes[at] ?? []));
    }
  return path.filter((_, at) => kept.has(at));
}
