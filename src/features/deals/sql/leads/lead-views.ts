/** Leads as they are shown. */
import { sql } from "kysely";
import { type Channel, channelLists, channelsSql } from "#features/clients/sql/channels.ts";
import type { Tx } from "#platform/db/database.ts";
import type { Catalogue } from "#shared/filter/catalogue.ts";
import type { LeadView } from "../../contract/leads.ts";
import { leadCatalogue } from "../../core/lead-catalogue.ts";
import { leadSource } from "../lead-source.ts";
import { findRecord, type ListedKind } from "../records-list.ts";

type Row = Omit<LeadView, "phones" | "emails" | "messengers" | "since" | "openedAt" | "firstResponseAt" | "createdAt" | "archivedAt"> & {
  readonly channels: Channel[] | null;
  readonly since: Date | null;
  readonly openedAt: Date;
  readonly firstResponseAt: Date | null;
  readonly createdAt: Date;
  readonly archivedAt: Date | null;
};

function present({ channels, since, openedAt, firstResponseAt, createdAt, archivedAt, ...row }: Row): LeadView {
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
export const leadKind: ListedKind<Row, LeadView> = {
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

export const findLead = (tx: Tx, workspaceId: string, id: string) => findRecord(tx, workspaceId, leadKind, id);
