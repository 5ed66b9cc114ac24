/** Who belongs to which holding, as it is in the database and as the rows before this one have it. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";
import type { ImportParts } from "../names.ts";

export type Parents = {
  /** A client and everything above it. */
  line(id: string): readonly string[];
  set(id: string, parentId: string | null): void;
};

/** Nobody else hangs clients below each other until the transaction ends. */
export async function loadParents(
  tx: Tx,
  workspaceId: string,
  wanted: readonly string[],
  { isDry, dreamt }: Pick<ImportParts, "isDry" | "dreamt">,
): Promise<Parents> {
  const parentOf = new Map<string, string | null>();
  const ids = [...wanted];
  // What is only dreamt may hang below what is there.
  for (let at = 0; at < ids.length; at++) {
    const own = dreamt.clients.byId(ids[at] ?? "");
    if (own?.parentId && !ids.includes(own.parentId)) ids.push(own.parentId);
  }
  if (ids.length > 0) {
    if (!isDry) await sql`select pg_advisory_xact_lock(hashtextextended(${`client parents ${workspaceId}`}, 0))`.execute(tx);
    const { rows } = await sql<{ id: string; parentId: string | null }>`
      with recursive line as (
        select id, parent_id from clients.client where workspace_id = ${workspaceId} and id = any (${[...ids]}::uuid[])
        union
        select c.id, c.parent_id from line join clients.client c on c.workspace_id = ${workspaceId} and c.id = line.parent_id
      )
      select id, parent_id as "parentId" from line`.execute(tx);
    for (const { id, parentId } of rows) parentOf.set(id, parentId);
    for (const id of ids) {
      const own = dreamt.clients.byId(id);
      if (own) parentOf.set(id, own.parentId);
    }
  }
  return {
    line(id) {
      const line = [id];
      for (let next = parentOf.get(id) ?? null; next !== null && !line.includes(next); next = parentOf.get(next) ?? null) line.push(next);
      return line;
    },
    set: (id, parentId) => void parentOf.set(id, parentId),
  };
}
