/** What a day holds against what it has room for. */
import type { Span } from "#shared/working-calendar.ts";

/** Of a task that nobody estimated. */
export const usualEffortMinutes = 20;

export type Load = {
  /** What is overdue, due or planned for the day. */
  readonly plannedMinutes: number;
  /** Working time of the day that is left, absences taken out. */
  readonly availableMinutes: number;
  /** How many of the tasks nobody estimated: each counts as the usual effort. */
  readonly unestimated: number;
};

/** The load of a day by the efforts (minutes, null unknown) of its tasks and the working time from an instant on. */
export function loadOf(efforts: readonly (number | null)[], spans: readonly Span[], from: Date): Load {
  const left = spans.reduce((sum, span) => sum + Math.max(0, span.to - Math.max(span.from, from.getTime())), 0);
  return {
    plannedMinutes: efforts.reduce<number>((sum, minutes) => sum + (minutes ?? usualEffortMinutes), 0),
    availableMinutes: Math.round(left / 60_000),
    unestimated: efforts.filter((minutes) => minutes === null).length,
  };
}
