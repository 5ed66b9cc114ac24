/** The company's own lists: loss reasons, sources, regions, products. A name that is not there yet is added. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";
import { cleanName, foldText } from "#shared/text.ts";

export type List = "loss_reason" | "source" | "region" | "product";

/** Ids by the names as given; "Price" and "price " are one. A retired one that is used again stays retired. */
export async function idsOfNames(
  tx: Tx,
  workspaceId: string,
  list: List,
  names: readonly string[],
  newId: () => string,
): Promise<ReadonlyMap<string, string>> {
  const folded = new Map<string, string>();
  for (const name of names) if (!folded.has(foldText(name))) folded.set(foldText(name), cleanName(name));
  if (folded.size === 0) return new Map();
  const table = sql.table(`deals.${list}`);
  const known = async () => {
    const { rows } = await sql<{ id: string; folded: string }>`
      select id, name_folded as folded from ${table} where workspace_id = ${workspaceId} and name_folded = any (${[...folded.keys()]}::text[])`.execute(
      tx,
    );
    return new Map(rows.map((row) => [row.folded, row.id]));
  };
  let ids = await known();
  const added = [...folded].filter(([key]) => !ids.has(key));
  if (added.length > 0) {
    // Somebody else may add the same one at this moment.
    await sql`
      insert into ${table} (workspace_id, id, name, name_folded)
      select ${workspaceId}::uuid, id, name, folded
      from unnest(${added.map(() => newId())}::uuid[], ${added.map(([, name]) => name)}::text[], ${added.map(([key]) => key)}::text[]) as added (id, name, folded)
      on conflict (workspace_id, name_folded) do nothing`.execute(tx);
    ids = await known();
  }
  return new Map(names.map((name) => [name, ids.get(foldText(name)) ?? ""]));
}
