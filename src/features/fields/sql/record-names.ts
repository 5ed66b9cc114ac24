/** What records of any kind are called: from the register, whose policy is that of every kind. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";
import type { NamedView } from "../contract/records.ts";

/** In which currency records count, for those kinds that do: known to the rooms of those kinds alone. */
export type CurrencyLookup = (tx: Tx, workspaceId: string, recordIds: readonly string[]) => Promise<ReadonlyMap<string, string>>;

/** Two statements, however many are asked for. One that the asker does not see is missing like one that is not there. */
export async function namesOf(tx: Tx, workspaceId: string, ids: readonly string[], currencies: CurrencyLookup): Promise<NamedView[]> {
  const { rows } = await sql<Omit<NamedView, "currency">>`
    select id, kind, title as name from platform.record where workspace_id = ${workspaceId} and id = any (${[...ids]}::uuid[])`.execute(tx);
  if (rows.length === 0) return [];
  const known = await currencies(
    tx,
    workspaceId,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({ ...row, currency: known.get(row.id) ?? null }));
}
