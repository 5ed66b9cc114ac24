/** A company and its first person. */
import { sql } from "kysely";
import type { Language } from "#platform/command/actor.ts";
import type { Tx } from "#platform/db/database.ts";

export type NewWorkspace = {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly currency: string;
  readonly timeZone: string;
  readonly country: string;
  readonly language: Language;
};

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
  const { rows } =
    await sql<MembershipRow>`select workspace_id as "workspaceId", slug, name, person_id as "personId" from org.memberships_of(${userId})`.execute(
      tx,
    );
  return rows;
}

/** The level at the top of the ladder as it was seeded. */
export async function levelIdOfKey(tx: Tx, workspaceId: string, key: string): Promise<string> {
  const row = await tx
    .selectFrom("org.level")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where("key", "=", key)
    .executeTakeFirstOrThrow();
  return row.id;
}

/** The company as its people see it. */
export async function findCompany(tx: Tx, workspaceId: string) {
  return tx
    .selectFrom("org.workspace")
    .select([
      "id",
      "slug",
      "name",
      "currency",
      "time_zone as timeZone",
      "country",
      "languages",
      "default_language as defaultLanguage",
      "fiscal_start_month as fiscalStartMonth",
    ])
    .where("id", "=", workspaceId)
    .executeTakeFirst();
}
