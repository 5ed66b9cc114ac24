/** What an undo left as it is, and why; and the import's own end. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";
import type { ImportUndone } from "../../contract/imports.ts";

/** A pass begins: what was in use may be free by now. */
export async function freeUsed(tx: Tx, workspaceId: string, importId: string): Promise<void> {
  await sql`
    update exchange.imported set kept = null where workspace_id = ${workspaceId} and import_id = ${importId} and kept = 'used'`.execute(tx);
}

export async function keptOf(tx: Tx, workspaceId: string, importId: string): Promise<Pick<ImportUndone, "kept" | "keptCount">> {
  const { rows } = await sql<ImportUndone["kept"][number] & { readonly total: number }>`
    select m.record_id as id, m.kind, coalesce(r.title, '') as title, m.kept as reason, count(*) over ()::integer as total
    from exchange.imported m left join platform.record r on r.workspace_id = m.workspace_id and r.id = m.record_id
    where m.workspace_id = ${workspaceId} and m.import_id = ${importId} and m.kept is not null order by m.kind, title, m.record_id limit 200`.execute(
    tx,
  );
  return { kept: rows.map(({ total: _, ...row }) => row), keptCount: rows[0]?.total ?? 0 };
}

/** Whatever was still to come of it does not come any more. */
export async function markUndone(tx: Tx, workspaceId: string, importId: string, at: Date): Promise<void> {
  await sql`
    update exchange.import set state = 'undone', ended_at = ${at}, version = version + 1 where workspace_id = ${workspaceId} and id = ${importId} and state <> 'undone'`.execute(
    tx,
  );
  await sql`select pg_notify('live', ${JSON.stringify({ workspace: workspaceId, feature: "exchange", id: importId })})`.execute(tx);
  for (const feature of ["clients", "deals"])
    await sql`select pg_notify('live', ${JSON.stringify({ workspace: workspaceId, feature, id: null })})`.execute(tx);
}
