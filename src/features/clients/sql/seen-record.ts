/** Records of any kind, as the person who asks sees them in the register. */
import { sql } from "kysely";
import { asReader, type Scope, type Tx } from "#platform/db/database.ts";

export type SeenRecord = { readonly id: string; readonly kind: string; readonly ownerId: string; readonly title: string };

/** Locked against going to somebody else, so that what is hung on it has the right owner; null: there is none, or it is not seen. */
export async function loadSeenRecord(tx: Tx, scope: Scope, id: string): Promise<SeenRecord | null> {
  const { workspaceId } = scope;
  const seen = await asReader(tx, scope, (eyes) => findRecord(eyes, workspaceId, id));
  if (!seen) return null;
  const { rows } = await sql<SeenRecord>`
    select id, kind, owner_id as "ownerId", title from platform.record where workspace_id = ${workspaceId} and id = ${id} for share`.execute(
    tx,
  );
  return rows[0] ?? null;
}

/** Under the policies of whoever reads. */
export async function findRecord(tx: Tx, workspaceId: string, id: string): Promise<SeenRecord | null> {
  const { rows } = await sql<SeenRecord>`
    select id, kind, owner_id as "ownerId", title from platform.record where workspace_id = ${workspaceId} and id = ${id}`.execute(tx);
  return rows[0] ?? null;
}
