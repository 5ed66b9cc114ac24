/** Due times that are counted from a date of the record go along when that date is filled in or changed. */
import type { Absence } from "#shared/working-calendar.ts";
import { type BeforeDate, type Clock, dateIn, dueAfterDate, dueAt } from "./due-at.ts";
import type { Task, TaskEvent } from "./task.ts";

/** By record, its dates that are new, by the names of the API; own fields are named custom.KEY. */
export type NewDates = ReadonlyMap<string, Readonly<Record<string, string>>>;

type Foreign = { readonly type: string } & Readonly<Record<string, unknown>>;

/** Every kind of event that may change a date of a record. */
export const dateEvents = [
  "DealChanged",
  "DealFieldsFilled",
  "LeadChanged",
  "LeadFieldsFilled",
  "LeadConverted",
  "ClientChanged",
  "ClientFieldsFilled",
] as const;

/** Of these values those that are dates; what was emptied is none, and changes no due time. */
export const datesAmong = (
  values: Readonly<Record<string, unknown>>,
  nameOf = (field: string) => field,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([field, value]) => {
      const date = dateIn(value);
      return date === null ? [] : [[nameOf(field), date] as const];
    }),
  );

export function datesIn(event: Foreign): NewDates {
  const id = event.type.startsWith("Deal") ? event.dealId : event.type.startsWith("Lead") ? event.leadId : event.clientId;
  if (typeof id !== "string") return new Map();
  const own = event.type.endsWith("FieldsFilled");
  const values = event.type === "LeadConverted" ? { convertedOn: event.convertedOn } : (event.after as Readonly<Record<string, unknown>>);
  const dates = datesAmong(values, (field) => (own ? `custom.${field}` : field));
  return Object.keys(dates).length === 0 ? new Map() : new Map([[id, dates]]);
}

export type DueFollowed = TaskEvent & { readonly type: "TaskDueFollowed" };

/** A task with the rule of its step. */
export type CountedTask = { readonly task: Task; readonly due: BeforeDate };

/** Open ones that nobody has put off: a due time chosen by a person stands. */
export function followDates(
  tasks: readonly CountedTask[],
  dates: NewDates,
  clock: Clock,
  absencesOf: (personId: string) => readonly Absence[],
): readonly DueFollowed[] {
  return tasks.flatMap(({ task, due }) => {
    const date = dates.get(task.subjectId ?? "")?.[due.before];
    if (date === undefined || task.status !== "open" || task.postponed > 0) return [];
    const at = dueAfterDate(task.dueAt, due, clock, absencesOf(task.assigneeId), date);
    if (at === null || at.getTime() === task.dueAt?.getTime()) return [];
    return [{ type: "TaskDueFollowed", task, due: at, field: due.before, at: clock.now }];
  });
}

/** What a run waits for, by itself or at the latest, with the rule of its step. */
export type CountedWait = {
  readonly id: string;
  readonly runId: string;
  readonly processId: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly step: string;
  readonly dueAt: Date;
  readonly due: BeforeDate;
};
export type WaitFollowed = { readonly wait: CountedWait; readonly due: Date; readonly field: string; readonly at: Date };

/** The company's working time counts, as when the wait began. What is over by the new date goes on at once. */
export function followWaits(waits: readonly CountedWait[], dates: NewDates, clock: Clock): readonly WaitFollowed[] {
  return waits.flatMap((wait) => {
    const date = dates.get(wait.subjectId)?.[wait.due.before];
    if (date === undefined) return [];
    const due = dueAt(wait.due, clock, [], () => date);
    const isOver = due <= clock.now && wait.dueAt <= clock.now;
    return isOver || due.getTime() === wait.dueAt.getTime() ? [] : [{ wait, due, field: wait.due.before, at: clock.now }];
  });
}

export const waitFollowedEntry = ({ wait, due, field, at }: WaitFollowed) => ({
  kind: "run_wait_followed",
  subjectKind: wait.subjectKind,
  subjectId: wait.subjectId,
  at,
  data: {
    runId: wait.runId,
    processId: wait.processId,
    step: wait.step,
    field,
    changes: { due: { before: wait.dueAt.toISOString(), after: due.toISOString() } },
  },
});

/** What it leaves in the journal of its record. */
export const dueFollowedEntry = ({ task, due, field, at }: DueFollowed) => ({
  kind: "task_due_followed",
  subjectKind: task.subjectKind ?? "task",
  subjectId: task.subjectId ?? task.id,
  at,
  data: {
    taskId: task.id,
    taskKind: task.kind,
    ...(task.step === null ? {} : { step: task.step }),
    field,
    changes: { due: { before: task.dueAt?.toISOString() ?? null, after: due.toISOString() } },
  },
});
