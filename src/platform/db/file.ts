/** The list of files. Their content lies outside, named by its hash; who may see one is asked of the record it hangs on. */
import type { Tx } from "./database.ts";

export type ListedFile = {
  readonly id: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly mediaType: string;
  readonly name: string;
  readonly ownerId: string | null;
};

export async function insertFile(tx: Tx, workspaceId: string, file: ListedFile, at: Date): Promise<void> {
  await tx
    .insertInto("platform.file")
    .values({
      workspace_id: workspaceId,
      id: file.id,
      sha256: file.sha256,
      bytes: BigInt(file.bytes),
      media_type: file.mediaType,
      name: file.name,
      owner_id: file.ownerId,
      created_at: at,
    })
    .execute();
}

/** The hash that names the content; under a scope that sees the workspace, after sight of what the file hangs on was asked. */
export async function hashOfFile(tx: Tx, workspaceId: string, id: string): Promise<string | null> {
  const row = await tx
    .selectFrom("platform.file")
    .select("sha256")
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .executeTakeFirst();
  return row?.sha256 ?? null;
}
