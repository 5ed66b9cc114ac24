/** A company and its first person. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";
import type { Language } from "#platform/command/actor.ts";

export type NewWorkspace = { readonly id: string; readonly slug: string; readonly name: string; readonly currency: string; readonly timeZone: string; readonly country: string; readonly language: Language };

export async function insertWorkspace(tx: Tx, workspace: NewWorkspace, now: Date): Promise<void> {
  await tx
    .insertInto("org.workspace")
    .values({
      id: workspace.id,
      slug: workspace.slug,
      name: workspace.name,
      currency: workspace.currency,
      time_zone: workspace.timeZone,
      country: workspace.country,
      default_language: workspace.language,
      created_at: now,
    })
    .execute();
}

export async function workspaceBySlug(tx: Tx, slug: string): Promise<string | null> {
  const { rows } = await sql<{ id: string | null }>`select org.workspace_by_slug(${slug}) as id`.execute(tx);
  return rows[0]?.id ?? null;
}

export async function anyWorkspace(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ any: boolean }>`select org.any_workspace() as any`.execute(tx);
  return rows[0]?.any ?? false;
}

export type MembershipRow = { readonly workspaceId: string; readonly slug: string; readonly name: string; readonly personId: string };

/** The companies that a user of the sign-in tables works in. */
export async function membershipsOf(tx: Tx, userId: string): Promise<readonly MembershipRow[]> {
  const { rows } = await sql<MembershipRow>`select workspace_id as "workspaceId", slug, name, person_id as "personId" from org.memberships_of(${userId})`.execute(tx);
  return rows;
}

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
