/** Takes clients and contacts away again that an import made. What somebody has used since is held by its references, and the statement fails. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";
import { removeRecords } from "#platform/db/record.ts";

export const removeClients = (tx: Tx, workspaceId: string, ids: readonly string[]) => remove(tx, workspaceId, "clients.client", ids);
export const removeContacts = (tx: Tx, workspaceId: string, ids: readonly string[]) => remove(tx, workspaceId, "clients.contact", ids);

export async function removeChannels(tx: Tx, workspaceId: string, ids: readonly string[]): Promise<void> {
  await sql`delete from clients.channel where workspace_id = ${workspaceId} and record_id = any (${[...ids]}::uuid[])`.execute(tx);
}

async function remove(tx: Tx, workspaceId: string, table: string, ids: readonly string[]): Promise<void> {
  const own = [...ids];
  await removeChannels(tx, workspaceId, own);
  await sql`delete from ${sql.table(table)} where workspace_id = ${workspaceId} and id = any (${own}::uuid[])`.execute(tx);
  await removeRecords(tx, workspaceId, own);
}
