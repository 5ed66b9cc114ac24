import { sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";

/** In which currency each of these deals, trials, contracts and payments counts. Run under the reader's own sight. */
export async function currenciesOf(tx: Tx, workspaceId: string, recordIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const ids = sql`${[...recordIds]}::uuid[]`;
  const { rows } = await sql<{ id: string; currency: string }>`
    select id, currency from deals.deal where workspace_id = ${workspaceId} and id = any (${ids})
    union all select id, currency from deals.trial where workspace_id = ${workspaceId} and id = any (${ids})
    union all select id, currency from deals.contract where workspace_id = ${workspaceId} and id = any (${ids})
    union all select id, currency from deals.payment where workspace_id = ${workspaceId} and id = any (${ids})`.execute(tx);
  return new Map(rows.map(({ id, currency }) => [id, currency]));
}
