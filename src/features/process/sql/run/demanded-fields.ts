/** What a step asks to be filled in. */
import type { Tx } from "#platform/db/database.ts";
import type { SubjectKind } from "../../core/definition.ts";
import { ownKey } from "./subject.ts";

/** A field of the company's own that was retired since can be filled in no more, and is not asked for: nobody stands before it. */
export async function demandedFields(
  tx: Tx,
  workspaceId: string,
  kind: SubjectKind,
  fields: readonly string[],
): Promise<readonly string[]> {
  const keys = fields.flatMap((field) => ownKey(field) ?? []);
  if (keys.length === 0) return fields;
  const used = await tx
    .selectFrom("fields.field")
    .select("key")
    .where("workspace_id", "=", workspaceId)
    .where("record_kind", "=", kind)
    .where("key", "in", keys)
    .where("retired_at", "is", null)
    .execute();
  const isUsed = (key: string) => used.some((one) => one.key === key);
  return fields.filter((field) => isUsed(ownKey(field) ?? "") || ownKey(field) === null);
}
