/** The reporting tree as escalation climbs it today. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";
import type { Standing, Tree } from "../../core/deviation/ladder.ts";

export async function loadTree(tx: Tx, workspaceId: string, today: string): Promise<Tree> {
  const { rows } = await sql<Standing & { readonly rank: number | null; readonly setsGoals: boolean }>`
    select p.id, p.chief_id as "chiefId", l.key as level, l.rank, coalesce('set_goals' = any (l.functions), false) as "setsGoals", p.status = 'active' as "isActive",
      a.id is not null as "isAway", a.deputy_id as "deputyId"
    from org.person p
    left join org.level l on l.workspace_id = p.workspace_id and l.id = p.level_id
    left join org.absence a on a.workspace_id = p.workspace_id and a.person_id = p.id and a.cancelled_at is null and a.from_on <= ${today}::date and a.to_on > ${today}::date
    where p.workspace_id = ${workspaceId} order by l.rank nulls last, p.id`.execute(tx);
  const people = new Map(rows.map(({ rank: _, setsGoals: __, ...standing }) => [standing.id, standing]));
  return { people, companyOwnerId: rows.find(({ isActive, setsGoals }) => isActive && setsGoals)?.id ?? null };
}
