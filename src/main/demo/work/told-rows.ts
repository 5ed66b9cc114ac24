/** The work of the story with ids instead of keys: runs, tasks and files as the product keeps them. */

import type { CompanyWork } from "#features/exchange/core/demo/work/company-work.ts";
import type { ToldRun, ToldSubject, ToldTask } from "#features/exchange/core/demo/work/work-story.ts";
import type { Run } from "#features/process/core/run-facts.ts";
import type { Task } from "#features/process/core/task.ts";
import type { Chapter } from "../storyteller.ts";

/** Ids by the keys of the story. */
export type Known = {
  readonly people: ReadonlyMap<string, string>;
  /** Clients, deals and leads: their keys differ. */
  readonly records: ReadonlyMap<string, string>;
  readonly processes: ReadonlyMap<string, string>;
};
export type Written = {
  readonly runs: ReadonlyMap<ToldRun, Run>;
  readonly tasks: ReadonlyMap<ToldTask, Task>;
};
export type Ids = {
  readonly person: (key: string) => string;
  readonly maybe: (key: string | null) => string | null;
  readonly record: (subject: ToldSubject) => string;
};

export const idsOf = ({ people, records }: Known): Ids => {
  const person = (key: string) => people.get(key) ?? fault(`nobody is called ${key}`);
  return {
    person,
    maybe: (key) => (key === null ? null : person(key)),
    record: ({ kind, key }) => records.get(key) ?? fault(`there is no ${kind} ${key}`),
  };
};

export function writtenWork(chapter: Chapter, { runs, errands }: CompanyWork, known: Known): Written {
  const ids = idsOf(known);
  const written = new Map<ToldRun, Run>();
  for (const told of runs) {
    const run: Run = {
      id: chapter.idAt(told.startedAt),
      processId: known.processes.get(told.processKey) ?? fault(`there is no process ${told.processKey}`),
      number: 1,
      subjectKind: told.subject.kind,
      subjectId: ids.record(told.subject),
      ownerId: ids.person(told.subject.owner),
      parentId: told.parent === null ? null : (written.get(told.parent.run)?.id ?? fault("a run before its parent")),
      parentVisit: told.parent?.visit ?? null,
      startedBecause: told.because,
      state: told.state,
      version: 1,
    };
    written.set(told, run);
  }
  const tasks = new Map<ToldTask, Task>();
  for (const [told, run] of written)
    for (const task of told.tasks.values()) tasks.set(task, taskOf(chapter.idAt(task.createdAt), task, run, ids));
  for (const task of errands) tasks.set(task, taskOf(chapter.idAt(task.createdAt), task, null, ids));
  return { runs: written, tasks };
}

function taskOf(id: string, told: ToldTask, run: Run | null, ids: Ids): Task {
  const { kind, visit, step, title, text, subject, status, dueAt, effortMinutes, isCheckpoint, begunAt, outcome, comment } = told;
  return {
    ...{ id, kind, runId: run?.id ?? null, visit, step, title, text },
    subjectKind: subject?.kind ?? null,
    subjectId: subject === null ? null : ids.record(subject),
    ownerId: subject === null ? null : ids.person(subject.owner),
    assigneeId: ids.person(told.assignee),
    giverId: ids.maybe(told.giver),
    ...{ status, dueAt, effortMinutes, isCheckpoint, begunAt, outcome, comment },
    plannedFrom: told.planned?.from ?? null,
    plannedTo: told.planned?.to ?? null,
    postponed: told.moves.filter((move) => move.kind === "postponed").length,
    createdAt: told.createdAt,
    closedAt: told.closedAt,
    closedBy: ids.maybe(told.closedBy),
    recurrenceId: null,
    version: versionOf(told),
  };
}

/** Each change counts one. */
const versionOf = ({ moves, begunAt, planned, status }: ToldTask) =>
  1 + moves.length + (begunAt === null ? 0 : 1) + (planned === null ? 0 : 1) + (status === "open" ? 0 : 1);

export function fault(why: string): never {
  throw new Error(`the story cannot be: ${why}`);
}
