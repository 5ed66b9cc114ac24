/** People by the name, or e-mail address, by which an import speaks of them. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";

/** Ids by folded name; several where people have the same name. Nobody whose data was erased. */
export async function findNamed(tx: Tx, workspaceId: string, folded: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await sql<{ name: string; ids: string[] }>`
    select w.name, array_agg(distinct p.id::text) as ids
    from unnest(${[...folded]}::text[]) as w (name)
    join org.person p on p.workspace_id = ${workspaceId} and p.status <> 'erased' and (p.name_folded = w.name or p.email = w.name)
    group by w.name`.execute(tx);
  return new Map(rows.map(({ name, ids }) => [name, ids]));
}
