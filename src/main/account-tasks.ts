/** Tasks about accounts and letters: each carries ids only, and bears being done twice. */
import { findInvitation } from "#features/org/sql/invitation.ts";
import { membershipsOf } from "#features/org/sql/workspace.ts";
import { signInvitation } from "#platform/auth/invitation.ts";
import type { Task } from "#platform/jobs/task.ts";
import { markSent, unsentLetter } from "#platform/mail/order.ts";
import { refusedLetter } from "#platform/mail/refused-letter.ts";
import { businessDate } from "#shared/period.ts";
import type { House } from "./house.ts";

/** Once a day for every company; sweeping twice finds nothing the second time. */
export const sweepTask = "sweep_sign_in";

export const accountTasks = (house: House): readonly (readonly [string, Task])[] => [
  [
    "close_sessions",
    async ({ userId }) => {
      // Whoever works in another company too stays signed in there; here the person is not let in any more.
      const companies = await house.database.lookUp((tx) => membershipsOf(tx, String(userId)));
      if (companies.length === 0) await house.auth.closeSessionsOf(String(userId));
    },
  ],
  ["erase_user", async ({ userId }) => void (await house.auth.eraseUser(String(userId)))],
  [sweepTask, async () => house.auth.sweep()],
  [
    "send_invitation",
    async ({ invitationId }, { actor, database }) => {
      const id = String(invitationId);
      const row = await database.read(actor.scope, (tx) => findInvitation(tx, actor.workspaceId, id, false));
      const isOpen = row && row.acceptedAt === null && row.revokedAt === null && row.email !== null;
      if (!isOpen || !house.mailer.isConfigured) return;
      const letter = await database.read(actor.scope, (tx) => unsentLetter(tx, actor.workspaceId, row.personId, "invitation"));
      if (letter === null) return;
      const link = `${house.baseUrl}/invitation#${signInvitation({ workspaceId: actor.workspaceId, invitationId: id, secret: house.opened.secret })}`;
      const values = { name: row.personName, company: row.workspaceName, link, expiresAt: businessDate(row.expiresAt, row.timeZone) };
      await house.mailer.send({ to: row.email, template: "invitation", language: row.language, values }).catch(refusedLetter);
      await database.command(actor.scope, (tx) => markSent(tx, actor.workspaceId, letter, house.clock()));
    },
  ],
];
