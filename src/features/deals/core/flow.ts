/** Flow: the transitions in a window, by where from, where to and of which kind. */
import { countedAs, type Place, type TransitionKind, transitionKinds, type VisitKind } from "./transition.ts";

/** From and to are keys of stages, or WON and LOST. */
export type Flow = {
  readonly moves: readonly { readonly from: string; readonly to: string; readonly count: number }[];
  readonly kinds: Readonly<Record<TransitionKind, number>>;
};

/** Equal transitions with how many there were. */
export type Transitions = { readonly from: Place; readonly to: Place; readonly kind: VisitKind; readonly count: number };

/** Adds up transitions; moves stand in the order of the stages, WON and LOST last. */
export function flowOf(transitions: readonly Transitions[], keys: ReadonlyMap<string, string>): Flow {
  const nameOf = (place: Place) => (place.at === "stage" ? (keys.get(place.stageId) ?? place.stageId) : place.at.toUpperCase());
  const moves = new Map<string, { from: string; to: string; count: number }>();
  const kinds = Object.fromEntries(transitionKinds.map((kind) => [kind, 0])) as Record<TransitionKind, number>;
  for (const { from, to, kind, count } of transitions) {
    const counted = countedAs(from, kind);
    if (counted.length === 0) continue;
    const pair = { from: nameOf(from), to: nameOf(to), count: 0 };
    const key = JSON.stringify([pair.from, pair.to]);
    const move = moves.get(key) ?? pair;
    move.count += count;
    moves.set(key, move);
    for (const one of counted) kinds[one] += count;
  }
  const order = [...keys.values(), "WON", "LOST"];
  const rank = (name: string) => order.indexOf(name);
  return { moves: [...moves.values()].sort((one, other) => rank(one.from) - rank(other.from) || rank(one.to) - rank(other.to)), kinds };
}
