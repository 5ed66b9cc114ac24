/** A record that a task or run is to be about, seen with the person's own eyes. */
import type { Given } from "#platform/command/command.ts";
import { asReader, type Tx } from "#platform/db/database.ts";
import type { RecordKind } from "../../core/task.ts";

export type SeenSubject = { readonly id: string; readonly kind: RecordKind; readonly ownerId: string };

/** null: there is no such record of that kind, it is archived, or the person does not see it. */
export async function findSeenSubject(
  tx: Tx,
  { actor: { scope, workspaceId } }: Given,
  { kind, id }: { readonly kind: RecordKind; readonly id: string },
): Promise<SeenSubject | null> {
  const found = await asReader(tx, scope, (eyes) =>
    eyes
      .selectFrom("platform.record")
      .select(["id", "owner_id"])
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", id)
      .where("kind", "=", kind)
      .where("archived_at", "is", null)
      .executeTakeFirst(),
  );
  return found ? { id: found.id, kind, ownerId: found.owner_id } : null;
}
