/** A task with its run, locked in the one order: the record, its run, the task. */
import type { Given } from "#platform/command/command.ts";
import { lockTask, type SeenPlace, type SeenTask } from "../../sql/tasks/load-task.ts";
import type { AtHand, Driving } from "../drive/driving.ts";
import { hold, takeUpHeld } from "../drive/hands.ts";

export async function lockPlace(
  driving: Driving,
  given: Given,
  { runId, subjects }: SeenPlace,
  taskId: string,
): Promise<{ readonly seen: SeenTask | null; readonly hand: AtHand | undefined }> {
  // Sent together, done one after the other.
  const [, [hand], seen] = await Promise.all([
    hold(driving, subjects),
    runId === null ? [] : takeUpHeld(driving, [runId]),
    lockTask(driving.tx, given, taskId),
  ]);
  return { seen, hand };
}
