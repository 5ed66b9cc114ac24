/** What comes again becomes a task of the room of processes, in the transaction in which it fell due. */

import type { Task, TaskEvent } from "#features/process/core/task.ts";
import { recordedProcess } from "#features/process/routes/drive/recorded.ts";
import { saveTaskEvents } from "#features/process/sql/tasks/save-task.ts";
import type { RecurrenceEvent } from "#features/work/core/recurrence/recurrence.ts";
import { ownerOfRecord } from "#features/work/sql/recurrence/surroundings.ts";
import type { Reactor } from "#platform/command/command.ts";

export const openRecurring: Reactor = async ({ tx, event, given, pass }) => {
  const { recurrence, due } = event as Extract<RecurrenceEvent, { type: "RecurrenceFellDue" }>;
  const { subjectId, subjectKind } = recurrence;
  const task: Task = {
    id: given.newId(),
    kind: "recurring",
    runId: null,
    visit: null,
    step: null,
    title: recurrence.title,
    text: recurrence.text,
    subjectKind: subjectKind as Task["subjectKind"],
    subjectId,
    ownerId: subjectId === null ? null : await ownerOfRecord(tx, given.actor.workspaceId, subjectId),
    assigneeId: recurrence.personId,
    giverId: recurrence.giverId,
    status: "open",
    dueAt: due,
    plannedFrom: null,
    plannedTo: null,
    effortMinutes: recurrence.effortMinutes,
    isCheckpoint: false,
    postponed: 0,
    begunAt: null,
    outcome: null,
    comment: null,
    createdAt: given.now,
    closedAt: null,
    closedBy: null,
    recurrenceId: recurrence.id,
    version: 1,
  };
  const opened: TaskEvent = { type: "TaskOpened", task, at: given.now };
  await saveTaskEvents(tx, [opened], given);
  await pass([{ event: opened, feature: "process", entry: recordedProcess(opened) }]);
};
