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

/** A word of a list. A retired one is offered no more, and stays where it was used. */
export type Word = { readonly id: string; readonly name: string; readonly retiredAt: Date | null; readonly version: number };

export const wordColumns = sql`id, name, retired_at as "retiredAt", version`;

export async function findWord(
  tx: Tx,
  workspaceId: string,
  table: string,
  id: string,
  lock: "for update" | "as it is",
): Promise<Word | null> {
  const locked = lock === "for update" ? sql`for update` : sql``;
  const { rows } =
    await sql<Word>`select ${wordColumns} from ${sql.table(table)} where workspace_id = ${workspaceId} and id = ${id} ${locked}`.execute(
      tx,
    );
  return rows[0] ?? null;
}

export async function isNameTaken(tx: Tx, workspaceId: string, table: string, name: string, exceptId: string | null): Promise<boolean> {
  const { rows } = await sql`
    select from ${sql.table(table)} where workspace_id = ${workspaceId} and name_folded = ${foldText(name)} and id is distinct from ${exceptId}::uuid`.execute(
    tx,
  );
  return rows.length > 0;
}

/** A new word, or a known one as it is from now on. */
export async function saveWord(tx: Tx, workspaceId: string, table: string, { id, name, retiredAt }: Omit<Word, "version">): Promise<void> {
  const list = sql.table(table);
  await sql`
    insert into ${list} as known (workspace_id, id, name, name_folded, retired_at) values (${workspaceId}, ${id}, ${name}, ${foldText(name)}, ${retiredAt})
    on conflict (workspace_id, id) do update set name = excluded.name, name_folded = excluded.name_folded, retired_at = excluded.retired_at, version = known.version + 1`.execute(
    tx,
  );
}
