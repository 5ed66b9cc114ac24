/** The report on leads: those whose first contact lies in a window, and what became of them. */
import { type RawBuilder, sql } from "kysely";
import { findCompany } from "#features/org/sql/workspace.ts";
import type { Tx } from "#platform/db/database.ts";
import { instantsOf } from "#shared/period.ts";
import type { AskLeads, LeadsReport } from "../contract/leads.ts";
import { type LeadCounts, leadGroups } from "../core/leads.ts";

type Dimension = NonNullable<AskLeads["by"]>;
const keys: Readonly<Record<Dimension, RawBuilder<unknown>>> = {
  source: sql`s.name`,
  telesales: sql`f.telesales_id::text`,
  seller: sql`f.seller_id::text`,
  month: sql`to_char(f.contacted_on, 'YYYY-MM')`,
};

export async function leadsReport(tx: Tx, workspaceId: string, asked: AskLeads): Promise<LeadsReport> {
  const timeZone = (await findCompany(tx, workspaceId))?.timeZone ?? "UTC";
  const key = asked.by === undefined ? sql`null::text` : keys[asked.by];
  const found = await countsOf(tx, workspaceId, asked, timeZone, key, asked.by === "month");
  const empty = { key: null, leads: 0, converted: 0, medianDays: null, negative: 0 };
  const { groups, problems } = leadGroups(asked.by === undefined && found.length === 0 ? [empty] : found);
  const isByPerson = asked.by === "telesales" || asked.by === "seller";
  const names = isByPerson ? await namesOf(tx, workspaceId, groups) : null;
  return {
    groups: groups.map((group) => (names ? { ...group, name: names.get(group.key ?? "") ?? null } : { ...group })),
    problems: [...problems],
  };
}

/** The first contact is what was written down, else the business day on which the lead was opened. */
async function countsOf(
  tx: Tx,
  workspaceId: string,
  { from, to }: AskLeads,
  timeZone: string,
  key: RawBuilder<unknown>,
  isInOrder: boolean,
): Promise<readonly LeadCounts[]> {
  const opened = instantsOf({ from, to }, timeZone);
  const { rows } = await sql<LeadCounts>`
    with f as (
      select coalesce(l.first_contact_on, (l.opened_at at time zone ${timeZone})::date) as contacted_on, l.converted_on, l.source_id, l.telesales_id, l.seller_id
      from deals.lead l
      where l.workspace_id = ${workspaceId} and l.archived_at is null
        and ((l.first_contact_on >= ${from}::date and l.first_contact_on < ${to}::date)
          or (l.first_contact_on is null and l.opened_at >= ${opened.from}::timestamptz and l.opened_at < ${opened.to}::timestamptz))
    )
    select ${key} as key, count(*)::int as leads, count(f.converted_on)::int as converted,
      (percentile_cont(0.5) within group (order by f.converted_on - f.contacted_on) filter (where f.converted_on >= f.contacted_on))::float8 as "medianDays",
      (count(*) filter (where f.converted_on < f.contacted_on))::int as negative
    from f left join clients.source s on s.workspace_id = ${workspaceId} and s.id = f.source_id
    group by 1 order by ${isInOrder ? sql`1` : sql`2 desc, 1`}`.execute(tx);
  return rows;
}

async function namesOf(
  tx: Tx,
  workspaceId: string,
  groups: readonly { readonly key: string | null }[],
): Promise<ReadonlyMap<string, string>> {
  const ids = groups.flatMap(({ key }) => (key === null ? [] : [key]));
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom("org.person")
    .select(["id", "name"])
    .where("workspace_id", "=", workspaceId)
    .where("id", "in", ids)
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
