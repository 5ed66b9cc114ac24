/** Leads as they are shown. */
import { sql } from "kysely";
import { type Channel, channelLists, channelsSql } from "#features/clients/sql/channels.ts";
import type { Scope, Tx } from "#platform/db/database.ts";
import type { Page } from "#platform/db/filter/page.ts";
import type { Catalogue } from "#shared/filter/catalogue.ts";
import { type Result, yes } from "#shared/result.ts";
import type { LeadView } from "../../contract/leads.ts";
import { leadCatalogue } from "../../core/lead-catalogue.ts";
import { leadSource } from "../lead-source.ts";
import { type AskedList, findRecord, type ListedKind, type ListSummary, listSummary, recordsPage } from "../records-list.ts";
import { leadQuestions, withLeadFields } from "./own-fields.ts";

type Bare = Omit<LeadView, "custom">;
type Row = Omit<
  LeadView,
  "custom" | "phones" | "emails" | "messengers" | "since" | "openedAt" | "firstResponseAt" | "createdAt" | "archivedAt"
> & {
  readonly channels: Channel[] | null;
  readonly since: Date | null;
  readonly openedAt: Date;
  readonly firstResponseAt: Date | null;
  readonly createdAt: Date;
  readonly archivedAt: Date | null;
};

function present({ channels, since, openedAt, firstResponseAt, createdAt, archivedAt, ...row }: Row): Bare {
  return {
    ...row,
    ...channelLists(channels),
    since: (since ?? openedAt).toISOString(),
    openedAt: openedAt.toISOString(),
    firstResponseAt: firstResponseAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
    archivedAt: archivedAt?.toISOString() ?? null,
  };
}

/** The client's name shows where the client does. */
export const leadKind: ListedKind<Row, Bare> = {
  table: "deals.lead",
  catalogue: leadCatalogue as Catalogue<never>,
  source: leadSource,
  columns: sql`
    r.id, r.title, r.company, r.person, r.status, rr.name as reason, st.from_at as since, r.opened_at as "openedAt", r.first_response_at as "firstResponseAt",
    r.first_contact_on as "firstContactOn", r.converted_on as "convertedOn", so.name as source, re.name as region, r.owner_id as "ownerId", r.telesales_id as "telesalesId",
    r.seller_id as "sellerId", r.client_id as "clientId", cl.name as "clientName", r.contact_id as "contactId", r.referred_by_id as "referredById", r.deal_id as "dealId",
    r.external_id as "externalId", r.created_at as "createdAt", r.archived_at as "archivedAt", r.version,
    ${channelsSql("r")} as channels`,
  joins: sql`
    left join deals.lead_status st on st.workspace_id = r.workspace_id and st.lead_id = r.id and st.to_at is null
    left join deals.rejection_reason rr on rr.workspace_id = r.workspace_id and rr.id = r.reason_id
    left join clients.source so on so.workspace_id = r.workspace_id and so.id = r.source_id
    left join clients.region re on re.workspace_id = r.workspace_id and re.id = r.region_id
    left join clients.client cl on cl.workspace_id = r.workspace_id and cl.id = r.client_id`,
  present,
  leftOut: { field: "archived", unless: sql<boolean>`r.archived_at is null` },
};

export async function findLead(tx: Tx, workspaceId: string, id: string): Promise<LeadView | null> {
  const found = await findRecord(tx, workspaceId, leadKind, id);
  return found && ((await withLeadFields(tx, workspaceId, [found]))[0] ?? null);
}

type AskedLeads = Omit<AskedList, "filter" | "order"> & {
  readonly ask: (catalogue: Catalogue<never>) => Pick<AskedList, "filter" | "order">;
};

/** `ask` reads filter and order against what can be asked of this company's leads. */
export async function leadsPage(
  tx: Tx,
  scope: Scope,
  { ask, ...page }: AskedLeads,
  now: Date,
): Promise<Result<Page<LeadView>, "cursor_malformed">> {
  const kind = { ...leadKind, ...(await leadQuestions(tx, scope.workspaceId)) };
  const read = await recordsPage(tx, scope, kind, { ...page, ...ask(kind.catalogue) }, now);
  if (!read.ok) return read;
  return yes({ ...read.value, items: await withLeadFields(tx, scope.workspaceId, read.value.items) });
}

export async function leadsSummary(
  tx: Tx,
  scope: Scope,
  ask: (catalogue: Catalogue<never>) => AskedList["filter"],
  now: Date,
): Promise<ListSummary> {
  const kind = { ...leadKind, ...(await leadQuestions(tx, scope.workspaceId)) };
  return listSummary(tx, scope, kind, ask(kind.catalogue), null, now);
}
