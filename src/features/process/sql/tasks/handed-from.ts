/** Tasks that came from somebody by handing over, and were not given back at once. */
import { type RawBuilder, sql } from "kysely";

export const handedFrom = (workspaceId: string, personId: string): RawBuilder<unknown> => sql`
  select m.task_id from process.task_move m
  where m.workspace_id = ${workspaceId} and m.from_person_id = ${personId} and m.kind = 'reassigned' and m.voided_at is null`;
