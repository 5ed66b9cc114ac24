/** A rhythm while it is being chosen: all parts at once, so that changing the unit and back loses nothing. */
import type { RhythmView } from "../../contract/recurrence/recurrences.ts";

export type RhythmDraft = {
  readonly unit: RhythmView["unit"];
  readonly times: number | "";
  readonly weekdays: readonly string[];
  readonly day: string;
};

export const firstDraft: RhythmDraft = { unit: "week", times: 1, weekdays: ["1"], day: "1" };

export function draftOf(every: RhythmView): RhythmDraft {
  const base = { ...firstDraft, unit: every.unit, times: every.times };
  if (every.unit === "week") return { ...base, weekdays: every.weekdays.map(String) };
  return every.unit === "month" ? { ...base, day: String(every.day) } : base;
}

/** Null: something is missing. */
export function rhythmOf({ unit, times, weekdays, day }: RhythmDraft): RhythmView | null {
  if (times === "") return null;
  if (unit === "day") return { unit, times };
  if (unit === "month") return { unit, times, day: day === "last" ? day : Number(day) };
  const days = weekdays.map(Number).sort((one, other) => one - other) as Extract<RhythmView, { unit: "week" }>["weekdays"];
  return days.length === 0 ? null : { unit, times, weekdays: days };
}
