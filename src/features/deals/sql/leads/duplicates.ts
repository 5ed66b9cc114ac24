/** Who may be the same as a lead about to be written down: equal telephone, e-mail address or company. */
import { sql } from "kysely";
import type { Database, Scope } from "#platform/db/database.ts";
import type { FindLeadDuplicates, LeadDuplicates } from "../../contract/leads.ts";
import { soughtForms } from "../../core/lead-channels.ts";

type Duplicate = LeadDuplicates["items"][number];

/**
 * Looked for in the whole company, because a duplicate that somebody cannot see is one all the same; of that only the owner is told.
 * At most 20, what one can see first.
 */
export async function leadDuplicates(database: Database, scope: Scope, asked: FindLeadDuplicates): Promise<LeadDuplicates> {
  const { workspaceId } = scope;
  const found = await database.read({ ...scope, sight: "all" }, async (tx) => {
    const workspace = await tx.selectFrom("org.workspace").select("country").where("id", "=", workspaceId).executeTakeFirst();
    const sought = soughtForms(asked, workspace?.country ?? null);
    const { rows } = await sql<Duplicate & { id: string }>`
      with found as (
        select record_id as id, kind as by from clients.channel where workspace_id = ${workspaceId} and kind = 'phone' and plain = ${sought.phone}::text
        union all select record_id, kind from clients.channel where workspace_id = ${workspaceId} and kind = 'email' and plain = ${sought.email}::text
        union all select id, 'company' from clients.client where workspace_id = ${workspaceId} and name_folded = ${sought.company}::text
        union all select id, 'company' from deals.lead where workspace_id = ${workspaceId} and company_folded = ${sought.company}::text
      )
      select distinct on (r.id) r.kind, r.id, r.title, r.owner_id as "ownerId", found.by
      from found join platform.record r on r.workspace_id = ${workspaceId} and r.id = found.id
      where r.archived_at is null and r.kind in ('client', 'contact', 'lead')
      order by r.id desc, array_position(array['phone', 'email', 'company'], found.by) limit 200`.execute(tx);
    return rows;
  });
  if (found.length === 0) return { items: [] };
  const seen = await database.read(scope, (tx) =>
    tx
      .selectFrom("platform.record")
      .select("id")
      .where("workspace_id", "=", workspaceId)
      .where(
        "id",
        "in",
        found.map(({ id }) => id),
      )
      .execute(),
  );
  const visible = new Set(seen.map(({ id }) => id));
  const items = found.map((one): Duplicate => (visible.has(one.id) ? one : { ...one, id: null, title: null }));
  return { items: items.sort((one, other) => Number(one.id === null) - Number(other.id === null)).slice(0, 20) };
}
