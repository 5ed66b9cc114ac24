/**
 * In which order a person does their tasks, and why. Points are whole numbers; the priority is their sum, so whoever asks why sees all of
 * it. The scale is decided in docs/decisions/0057-priority-of-a-day.md.
 */
import type { Money } from "#shared/money.ts";

export type DueIn = "overdue" | "today" | "later";

/** In the company's currency. Unknown is not 0: the deal has no amount yet, or its currency no rate. Null: no deal stands behind it. */
export type Value = { readonly known: Money } | { readonly unknown: "no_amount" | "no_rate" } | null;

export type DayTask = {
  readonly id: string;
  readonly due: Date | null;
  readonly plannedFrom: Date | null;
  readonly isCheckpoint: boolean;
  readonly isBegun: boolean;
  readonly postponed: number;
  readonly value: Value;
};

/** The day from which is judged: `from` is now, or the beginning of another date; `ends` is where that business day ends. */
export type DayMoment = {
  readonly from: Date;
  readonly ends: Date;
  /** Working minutes from `from` until an instant, negative for one that has passed. */
  readonly minutesUntil: (instant: Date) => number;
  /** Minutes of an ordinary working day, above 0. */
  readonly dayMinutes: number;
  /** The median of the known values, above 0, in minor units of the company's currency; null without any. */
  readonly typical: bigint | null;
};

export type Unit = "minutes" | "hours" | "days";
export type Reason = { readonly points: number } & (
  | { readonly kind: "overdue" | "due"; readonly unit: Unit; readonly count: number }
  | { readonly kind: "no_date" | "begun" | "checkpoint" }
  | { readonly kind: "planned"; readonly at: Date }
  | { readonly kind: "value"; readonly value: Money }
  | { readonly kind: "value_unknown"; readonly because: "no_amount" | "no_rate" }
  | { readonly kind: "postponed"; readonly times: number }
);

export type Ranked = { readonly id: string; readonly dueIn: DueIn; readonly priority: number; readonly why: readonly Reason[] };

/** overdue: its time has passed; today: until the business day ends; later: after that, or no date. */
export function dueInOf(due: Date | null, { from, ends }: Pick<DayMoment, "from" | "ends">): DueIn {
  if (due === null || due >= ends) return "later";
  return due < from ? "overdue" : "today";
}

/** The priority of one task with what it is made of, the weightiest reason first. */
export function rank(task: DayTask, moment: DayMoment): Ranked {
  const dueIn = dueInOf(task.due, moment);
  const why = rules
    .map((rule) => rule(task, moment, dueIn))
    .filter((reason): reason is Reason => reason !== null)
    .sort((one, other) => other.points - one.points);
  return { id: task.id, dueIn, priority: why.reduce((sum, { points }) => sum + points, 0), why };
}

/** Overdue, today, later; within each the higher priority first; equal ones by id, so that the order is total. */
export function inOrder(tasks: readonly DayTask[], moment: DayMoment): readonly Ranked[] {
  return tasks.map((task) => rank(task, moment)).sort(byPlace);
}

export function byPlace(one: Ranked, other: Ranked): number {
  return places[one.dueIn] - places[other.dueIn] || other.priority - one.priority || (one.id < other.id ? -1 : one.id > other.id ? 1 : 0);
}

const places: Readonly<Record<DueIn, number>> = { overdue: 0, today: 1, later: 2 };

type Rule = (task: DayTask, moment: DayMoment, dueIn: DueIn) => Reason | null;

/** 400 when its time has passed, and 20 more for each working day since, to 600. Before: 300 at once, half of it a working day ahead, and less. */
const byDue: Rule = ({ due }, { minutesUntil, dayMinutes }, dueIn) => {
  if (due === null) return { kind: "no_date", points: 0 };
  const minutes = minutesUntil(due);
  const points =
    dueIn === "overdue"
      ? 400 + Math.round(Math.min(200, (20 * Math.max(0, -minutes)) / dayMinutes))
      : Math.round((300 * dayMinutes) / (dayMinutes + Math.max(0, minutes)));
  return { kind: dueIn === "overdue" ? "overdue" : "due", ...inWords(Math.abs(minutes), dayMinutes), points };
};

/** Checkpoints first among what is due; one that is far away waits like the rest. */
const byCheckpoint: Rule = ({ isCheckpoint }, _, dueIn) =>
  isCheckpoint ? { kind: "checkpoint", points: dueIn === "later" ? 100 : 1_000 } : null;

/** 0 to 200, 100 for what is usual among one's own deals; what is unknown counts as usual. */
const byValue: Rule = ({ value }, { typical }) => {
  if (value === null) return null;
  if ("unknown" in value) return { kind: "value_unknown", because: value.unknown, points: 100 };
  const { minor } = value.known;
  if (minor <= 0n) return { kind: "value", value: value.known, points: 0 };
  // In thousandths, by whole numbers: amounts of any length compare exactly.
  const share = typical === null ? 500 : Number((minor * 1_000n) / (minor + typical));
  return { kind: "value", value: value.known, points: Math.round(share / 5) };
};

/** What was put off again and again does not hide behind new work. */
const byPostponed: Rule = ({ postponed }) =>
  postponed > 0 ? { kind: "postponed", times: postponed, points: Math.min(100, 25 * postponed) } : null;

/** What was begun is finished first. */
const byBegun: Rule = ({ isBegun }) => (isBegun ? { kind: "begun", points: 50 } : null);

/** Due later, yet meant for this day: before everything else that is due later. */
const byPlan: Rule = ({ plannedFrom }, { ends }, dueIn) =>
  dueIn === "later" && plannedFrom !== null && plannedFrom < ends ? { kind: "planned", at: plannedFrom, points: 800 } : null;

const rules: readonly Rule[] = [byDue, byCheckpoint, byValue, byPostponed, byBegun, byPlan];

/** Minutes up to an hour, hours up to a working day, then days: as people say it. */
function inWords(minutes: number, dayMinutes: number): { readonly unit: Unit; readonly count: number } {
  if (minutes < 60) return { unit: "minutes", count: Math.floor(minutes) };
  if (minutes < dayMinutes) return { unit: "hours", count: Math.floor(minutes / 60) };
  return { unit: "days", count: Math.floor(minutes / dayMinutes) };
}

/** The middle one of the known values above 0 (the lower of two), by which big and small are told apart; null without any. */
export function typicalOf(values: readonly Value[]): bigint | null {
  const known = values.flatMap((value) => (value && "known" in value && value.known.minor > 0n ? [value.known.minor] : []));
  known.sort((one, other) => (one < other ? -1 : one > other ? 1 : 0));
  return known[Math.floor((known.length - 1) / 2)] ?? null;
}
