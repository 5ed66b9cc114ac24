import { sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";

/** The deals and leads of a client, for its timeline. Run under the reader's own sight. */
export async function subjectsOfClient(tx: Tx, workspaceId: string, clientId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from deals.deal where workspace_id = ${workspaceId} and client_id = ${clientId}
    union all select id from deals.lead where workspace_id = ${workspaceId} and client_id = ${clientId}
    union all select id from deals.contract where workspace_id = ${workspaceId} and client_id = ${clientId} limit 2000`.execute(tx);
  return rows.map(({ id }) => id);
}
