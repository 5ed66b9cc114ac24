/** Tasks by their ids, as the API shows them; what the asker does not see is missing. */

import { taskViews } from "#features/process/sql/tasks/task-views.ts";
import type { Actor } from "#platform/command/actor.ts";
import type { Tx } from "#platform/db/database.ts";
import type { TaskView } from "../contract/day.ts";
import type { DayMoment } from "../core/day/priority.ts";

export async function dayViews(
  tx: Tx,
  { workspaceId }: Actor,
  ids: readonly string[],
  { from, ends }: Pick<DayMoment, "from" | "ends">,
): Promise<ReadonlyMap<string, TaskView>> {
  const views = await taskViews(tx, workspaceId, ids, { now: from, ends });
  return new Map(views.map((view) => [view.id, view]));
}
