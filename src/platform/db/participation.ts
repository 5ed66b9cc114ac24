/** Who takes part in a record, or has it shared, and therefore sees it without owning it. */
import { sql } from "kysely";
import type { Tx } from "./database.ts";

export type Part = "participant" | "shared";

/** Enters somebody in a record's book, or changes their part. */
export async function letTakePart(tx: Tx, workspaceId: string, recordId: string, personId: string, part: Part, now: Date): Promise<void> {
  await sql`
    insert into platform.participation (workspace_id, record_id, person_id, owner_id, part, since)
    select workspace_id, id, ${personId}::uuid, owner_id, ${part}, ${now} from platform.record where workspace_id = ${workspaceId} and id = ${recordId}
    on conflict (workspace_id, record_id, person_id) do update set part = excluded.part`.execute(tx);
}

export async function endPart(tx: Tx, workspaceId: string, recordId: string, personId: string): Promise<void> {
  await sql`delete from platform.participation where workspace_id = ${workspaceId} and record_id = ${recordId} and person_id = ${personId}`.execute(
    tx,
  );
}

/** For a told story: whoever takes part does so since the record was made, whose moment its id bears. */
export async function partsSinceTheBeginning(tx: Tx, workspaceId: string): Promise<void> {
  await sql`
    update platform.participation set since = to_timestamp(('x' || left(replace(record_id::text, '-', ''), 12))::bit(48)::bigint / 1000.0)
    where workspace_id = ${workspaceId}`.execute(tx);
}
