/** Where there are too many markings to see them all: single walks, which find many a fault and prove nothing. */
import type { Fault } from "../definition.ts";
import { deadlockOf, nameOf } from "./behaviour.ts";
import { enabled, type PathStep } from "./explore.ts";
import { fire, firstMarking } from "./fire.ts";
import type { Net } from "./net.ts";

const walks = 64;
const longest = 2_000;

/** The first fault that a walk comes upon; its path shows it, and need not be the shortest. */
export function probe(net: Net): readonly Fault[] {
  for (let turn = 0; turn < walks; turn++) {
    const fault = walk(net, turn);
    if (fault) return [fault];
  }
  return [];
}

/** Takes outcomes by turns, so that every walk goes another way. */
function walk(net: Net, turn: number): Fault | null {
  const path: PathStep[] = [];
  let marking = firstMarking(net, net.limited);
  for (let count = 0; count < longest; count++) {
    const places = enabled(net, marking);
    if (places.length === 0) return deadlockOf(net, marking, path);
    const place = places[(turn * count) % places.length]!;
    const moves = net.steps[place]!.moves.filter(({ end }) => end !== "all");
    const move = moves[(turn + (turn === 0 ? 0 : count * (1 + (turn >> 1)))) % moves.length]!;
    const fired = fire(net, marking, place, move, net.limited);
    path.push({ step: net.steps[place]!.name, outcome: move.outcome });
    if (fired?.leftOver) return { kind: "left_over", step: nameOf(net, fired.leftOver), path };
    if (!fired) return null;
    marking = fired.marking;
  }
  return null;
}
