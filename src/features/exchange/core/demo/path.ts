/** The way of one deal through the stages: forward mostly, sometimes past a stage, back, lost, or taken up again. */
import type { Random } from "#shared/random.ts";
import { around, chance, weighted } from "./chance.ts";
import type { DemoMove, DemoStage, Stretch } from "./story.ts";
import { lossReasons } from "./words.ts";
import { dayOf, momentAfter } from "./working-moments.ts";

/** Median days of a stay, and how likely a deal goes on from there rather than being lost. */
export const demoStages: readonly {
  readonly key: DemoStage;
  readonly days: number;
  readonly goesOn: number;
  readonly norm: number;
  readonly probability: number;
}[] = [
  { key: "present", days: 6, goesOn: 0.82, norm: 14, probability: 0.1 },
  { key: "data", days: 9, goesOn: 0.84, norm: 21, probability: 0.2 },
  { key: "offer", days: 12, goesOn: 0.74, norm: 30, probability: 0.35 },
  { key: "trial", days: 21, goesOn: 0.84, norm: 45, probability: 0.5 },
  { key: "technical", days: 10, goesOn: 0.9, norm: 21, probability: 0.6 },
  { key: "finance", days: 12, goesOn: 0.88, norm: 30, probability: 0.7 },
  { key: "tender", days: 16, goesOn: 0.8, norm: 45, probability: 0.8 },
  { key: "contract", days: 8, goesOn: 0.94, norm: 21, probability: 0.9 },
];
const skippable: ReadonlySet<DemoStage> = new Set(["trial", "technical", "tender"]);

export type Mover = { readonly owner: string; readonly skill: number; readonly successor: string | null };

/** Moves from a moment on, as far as they had happened by the end of the stretch. */
export function movesFrom(random: Random, begins: Date, { owner, skill, successor }: Mover, stretch: Stretch): readonly DemoMove[] {
  const moves: DemoMove[] = [{ at: begins, actor: owner, to: { stage: "present" } }];
  // Where the stay in a stage is over, unless that lies ahead of today.
  const stays = (from: Date, days: number): Date | null => {
    const at = momentAfter(random, from, around(random, days, 0.7));
    return dayOf(at) > stretch.last ? null : at;
  };
  let actor = owner;
  let place = 0;
  let reopened = false;
  for (let guard = 0; guard < 40; guard++) {
    const stage = demoStages[place]!;
    const at = stays(moves.at(-1)!.at, stage.days);
    if (at === null) return moves;
    if (successor !== null && actor === owner && guard === 3) {
      actor = successor;
      moves.push({ at, actor, owner: successor, to: { stage: demoStages[Math.min(place + 1, demoStages.length - 1)]!.key } });
      if (place === demoStages.length - 1) return moves.slice(0, -1);
      place++;
      continue;
    }
    if (!chance(random, Math.min(0.98, stage.goesOn * skill))) {
      moves.push({ at, actor, to: { lost: weighted(random, lossReasons) } });
      const back = reopened || !chance(random, 0.07) ? null : stays(at, 40);
      if (back === null) return moves;
      reopened = true;
      moves.push({ at: back, actor, to: { stage: stage.key } });
    } else if (place === demoStages.length - 1) {
      moves.push({ at, actor, to: { won: true } });
      return moves;
    } else if (place > 1 && chance(random, 0.06)) {
      place -= chance(random, 0.8) ? 1 : 2;
      moves.push({ at, actor, to: { stage: demoStages[place]!.key } });
    } else {
      place++;
      while (place < demoStages.length - 1 && skippable.has(demoStages[place]!.key) && chance(random, 0.35)) place++;
      moves.push({ at, actor, to: { stage: demoStages[place]!.key } });
    }
  }
  return moves;
}
