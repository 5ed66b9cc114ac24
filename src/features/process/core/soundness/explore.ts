/**
 * The markings that can be reached, breadth first, so that the first path to one is a shortest.
 *
 * `full` follows every active step at every marking. `reduced` follows one, the first of its branch: what the others can do stays possible, since
 * in a free-choice net only a step's own outcomes take its token; so every way to come to rest is kept up to the order of independent steps
 * (persistent sets, Godefroid 1996). Outcomes that cancel the rest lead to an end only, and are told apart instead of followed. From every
 * marking one can come to rest or to a marking followed in full, so that no branch is put off for ever (the "ignoring problem").
 */
import { type Counted, fire, firstMarking } from "./fire.ts";
import type { Marking, Net } from "./net.ts";

export type PathStep = { readonly step: string; readonly outcome: string };
type Found = { readonly from: number; readonly place: number; readonly outcome: string };

export type Exploration = {
  readonly net: Net;
  readonly markings: readonly Marking[];
  readonly next: readonly (readonly { readonly to: number; readonly place: number; readonly outcome: string }[])[];
  /** Where a branch ended while others went on: by ending outcome, the first found. */
  readonly leftOver: ReadonlyMap<string, Found & { readonly rest: Marking }>;
  /** Markings at which tokens grow without end, with the place that grows. */
  readonly growing: ReadonlyMap<number, number>;
  /** Places that ever held a token, and the marking where they first did. */
  readonly seen: ReadonlyMap<number, number>;
  readonly passedJoins: ReadonlySet<number>;
  readonly isComplete: boolean;
  pathTo(at: number): readonly PathStep[];
};

export type Way = { readonly follow: "full" | "reduced"; readonly counted: Counted; readonly atMost: number; readonly from?: Marking };

export function explore(net: Net, { follow, counted, atMost, from }: Way): Exploration {
  const markings: Marking[] = [];
  const known = new Map<string, number>();
  const parents: Found[] = [];
  const next: { to: number; place: number; outcome: string }[][] = [];
  const leftOver = new Map<string, Found & { rest: Marking }>();
  const growing = new Map<number, number>();
  const passedJoins = new Set<number>();
  const seen = new Map<number, number>();
  const isFull: boolean[] = [];
  let work = 0;
  let isComplete = true;

  const add = (marking: Marking, parent: Found): number => {
    const key = marking.join();
    const at = known.get(key);
    if (at !== undefined) return at;
    known.set(key, markings.length);
    parents.push(parent);
    next.push([]);
    isFull.push(follow === "full");
    for (const place of marking) if (!seen.has(place)) seen.set(place, markings.length);
    work += 1 + marking.length / 8;
    return markings.push(marking) - 1;
  };
  const growth = (at: number): number => {
    const marking = markings[at]!;
    if (counted.size > 0 || !marking.some((place, index) => index > 0 && marking[index - 1] === place)) return -1;
    for (let before = parents[at]!.from; before >= 0; before = parents[before]!.from) {
      work += 0.1;
      const grown = grownPlace(markings[before]!, marking);
      if (grown >= 0) return grown;
    }
    return -1;
  };
  const followed = (at: number, places: readonly number[]) => {
    for (const place of places)
      for (const move of net.steps[place]!.moves) {
        const fired = fire(net, markings[at]!, place, move, counted);
        if (fired === null) continue;
        for (const join of fired.joins) passedJoins.add(join);
        const found = { from: at, place, outcome: move.outcome };
        const ending = `${place}\n${move.outcome}`;
        if (fired.leftOver && !leftOver.has(ending)) leftOver.set(ending, { ...found, rest: fired.leftOver });
        const to = add(fired.marking, found);
        for (const entered of fired.entered) if (!seen.has(entered)) seen.set(entered, to);
        next[at]!.push({ to, place, outcome: move.outcome });
      }
  };
  const queueFrom = (first: number) => {
    for (let at = first; at < markings.length; at++) {
      if (work > atMost) {
        isComplete = false;
        return;
      }
      const grown = growth(at);
      if (grown >= 0) growing.set(at, grown);
      const places = grown >= 0 ? [] : enabled(net, markings[at]!);
      followed(at, follow === "full" ? places : places.slice(0, 1));
      if (places.length < 2) isFull[at] = true;
    }
  };

  add(from ?? firstMarking(net, counted), { from: -1, place: -1, outcome: "" });
  queueFrom(0);
  while (isComplete) {
    const rests = canReach(next, (at) => isFull[at] === true || enabled(net, markings[at]!).length === 0);
    const ignoring = rests.lastIndexOf(false);
    if (ignoring < 0) break;
    const first = markings.length;
    work += first / 100;
    isFull[ignoring] = true;
    followed(ignoring, enabled(net, markings[ignoring]!).slice(1));
    queueFrom(first);
  }

  const pathTo = (at: number): readonly PathStep[] => {
    const path: PathStep[] = [];
    for (let { from, place, outcome } = parents[at]!; from >= 0; { from, place, outcome } = parents[from]!)
      path.push({ step: net.steps[place]!.name, outcome });
    return path.reverse();
  };
  return { net, markings, next, leftOver, growing, seen, passedJoins, isComplete, pathTo };
}

/** The active steps that can be left without ending the whole run, each once. */
export function enabled(net: Net, marking: Marking): readonly number[] {
  const places: number[] = [];
  if (marking.includes(net.endless)) return places;
  for (const place of marking) {
    if (place >= net.steps.length) break;
    if (place !== places.at(-1) && net.steps[place]!.moves.some(({ end }) => end !== "all")) places.push(place);
  }
  return places;
}

/** For every marking, whether one that `isGoal` can be reached from it, along the edges that may be used. */
export function canReach(
  next: Exploration["next"],
  isGoal: (at: number) => boolean,
  mayUse: (edge: { readonly place: number; readonly outcome: string }) => boolean = () => true,
): readonly boolean[] {
  const before: number[][] = next.map(() => []);
  for (let at = 0; at < next.length; at++) for (const edge of next[at]!) if (mayUse(edge)) before[edge.to]!.push(at);
  const reaches: boolean[] = next.map(() => false);
  const stack: number[] = [];
  for (let at = 0; at < next.length; at++)
    if (isGoal(at)) {
      reaches[at] = true;
      stack.push(at);
    }
  for (let at = stack.pop(); at !== undefined; at = stack.pop())
    for (const from of before[at]!)
      if (!reaches[from]) {
        reaches[from] = true;
        stack.push(from);
      }
  return reaches;
}

/** A place that holds more than before, where no place holds less; −1 if it is not so. Both lists are sorted. */
function grownPlace(before: Marking, after: Marking): number {
  if (after.length <= before.length) return -1;
  let grown = -1;
  let at = 0;
  for (const place of after) {
    if (at < before.length && before[at] === place) at += 1;
    else if (at < before.length && before[at]! < place) return -1;
    else if (grown < 0) grown = place;
  }
  return at === before.length ? grown : -1;
}
