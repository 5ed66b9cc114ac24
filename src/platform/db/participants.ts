/** Who takes part in records without owning them, and therefore sees them. */
import { sql } from "kysely";
import type { Tx } from "./database.ts";

export type PartsOf = { readonly id: string; readonly ownerId: string; readonly personIds: readonly string[] };

/** From now on these take part, and nobody else does; the owner need not be named. With whom a record was only shared, takes part now. */
export async function setParticipants(tx: Tx, workspaceId: string, records: readonly PartsOf[]): Promise<void> {
  if (records.length === 0) return;
  const rows = records.flatMap(({ id, ownerId, personIds }) =>
    [...new Set(personIds)].filter((one) => one !== ownerId).map((personId) => ({ record_id: id, owner_id: ownerId, person_id: personId })),
  );
  const wanted = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as w (record_id uuid, person_id uuid, owner_id uuid)`;
  await sql`
    delete from platform.participation p where p.workspace_id = ${workspaceId} and p.part = 'participant' and p.record_id = any (${records.map(({ id }) => id)}::uuid[])
      and not exists (select from ${wanted} where w.record_id = p.record_id and w.person_id = p.person_id)`.execute(tx);
  if (rows.length === 0) return;
  await sql`
    insert into platform.participation (workspace_id, record_id, person_id, owner_id, part)
    select ${workspaceId}::uuid, record_id, person_id, owner_id, 'participant' from ${wanted}
    on conflict (workspace_id, record_id, person_id) do update set part = 'participant'`.execute(tx);
}
