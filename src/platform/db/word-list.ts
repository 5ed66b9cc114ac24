/** A company's own lists of words, such as sources or loss reasons. A name that is not there yet is added. */
import { sql } from "kysely";
import { cleanName, foldText } from "#shared/text.ts";
import type { Tx } from "./database.ts";

/** Ids by the names as given; "Price" and "price " are one. A retired one that is used again stays retired. `table` is the room's own. */
export async function idsOfNames(
  tx: Tx,
  workspaceId: string,
  table: string,
  names: readonly string[],
  newId: () => string,
): Promise<ReadonlyMap<string, string>> {
  const folded = new Map<string, string>();
  for (const name of names) if (!folded.has(foldText(name))) folded.set(foldText(name), cleanName(name));
  if (folded.size === 0) return new Map();
  const list = sql.table(table);
  const known = async () => {
    const { rows } = await sql<{ id: string; folded: string }>`
      select id, name_folded as folded from ${list} where workspace_id = ${workspaceId} and name_folded = any (${[...folded.keys()]}::text[])`.execute(
      tx,
    );
    return new Map(rows.map((row) => [row.folded, row.id]));
  };
  let ids = await known();
  const added = [...folded].filter(([key]) => !ids.has(key));
  if (added.length > 0) {
    // Somebody else may add the same one at this moment.
    await sql`
      insert into ${list} (workspace_id, id, name, name_folded)
      select ${workspaceId}::uuid, id, name, folded
      from unnest(${added.map(() => newId())}::uuid[], ${added.map(([, name]) => name)}::text[], ${added.map(([key]) => key)}::text[]) as added (id, name, folded)
      on conflict (workspace_id, name_folded) do nothing`.execute(tx);
    ids = await known();
  }
  return new Map(names.map((name) => [name, ids.get(foldText(name)) ?? ""]));
}
