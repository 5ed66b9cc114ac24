/** The history as it was known on a day: without what was written down later, with what was taken back later. */
import { type RawBuilder, sql } from "kysely";

const columns = sql.raw(
  "workspace_id, deal_id, position, owner_id, pipeline_id, stage_id, outcome, reason_id, kind, came_from_stage_id, came_from_outcome, actor_id, held_by_id, recorded_at, from_at",
);

/**
 * The rows of visits that a report reads: the table itself, or, as known on an instant, what was recorded by then, and voided only later. A
 * visit then ends where the next one that was known begins.
 */
export function visitsKnownOn(workspaceId: string, knownOn: Date | null | undefined): RawBuilder<unknown> {
  if (!knownOn) return sql`deals.stage_visit`;
  return sql`(
    select ${columns}, lead(from_at) over (partition by deal_id order by position) as to_at
    from (
      select ${columns} from deals.stage_visit where workspace_id = ${workspaceId} and recorded_at <= ${knownOn}
      union all
      select ${columns} from deals.voided_visit where workspace_id = ${workspaceId} and recorded_at <= ${knownOn} and voided_at > ${knownOn}
    ) as known
  )`;
}
