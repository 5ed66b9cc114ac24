/** Ready processes with the texts of the book: installed by hand, and when a company begins. */
import { addingText } from "#features/book/routes/operate-texts.ts";
import { installingReady } from "#features/process/routes/install-ready.ts";
import { systemActor, type Via } from "#platform/command/actor.ts";
import type { Commands } from "#platform/command/command.ts";

export const readyParts = { addingText: addingText as never };
export const installingReadyProcesses = installingReady(readyParts.addingText);

/** After the founding, in a command of its own: a company stands without them too, and they can be installed later. */
export async function beginWithProcesses(commands: Commands, workspaceId: string, via: Via): Promise<void> {
  const installed = await commands.execute(systemActor(workspaceId, via), installingReadyProcesses, {});
  if (!installed.ok) throw new Error(`the ready processes were not installed: ${JSON.stringify(installed.refusal)}`);
}
