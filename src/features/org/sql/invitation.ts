/** Invitations, and coming in. */
import { sql } from "kysely";
import type { Language } from "#platform/command/actor.ts";
import type { Tx } from "#platform/db/database.ts";
import type { Invitation } from "../core/invitation.ts";
import { bumpTreeVersion } from "./closure.ts";

export type InvitationRow = {
  readonly id: string;
  readonly personId: string;
  readonly personName: string;
  readonly email: string | null;
  readonly userId: string | null;
  readonly personStatus: string;
  readonly workspaceName: string;
  readonly slug: string;
  readonly language: Language;
  readonly timeZone: string;
  readonly expiresAt: Date;
  readonly acceptedAt: Date | null;
  readonly revokedAt: Date | null;
};

export async function findInvitation(tx: Tx, workspaceId: string, id: string, forUpdate: boolean): Promise<InvitationRow | null> {
  const { rows } = await sql<InvitationRow>`
    select i.id, i.person_id as "personId", p.name as "personName", p.email, p.user_id as "userId", p.status as "personStatus", w.name as "workspaceName", w.slug,
      coalesce(p.language, w.default_language) as language, w.time_zone as "timeZone", i.expires_at as "expiresAt", i.accepted_at as "acceptedAt", i.revoked_at as "revokedAt"
    from org.invitation i join org.person p on p.workspace_id = i.workspace_id and p.id = i.person_id join org.workspace w on w.id = i.workspace_id
    where i.workspace_id = ${workspaceId} and i.id = ${id} ${forUpdate ? sql`for update of i, p` : sql``}`.execute(tx);
  return rows[0] ?? null;
}

/** Links of this person that could still be used. */
export async function openInvitations(tx: Tx, workspaceId: string, personId: string): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom("org.invitation")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where("person_id", "=", personId)
    .where("accepted_at", "is", null)
    .where("revoked_at", "is", null)
    .execute();
  return rows.map((row) => row.id);
}

export async function insertInvitation(
  tx: Tx,
  workspaceId: string,
  { id, personId, expiresAt }: Invitation,
  replaces: readonly string[],
  now: Date,
): Promise<void> {
  if (replaces.length > 0)
    await tx
      .updateTable("org.invitation")
      .set({ revoked_at: now })
      .where("workspace_id", "=", workspaceId)
      .where("id", "in", replaces)
      .execute();
  await tx
    .insertInto("org.invitation")
    .values({ workspace_id: workspaceId, id, person_id: personId, created_at: now, expires_at: expiresAt })
    .execute();
}

export async function markAccepted(tx: Tx, workspaceId: string, invitationId: string, now: Date): Promise<void> {
  await tx
    .updateTable("org.invitation")
    .set({ accepted_at: now })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", invitationId)
    .execute();
}

/** From now on the person is this user, and may act. */
export async function letIn(tx: Tx, workspaceId: string, personId: string, userId: string): Promise<void> {
  await tx
    .updateTable("org.person")
    .set((row) => ({ user_id: userId, status: "active", version: row("version", "+", 1) }))
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", personId)
    .execute();
  await bumpTreeVersion(tx, workspaceId);
}
