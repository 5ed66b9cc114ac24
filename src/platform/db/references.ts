/** Columns of a room that name records of a room to its left: when two records become one they follow, and they go back when it is taken apart. */
import { sql } from "kysely";
import type { Tx } from "./database.ts";

/** A column of a table with workspace_id and id; the room that owns the table gives it. */
export type Reference = { readonly table: string; readonly column: string };

/** From one record to another; answers the ids of the rows that followed. */
export async function moveReferences(
  tx: Tx,
  workspaceId: string,
  { table, column }: Reference,
  from: string,
  to: string,
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    update ${sql.table(table)} set ${sql.ref(column)} = ${to}::uuid where workspace_id = ${workspaceId} and ${sql.ref(column)} = ${from}::uuid returning id`.execute(
    tx,
  );
  return rows.map(({ id }) => id);
}

/** Those of the rows that still name the one go back to the other; what was given to a third since stays there. */
export async function returnReferences(
  tx: Tx,
  workspaceId: string,
  { table, column }: Reference,
  ids: readonly string[],
  from: string,
  to: string,
): Promise<void> {
  await sql`
    update ${sql.table(table)} set ${sql.ref(column)} = ${to}::uuid
    where workspace_id = ${workspaceId} and id = any (${[...ids]}::uuid[]) and ${sql.ref(column)} = ${from}::uuid`.execute(tx);
}
