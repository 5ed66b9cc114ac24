/** Somebody came in through the company's own sign-in for the first time: the person is now the user. */
import { joining } from "#features/org/routes/operate-invitations.ts";
import { actingFor, systemActor } from "#platform/command/actor.ts";
import type { Commands } from "#platform/command/command.ts";

export const joinPerson =
  (commands: Commands) =>
  async ({
    workspaceId,
    personId,
    userId,
  }: {
    readonly workspaceId: string;
    readonly personId: string;
    readonly userId: string;
  }): Promise<boolean> => {
    const joined = await commands.execute(actingFor(personId, systemActor(workspaceId, "session")), joining, { personId, userId });
    return joined.ok;
  };
