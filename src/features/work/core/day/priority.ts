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

export type Ranked = { readonly id: string; readonly dueIn: DueIn; readonly priority: number };

/** overdue: its time has passed; today: until the business day ends; later: after that, or no date. */
export function dueInOf(due: Date | null, { from, ends }: Pick<DayMoment, "from" | "ends">): DueIn {
  // As numbers: of thousands of tasks, comparing dates as objects is a good part of the time.
  if (due === null || due.getTime() >= ends.getTime()) return "later";
  return due.getTime() < from.getTime() ? "overdue" : "today";
}

/** The group and the priority of one task: the sum of the points of all rules. */
export function rank(task: DayTask, moment: DayMoment): Ranked {
  const dueIn = dueInOf(task.due, moment);
  let priority = 0;
  for (const { points } of rules) priority += points(task, moment, dueIn);
  return { id: task.id, dueIn, priority };
}

/** What the priority is made of, the weightiest first; the points add up to it. */
export function explain(task: DayTask, moment: DayMoment): readonly Reason[] {
  const dueIn = dueInOf(task.due, moment);
  return rules
    .flatMap(({ points, says }) => {
      const said = says(task, moment, dueIn);
      return said === null ? [] : [{ ...said, points: points(task, moment, dueIn) } as Reason];
    })
    .sort((one, other) => other.points - one.points);
}

/** Overdue, today, later; within each the higher priority first; equal ones by id, so that the order is total. */
export function inOrder(tasks: readonly DayTask[], moment: DayMoment): readonly Ranked[] {
  return tasks.map((task) => rank(task, moment)).sort(byPlace);
}

function byPlace(one: Ranked, other: Ranked): number {
  return places[one.dueIn] - places[other.dueIn] || other.priority - one.priority || (one.id < other.id ? -1 : one.id > other.id ? 1 : 0);
}

const places: Readonly<Record<DueIn, number>> = { overdue: 0, today: 1, later: 2 };

/** Where a rule says nothing it gives no points. */
type Rule = {
  readonly points: (task: DayTask, moment: DayMoment, dueIn: DueIn) => number;
  readonly says: (task: DayTask, moment: DayMoment, dueIn: DueIn) => WithoutPoints | null;
};
type WithoutPoints = Reason extends infer R ? (R extends Reason ? Omit<R, "points"> : never) : never;

/** 400 when its time has passed, and 20 more for each working day since, to 600. Before: 300 at once, half of it a working day ahead, and less. */
const byDue: Rule = {
  points({ due }, { minutesUntil, dayMinutes }, dueIn) {
    if (due === null) return 0;
    const minutes = minutesUntil(due);
    if (dueIn === "overdue") return 400 + Math.round(Math.min(200, (20 * Math.max(0, -minutes)) / dayMinutes));
    return Math.round((300 * dayMinutes) / (dayMinutes + Math.max(0, minutes)));
  },
  says({ due }, { minutesUntil, dayMinutes }, dueIn) {
    if (due === null) return { kind: "no_date" };
    return { kind: dueIn === "overdue" ? "overdue" : "due", ...inWords(Math.abs(minutesUntil(due)), dayMinutes) };
  },
};

/** Checkpoints first among what is due; one that is far away waits like the rest. */
const byCheckpoint: Rule = {
  points: ({ isCheckpoint }, _, dueIn) => (isCheckpoint ? (dueIn === "later" ? 100 : 1_000) : 0),
  says: ({ isCheckpoint }) => (isCheckpoint ? { kind: "checkpoint" } : null),
};

/** 0 to 200, 100 for what is usual among one's own deals; what is unknown counts as usual. */
const byValue: Rule = {
  points({ value }, { typical }) {
    if (value === null) return 0;
    if ("unknown" in value) return 100;
    const { minor } = value.known;
    if (minor <= 0n) return 0;
    // In thousandths, by whole numbers: amounts of any length compare exactly.
    return Math.round((typical === null ? 500 : Number((minor * 1_000n) / (minor + typical))) / 5);
  },
  says({ value }) {
    if (value === null) return null;
    return "unknown" in value ? { kind: "value_unknown", because: value.unknown } : { kind: "value", value: value.known };
  },
};

/** What was put off again and again does not hide behind new work. */
const byPostponed: Rule = {
  points: ({ postponed }) => Math.min(100, 25 * postponed),
  says: ({ postponed }) => (postponed > 0 ? { kind: "postponed", times: postponed } : null),
};

/** What was begun is finished first. */
const byBegun: Rule = {
  points: ({ isBegun }) => (isBegun ? 50 : 0),
  says: ({ isBegun }) => (isBegun ? { kind: "begun" } : null),
};

/** Due later, yet meant for this day. */
export const isMeantFor = ({ plannedFrom }: Pick<DayTask, "plannedFrom">, { ends }: Pick<DayMoment, "ends">, dueIn: DueIn): boolean =>
  dueIn === "later" && plannedFrom !== null && plannedFrom < ends;

/** Before everything else that is due later. */
const byPlan: Rule = {
  points: (task, moment, dueIn) => (isMeantFor(task, moment, dueIn) ? 800 : 0),
  says: (task, moment, dueIn) => (isMeantFor(task, moment, dueIn) ? { kind: "planned", at: task.plannedFrom! } : null),
};

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
