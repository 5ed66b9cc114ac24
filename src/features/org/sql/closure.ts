/** The closure of the reporting tree, kept in step with `person.chief_id` within the same transaction. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";

/** A new person stands below the chief and everybody above. */
export async function addToClosure(tx: Tx, workspaceId: string, personId: string, chiefId: string | null): Promise<void> {
  await sql`
    insert into org.closure (workspace_id, ancestor_id, descendant_id, depth)
    select ${workspaceId}::uuid, ${personId}::uuid, ${personId}::uuid, 0
    union all
    select workspace_id, ancestor_id, ${personId}::uuid, depth + 1 from org.closure where workspace_id = ${workspaceId} and descendant_id = ${chiefId}::uuid`.execute(
    tx,
  );
}

/** The person goes to another chief with everybody below: old ways up are removed, new ones added. */
export async function moveInClosure(tx: Tx, workspaceId: string, personId: string, chiefId: string | null): Promise<void> {
  await sql`
    delete from org.closure c using org.closure below, org.closure above
    where c.workspace_id = ${workspaceId} and below.workspace_id = ${workspaceId} and above.workspace_id = ${workspaceId}
      and below.ancestor_id = ${personId} and above.descendant_id = ${personId} and above.depth > 0
      and c.ancestor_id = above.ancestor_id and c.descendant_id = below.descendant_id`.execute(tx);
  await sql`
    insert into org.closure (workspace_id, ancestor_id, descendant_id, depth)
    select above.workspace_id, above.ancestor_id, below.descendant_id, above.depth + below.depth + 1
    from org.closure above join org.closure below on below.workspace_id = above.workspace_id and below.ancestor_id = ${personId}
    where above.workspace_id = ${workspaceId} and above.descendant_id = ${chiefId}::uuid`.execute(tx);
}

/** What the closure would be if it were made anew from the reporting lines: must equal the table. */
export async function recomputedClosure(tx: Tx, workspaceId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ line: string }>`
    with recursive up as (
      select id as descendant_id, id as ancestor_id, 0 as depth from org.person where workspace_id = ${workspaceId}
      union all
      select up.descendant_id, p.chief_id, up.depth + 1 from up join org.person p on p.workspace_id = ${workspaceId} and p.id = up.ancestor_id where p.chief_id is not null and up.depth < 100
    ) select ancestor_id || '>' || descendant_id || ':' || depth as line from up order by 1`.execute(tx);
  return rows.map((row) => row.line);
}

export async function storedClosure(tx: Tx, workspaceId: string): Promise<readonly string[]> {
  const { rows } = await sql<{
    line: string;
  }>`select ancestor_id || '>' || descendant_id || ':' || depth as line from org.closure where workspace_id = ${workspaceId} order by 1`.execute(
    tx,
  );
  return rows.map((row) => row.line);
}

/** From the next request on, everybody's sight and rights are computed anew. */
export async function bumpTreeVersion(tx: Tx, workspaceId: string): Promise<void> {
  await sql`update org.workspace set tree_version = tree_version + 1 where id = ${workspaceId}`.execute(tx);
}
