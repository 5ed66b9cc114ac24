/** One move in the net, and what follows from it at once: joins that are complete, loops at their limit. */
import { passesInOneDecision } from "../plan.ts";
import type { Marking, Move, Net } from "./net.ts";

/**
 * The steps whose loop limits are counted. A limit that is not counted lets a step be entered for ever: more than can happen, and far fewer
 * markings, for whoever is sent away at a limit takes an outcome that a person could take as well.
 */
export type Counted = ReadonlySet<number>;

export type Fired = {
  readonly marking: Marking;
  /** A branch has ended while these were still active. */
  readonly leftOver: Marking | null;
  /** The joins that went on. */
  readonly joins: readonly number[];
  /** The places that got a token, also those it left at once. */
  readonly entered: readonly number[];
};

export const firstMarking = (net: Net, counted: Counted): Marking => enter(net, [], [net.placeOf(net.plan.start)], counted).marking;

/** The marking after the step was left by the move; null where that ends the whole run. */
export function fire(net: Net, marking: Marking, place: number, move: Move, counted: Counted): Fired | null {
  if (move.end === "all") return null;
  const rest = [...marking];
  rest.splice(rest.indexOf(place), 1);
  if (move.end === "branch") return endBranch(net, rest);
  return enter(net, rest, move.to, counted);
}

/** Whether anything is active besides counts and the mark of an ended branch. */
export const isActive = (net: Net, marking: Marking): boolean => marking.some((place) => place !== net.ended && place < net.counters);

function endBranch(net: Net, rest: number[]): Fired {
  if (!isActive(net, rest)) return { marking: [], leftOver: null, joins: [], entered: [] };
  const leftOver = rest.filter((place) => place < net.counters);
  return { marking: rest.includes(net.ended) ? rest : insert(rest, net.ended), leftOver, joins: [], entered: [] };
}

function enter(net: Net, rest: number[], to: readonly number[], counted: Counted): Fired {
  const tokens = rest;
  const underWay = [...to];
  const joins: number[] = [];
  const entered: number[] = [];
  let leftOver: Marking | null = null;
  const passed = new Map<number, number>();
  for (let place = underWay.shift(); place !== undefined; place = underWay.shift()) {
    entered.push(place);
    const limit = counted.has(place) ? (net.steps[place]?.limit ?? null) : null;
    if (limit && count(net, tokens, place) > limit.times) {
      passed.set(place, (passed.get(place) ?? 0) + 1);
      if (passed.get(place)! > Math.max(passesInOneDecision, limit.times + 1))
        return { marking: insert(insert(tokens, place), net.endless), leftOver, joins, entered };
      if (limit.move.end === "all") return { marking: [], leftOver, joins, entered };
      if (limit.move.end === "no") underWay.push(...limit.move.to);
      else if (isActive(net, tokens) || underWay.length > 0) {
        leftOver ??= [...tokens, ...underWay].filter((other) => other < net.counters);
        if (!tokens.includes(net.ended)) insert(tokens, net.ended);
      } else return { marking: [], leftOver, joins, entered };
      continue;
    }
    insert(tokens, place);
    const join = net.joinAt.get(place);
    if (join === undefined || !isComplete(net, tokens, join)) continue;
    joins.push(join);
    for (const need of net.joins[join]!.needs) tokens.splice(tokens.indexOf(need), 1);
    underWay.push(...net.joins[join]!.to);
  }
  return { marking: tokens, leftOver, joins, entered };
}

/** Counts the entering; answers how often the step has now been entered, at most one more than its limit. */
function count(net: Net, tokens: number[], place: number): number {
  const base = net.counters + place * net.counterWidth;
  const times = net.steps[place]?.limit?.times ?? 0;
  const at = tokens.findIndex((token) => token >= base && token < base + net.counterWidth);
  const now = Math.min(times + 1, (at < 0 ? 0 : tokens[at]! - base) + 1);
  if (at >= 0) tokens.splice(at, 1);
  insert(tokens, base + now);
  return now;
}

/** Whether a join has a token of each it waits for. */
const isComplete = (net: Net, tokens: Marking, join: number): boolean => net.joins[join]!.needs.every((place) => tokens.includes(place));

function insert(tokens: number[], place: number): number[] {
  let at = tokens.length;
  while (at > 0 && tokens[at - 1]! > place) at -= 1;
  tokens.splice(at, 0, place);
  return tokens;
}
