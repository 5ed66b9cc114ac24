/** Where a card goes next when it is moved by arrow keys: along the stages, down to the ends, up again. Pure. */

/** Places a card can be dropped on: "stage:offer", "end:won", "end:lost". */
export type Target = `stage:${string}` | "end:won" | "end:lost";
export const targetOfStage = (key: string): Target => `stage:${key}`;
export const ends: readonly Target[] = ["end:won", "end:lost"];

/** `stages` are those the card may enter, and its own, in order; `home` is its own. */
export function nextTarget(stages: readonly Target[], home: Target, current: Target, key: string): Target {
  const row = ends.includes(current) ? ends : stages;
  const at = row.indexOf(current);
  switch (key) {
    case "ArrowLeft":
      return row[at - 1] ?? current;
    case "ArrowRight":
      return row[at + 1] ?? current;
    case "ArrowDown":
      return ends.includes(current) ? current : "end:won";
    case "ArrowUp":
      return ends.includes(current) ? home : current;
    default:
      return current;
  }
}

type Rules = { readonly mayMoveBack: boolean; readonly maySkip: boolean };

/** The stages a deal may be moved to under the rules of its pipeline; the server judges all the same. `stages` are the open ones in order. */
export function allowedStages(stages: readonly string[], from: string, { mayMoveBack, maySkip }: Rules): readonly string[] {
  const here = stages.indexOf(from);
  return stages.filter((_, at) => at === here || (at < here ? mayMoveBack : maySkip || at === here + 1));
}
