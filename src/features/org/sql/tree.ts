/** The whole structure as it is now, read in one transaction. */

import { sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";
import { businessDate } from "#shared/period.ts";
import type { TreeNodeView, TreeView } from "../contract/structure.ts";
import { loadRoutes } from "./ladder.ts";
import { allLevels } from "./levels.ts";
import { currentPairings } from "./pairing.ts";
import { vacancies } from "./position.ts";
import { currentUnits } from "./unit.ts";

type Node = TreeNodeView;

export async function readTree(tx: Tx, workspaceId: string, now: Date): Promise<TreeView> {
  const { tree_version, time_zone } = await tx
    .selectFrom("org.workspace")
    .select(["tree_version", "time_zone"])
    .where("id", "=", workspaceId)
    .executeTakeFirstOrThrow();
  return {
    version: String(tree_version),
    people: await workingPeople(tx, workspaceId, businessDate(now, time_zone)),
    units: await currentUnits(tx, workspaceId),
    levels: await allLevels(tx, workspaceId),
    pairings: await currentPairings(tx, workspaceId),
    vacancies: await vacancies(tx, workspaceId),
    routes: await loadRoutes(tx, workspaceId),
  };
}

/** Everybody who works here; for those absent today, until when, and their deputy while the deputy works here too. */
async function workingPeople(tx: Tx, workspaceId: string, today: string): Promise<Node[]> {
  const { rows } = await sql<Node>`
    select p.id, p.name, l.key as level, p.role, p.unit_id as "unitId", p.chief_id as "chiefId", p.status, a.to_on as "absentUntil", d.id as "deputyId",
      array(select fl.key from org.person_function f join org.level fl on fl.workspace_id = f.workspace_id and fl.id = f.level_id
        where f.workspace_id = p.workspace_id and f.person_id = p.id order by fl.rank, fl.key) as functions
    from org.person p
    left join org.level l on l.workspace_id = p.workspace_id and l.id = p.level_id
    left join org.absence a on a.workspace_id = p.workspace_id and a.person_id = p.id and a.cancelled_at is null and a.from_on <= ${today}::date and a.to_on > ${today}::date
    left join org.person d on d.workspace_id = a.workspace_id and d.id = a.deputy_id and d.status in ('active', 'invited')
    where p.workspace_id = ${workspaceId} and p.status in ('active', 'invited')
    order by l.rank nulls last, p.name_folded, p.id`.execute(tx);
  return rows;
}
