/** Everything that happened in the told work, in the words of the room of processes: for the journal, and for whoever is told of it. */

import type { ToldRun, ToldTask } from "#features/exchange/core/demo/work/work-story.ts";
import type { SubjectEnd } from "#features/process/core/definition.ts";
import { endingsOf } from "#features/process/core/ending.ts";
import type { RunChange } from "#features/process/core/run-facts.ts";
import type { Task, TaskEvent } from "#features/process/core/task.ts";
import type { Shown } from "./tell-evidence.ts";
import type { Ids, Written } from "./told-rows.ts";

export type Happening = { readonly event: RunChange | TaskEvent; readonly at: Date; readonly actorId: string | null };

export function happeningsOf(written: Written, shown: readonly Shown[], ids: Ids): readonly Happening[] {
  const all: Happening[] = [];
  for (const [told, run] of written.runs) all.push(...ofRun(told, run, ids));
  for (const [told, task] of written.tasks) all.push(...ofTask(told, task, ids));
  for (const { id, task, evidence } of shown)
    all.push({
      event: { type: "EvidenceAdded", task, evidenceId: id, demand: evidence.demand, at: evidence.at },
      at: evidence.at,
      actorId: task.closedBy,
    });
  return all.sort((one, other) => one.at.getTime() - other.at.getTime());
}

function ofRun(told: ToldRun, run: Parameters<typeof started>[0], ids: Ids): readonly Happening[] {
  const { endedAt, state } = told;
  const all = [started(run, told.startedAt, ids.maybe(told.startedBy))];
  if (endedAt !== null && state.end !== null)
    all.push({ event: { type: "RunEnded", run, end: state.end, at: endedAt }, at: endedAt, actorId: ids.maybe(told.endedBy) });
  return all;
}

const started = (run: Extract<RunChange, { type: "RunStarted" }>["run"], at: Date, actorId: string | null): Happening => ({
  event: { type: "RunStarted", run, at },
  at,
  actorId,
});

function ofTask(told: ToldTask, task: Task, ids: Ids): readonly Happening[] {
  const first = told.moves[0];
  const beginner = first?.kind === "reassigned" ? ids.person(first.from) : task.assigneeId;
  let now: Task = {
    ...task,
    status: "open",
    assigneeId: beginner,
    dueAt: firstDue(told),
    outcome: null,
    comment: null,
    closedAt: null,
    closedBy: null,
    version: 1,
  };
  const all: Happening[] = [
    { event: { type: "TaskOpened", task: now, at: told.createdAt }, at: told.createdAt, actorId: ids.maybe(told.openedBy) },
  ];
  for (const move of told.moves) {
    const by = ids.person(move.actor);
    const common = { task: now, reason: move.reason, by, at: move.at };
    const event: TaskEvent =
      move.kind === "postponed"
        ? { type: "TaskPostponed", due: move.to, ...common }
        : { type: "TaskReassigned", to: ids.person(move.to), ...common };
    all.push({ event, at: move.at, actorId: by });
    now = { ...now, version: now.version + 1, ...(move.kind === "postponed" ? { dueAt: move.to } : { assigneeId: task.assigneeId }) };
  }
  if (told.begunAt !== null)
    all.push({
      event: { type: "TaskBegun", task: now, by: task.assigneeId, at: told.begunAt },
      at: told.begunAt,
      actorId: task.assigneeId,
    });
  const { closedAt, outcome, comment } = told;
  if (closedAt === null) return all;
  const by = ids.maybe(told.closedBy);
  return [...all, { event: closing(told.status, { task: now, outcome, comment, by, at: closedAt }), at: closedAt, actorId: by }];
}

type Closed = Pick<Extract<TaskEvent, { type: "TaskCompleted" }>, "task" | "comment" | "by" | "at"> & { readonly outcome: string | null };

/** Done; overtaken by the end of its record; or cut off by an outcome beside it. */
function closing(status: Task["status"], { task, outcome, comment, by, at }: Closed): TaskEvent {
  if (status === "done") return { type: "TaskCompleted", task, outcome: outcome ?? "", comment, by, at };
  if (status === "overtaken" && isSubjectEnd(outcome)) return { type: "TaskOvertaken", task, with: outcome, by, at };
  return { type: "TaskCancelled", task, reason: "rest_cancelled", by, at };
}

const isSubjectEnd = (outcome: string | null): outcome is SubjectEnd =>
  Object.values(endingsOf).some((ends) => ends.some((end) => end === outcome));

const firstDue = ({ moves, dueAt }: ToldTask): Date | null => {
  for (const move of moves) if (move.kind === "postponed") return move.from;
  return dueAt;
};
