/** The work of the demo company as facts: runs with their steps, tasks, what was shown for them. Keys instead of ids, moments in the past. */
import type { SubjectKind } from "#features/process/core/definition.ts";
import type { RunState } from "#features/process/core/run.ts";
import type { Task, TaskKind } from "#features/process/core/task.ts";

export type ToldSubject = { readonly kind: SubjectKind; readonly key: string; readonly owner: string };

export type ToldVisit = {
  readonly position: number;
  readonly step: string;
  readonly enteredAt: Date;
  leftAt: Date | null;
  outcome: string | null;
  actor: string | null;
};
export type ToldTimer = {
  readonly visit: number;
  readonly kind: "wait" | "latest";
  readonly event: string | null;
  readonly dueAt: Date;
  ended: { readonly at: Date; readonly by: "fired" | "event" | "cancelled" } | null;
};
export type ToldMove = { readonly at: Date; readonly actor: string; readonly reason: string } & (
  | { readonly kind: "postponed"; readonly from: Date | null; readonly to: Date }
  | { readonly kind: "reassigned"; readonly from: string; readonly to: string }
);
export type ToldEvidence = { readonly demand: string; readonly at: Date } & (
  | { readonly kind: "text" | "link" | "number"; readonly text: string }
  | { readonly kind: "file"; readonly name: string }
);

/** Changed while the story is made; whoever reads it later finds it done. */
export type ToldTask = {
  readonly kind: TaskKind;
  readonly visit: number | null;
  readonly step: string | null;
  readonly title: string;
  readonly text: string | null;
  readonly subject: ToldSubject | null;
  readonly assignee: string;
  readonly giver: string | null;
  /** By whose doing it opened; null: by the server. */
  readonly openedBy: string | null;
  readonly createdAt: Date;
  dueAt: Date | null;
  readonly effortMinutes: number | null;
  readonly isCheckpoint: boolean;
  status: Task["status"];
  outcome: string | null;
  comment: string | null;
  closedAt: Date | null;
  closedBy: string | null;
  begunAt: Date | null;
  planned: { readonly from: Date; readonly to: Date } | null;
  readonly moves: ToldMove[];
  readonly evidence: ToldEvidence[];
  /** Key of what comes again. */
  readonly recurrence: string | null;
};

export type ToldRun = {
  readonly processKey: string;
  readonly subject: ToldSubject;
  /** The place of the parent among its deal's runs, and the visit that waits. */
  readonly parent: { readonly run: ToldRun; readonly visit: number } | null;
  readonly because: string;
  readonly startedBy: string | null;
  readonly startedAt: Date;
  state: RunState;
  endedAt: Date | null;
  endedBy: string | null;
  readonly visits: Map<number, ToldVisit>;
  readonly tasks: Map<number, ToldTask>;
  readonly timers: Map<number, ToldTimer>;
};

export type NewTask = Pick<ToldTask, "kind" | "title" | "subject" | "assignee" | "createdAt" | "dueAt"> & Partial<ToldTask>;

export const newTask = (task: NewTask): ToldTask => ({
  visit: null,
  step: null,
  text: null,
  giver: null,
  openedBy: null,
  effortMinutes: null,
  isCheckpoint: false,
  status: "open",
  outcome: null,
  comment: null,
  closedAt: null,
  closedBy: null,
  begunAt: null,
  planned: null,
  moves: [],
  evidence: [],
  recurrence: null,
  ...task,
});
