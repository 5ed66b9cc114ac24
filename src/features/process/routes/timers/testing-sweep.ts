/** One batch of the timers that are due, as the worker takes it up, at a moment of a test's choice. */
import { systemActor } from "#platform/command/actor.ts";
import { createCommands } from "#platform/command/command.ts";
import type { Database } from "#platform/db/database.ts";
import { newId } from "#shared/id.ts";
import { processParts } from "../../../../main/process-parts.ts";
import { reactors } from "../../../../main/rooms.ts";
import { dueRuns } from "../../sql/run/due-timers.ts";
import { firingTimers } from "./fire-timers.ts";

export async function fireDue(database: Database, workspaceId: string, now: Date, limit = 100) {
  const commands = createCommands({ database, newId, clock: () => now, reactors });
  const actor = systemActor(workspaceId, "job");
  const { runIds } = await database.read(actor.scope, (tx) => dueRuns(tx, workspaceId, now, limit, null));
  const done = await commands.execute(actor, firingTimers(processParts), { runIds });
  if (!done.ok) throw new Error(JSON.stringify(done.refusal));
  return done.value;
}
