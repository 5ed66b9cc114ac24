/** Evidence is removed again before its task is closed; a file that was put there for it alone is put away with it, as files are. */
import type { DomainEvent, Operation } from "#platform/command/command.ts";
import { performPart } from "#platform/command/part.ts";
import type { Result } from "#shared/result.ts";
import type { TaskView } from "../../contract/tasks.ts";
import { removeEvidence, type Task, type TaskRefusal } from "../../core/task.ts";
import { findEvidence } from "../../sql/tasks/evidence.ts";
import { lockSeenTask } from "../../sql/tasks/load-task.ts";
import { saveTaskEvents } from "../../sql/tasks/save-task.ts";
import { type DriveParts, newDriving, tell, tellForeign } from "../drive/driving.ts";
import { recordedTold, toldEvents } from "../drive/told.ts";
import { shownTask } from "./operate-tasks.ts";

type Wish = { readonly id: string; readonly evidence: string };
type State = { readonly task: Task; readonly decided: Result<readonly DomainEvent[], TaskRefusal> };

export function removingEvidence(parts: DriveParts): Operation<Wish, State, DomainEvent, TaskRefusal, TaskView> {
  return {
    feature: "process",
    async load(tx, wish, given) {
      const seen = await lockSeenTask(tx, given, wish.id);
      if (!seen) return null;
      const { task, hand } = seen;
      const evidence = await findEvidence(tx, given.actor.workspaceId, task.id, wish.evidence);
      if (!evidence) return null;
      const removed = removeEvidence(task, evidence, hand, given.now);
      if (!removed.ok) return { task, decided: removed };
      const driving = newDriving(tx, given, parts);
      await saveTaskEvents(tx, removed.value, given);
      for (const event of removed.value) tell(driving, event);
      if (evidence.ownFileId !== null) {
        // Somebody else's file stays with the record: only who added it puts it away.
        const put = await performPart(tx, parts.archivingFile, { id: evidence.ownFileId }, given);
        if (put.ok) tellForeign(driving, parts.archivingFile, put.value.events);
      }
      return { task, decided: { ok: true, value: toldEvents(driving.told) } };
    },
    version: ({ task }) => task.version,
    decide: ({ decided }) => decided,
    save: async () => {},
    record: recordedTold,
    answer: (tx, _, { task }, __, given) => shownTask(tx, given, task.id),
  };
}
