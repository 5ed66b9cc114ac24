/** Tasks that come again: made by a person for themselves or for somebody below, each falling due made into a task once. */
import type { ChoiceFault } from "#features/org/core/choosing.ts";
import { addDays } from "#shared/date.ts";
import { no, type Result, yes } from "#shared/result.ts";
import { latestUpTo, nextOn, type Rhythm } from "./rhythm.ts";

export type Recurrence = {
  readonly id: string;
  readonly personId: string;
  /** Who set it; null: the server. */
  readonly giverId: string | null;
  readonly title: string;
  readonly text: string | null;
  readonly subjectKind: string | null;
  readonly subjectId: string | null;
  readonly every: Rhythm;
  /** By the company's clock; null: due at the end of the working day. */
  readonly atTime: string | null;
  readonly effortMinutes: number | null;
  readonly startsOn: string;
  readonly endsOn: string | null;
  /** When it comes next; null: no more. */
  readonly nextOn: string | null;
  readonly archivedAt: Date | null;
  readonly version: number;
};
export type RecurrenceChange = Partial<Pick<Recurrence, "title" | "text" | "every" | "atTime" | "effortMinutes" | "endsOn">>;

export type RecurrenceEvent =
  | { readonly type: "RecurrenceSet"; readonly recurrence: Recurrence }
  | {
      readonly type: "RecurrenceChanged";
      readonly recurrence: Recurrence;
      readonly after: RecurrenceChange & { readonly nextOn: string | null };
    }
  | { readonly type: "RecurrenceEnded"; readonly recurrence: Recurrence; readonly at: Date }
  /** `due`: the end of the time in which it is to be done. */
  | {
      readonly type: "RecurrenceFellDue";
      readonly recurrence: Recurrence;
      readonly on: string;
      readonly due: Date;
      readonly nextOn: string | null;
    };
export type RecurrenceRefusal =
  | "ends_before_start"
  | "starts_too_far"
  | "ends_too_far"
  | "never_comes"
  | "unknown_person"
  | "assignee_left"
  | "assignee_unfit"
  | "may_not_set_work"
  | "unknown_subject"
  | "already_ended"
  | "not_yours";

export type RecurrenceSurroundings = {
  /** Why whoever acts cannot set it for the person. */
  readonly personFault: ChoiceFault | null;
  /** The person themselves, somebody above them, or whoever set it. */
  readonly maySetWork: boolean;
  readonly seesSubject: boolean;
  readonly isWorkingDay: (date: string) => boolean;
  readonly today: string;
};

const wrongSpan = ({ startsOn, endsOn }: Pick<Recurrence, "startsOn" | "endsOn">) => endsOn !== null && endsOn < startsOn;

/** A slip of the keyboard is years away; so many years from today is meant. */
const yearsToStart = 2;
const yearsToEnd = 10;
const yearsAway = (date: string, years: number) => `${String(Number(date.slice(0, 4)) + years).padStart(4, "0")}${date.slice(4)}`;
const endsTooFar = (endsOn: string | null, today: string) => endsOn !== null && endsOn > yearsAway(today, yearsToEnd);

const personRefusals = {
  unknown: "unknown_person",
  left: "assignee_left",
  unfit: "assignee_unfit",
  not_theirs_to_set: "may_not_set_work",
} as const satisfies Readonly<Record<ChoiceFault, RecurrenceRefusal>>;

export function setRecurrence(
  wish: Recurrence,
  around: Omit<RecurrenceSurroundings, "maySetWork">,
): Result<readonly RecurrenceEvent[], RecurrenceRefusal> {
  if (around.personFault !== null) return no(personRefusals[around.personFault]);
  if (!around.seesSubject) return no("unknown_subject");
  if (wrongSpan(wish)) return no("ends_before_start");
  const { startsOn } = wish;
  if (startsOn > yearsAway(around.today, yearsToStart) || startsOn < yearsAway(around.today, -yearsToStart)) return no("starts_too_far");
  if (endsTooFar(wish.endsOn, around.today)) return no("ends_too_far");
  const first = nextOn(wish.every, wish, addDays(later(wish.startsOn, around.today), -1), around.isWorkingDay);
  return first === null ? no("never_comes") : yes([{ type: "RecurrenceSet", recurrence: { ...wish, nextOn: first } }]);
}

/** What was made already stays as it is; what comes next is reckoned anew. */
export function changeRecurrence(
  recurrence: Recurrence,
  wish: RecurrenceChange,
  around: Pick<RecurrenceSurroundings, "maySetWork" | "isWorkingDay" | "today">,
): Result<readonly RecurrenceEvent[], RecurrenceRefusal> {
  if (!around.maySetWork) return no("not_yours");
  if (recurrence.archivedAt !== null) return no("already_ended");
  const after = { ...recurrence, ...wish };
  if (wrongSpan(after)) return no("ends_before_start");
  if (wish.endsOn !== undefined && endsTooFar(wish.endsOn, around.today)) return no("ends_too_far");
  // The tasks of today and, where it comes later only, of tomorrow have been made: they are not made again.
  const tomorrow = addDays(around.today, 1);
  const made = recurrence.nextOn === null || recurrence.nextOn > tomorrow ? tomorrow : around.today;
  const isMoved = wish.every !== undefined || wish.endsOn !== undefined;
  const next = isMoved ? nextOn(after.every, after, later(made, addDays(after.startsOn, -1)), around.isWorkingDay) : recurrence.nextOn;
  if (next === null && recurrence.nextOn !== null) return no("never_comes");
  return yes([{ type: "RecurrenceChanged", recurrence, after: { ...wish, nextOn: next } }]);
}

export function endRecurrence(
  recurrence: Recurrence,
  maySetWork: boolean,
  at: Date,
): Result<readonly RecurrenceEvent[], RecurrenceRefusal> {
  if (!maySetWork) return no("not_yours");
  return recurrence.archivedAt === null ? yes([{ type: "RecurrenceEnded", recurrence, at }]) : no("already_ended");
}

/**
 * One task for the next time it comes up to `until`; none if that was made already. Of the days before today, on which nothing was made, only
 * the latest is made up for. Whoever has left has nothing to do any more.
 */
export function fallDue(
  recurrence: Recurrence,
  until: string,
  around: {
    readonly worksHere: boolean;
    /** Its record is archived: nothing is made for it. */
    readonly isSubjectGone: boolean;
    readonly isWorkingDay: (date: string) => boolean;
    readonly today: string;
    readonly dueOn: (date: string, atTime: string | null) => Date;
    readonly now: Date;
  },
): readonly RecurrenceEvent[] {
  const { nextOn: due, every, archivedAt, atTime } = recurrence;
  if (due === null || due > until || archivedAt !== null) return [];
  if (!around.worksHere || around.isSubjectGone) return [{ type: "RecurrenceEnded", recurrence, at: around.now }];
  const on = due < around.today ? latestUpTo(every, recurrence, { due, until: around.today }, around.isWorkingDay) : due;
  const next = nextOn(every, recurrence, on, around.isWorkingDay);
  return [{ type: "RecurrenceFellDue", recurrence, on, due: around.dueOn(on, atTime), nextOn: next }];
}

const later = (one: string, other: string) => (one > other ? one : other);
