/** Tasks about accounts and letters: each carries ids only, and bears being done twice. */
import { findInvitation } from "#features/org/sql/workspace.ts";
import { signInvitation } from "#platform/auth/invitation.ts";
import type { Task } from "#platform/jobs/task.ts";
import { businessDate } from "#shared/period.ts";
import type { House } from "./house.ts";

export const accountTasks = (house: House): readonly (readonly [string, Task])[] => [
  ["close_sessions", async ({ userId }) => house.auth.closeSessionsOf(String(userId))],
  ["erase_user", async ({ userId }) => void (await house.auth.eraseUser(String(userId)))],
  [
    "send_invitation",
    async ({ invitationId }, { actor, database }) => {
      const id = String(invitationId);
      const row = await database.read(actor.scope, (tx) => findInvitation(tx, actor.workspaceId, id, false));
      const isOpen = row && row.acceptedAt === null && row.revokedAt === null && row.email !== null;
      if (!isOpen || !house.mailer.isConfigured) return;
      const link = `${house.baseUrl}/invitation#${signInvitation({ workspaceId: actor.workspaceId, invitationId: id, secret: house.opened.secret })}`;
      const values = { name: row.personName, company: row.workspaceName, link, expiresAt: businessDate(row.expiresAt, row.timeZone) };
      await house.mailer.send({ to: row.email, template: "invitation", language: row.language, values });
      await database.command(actor.scope, (tx) =>
        tx.updateTable("platform.mail").set({ sent_at: house.clock() }).where("workspace_id", "=", actor.workspaceId).where("person_id", "=", row.personId).where("template", "=", "invitation").where("sent_at", "is", null).execute(),
      );
    },
  ],
];
