/** What can be asked of leads. */
import type { Catalogue } from "#shared/filter/catalogue.ts";
import { type LeadStatus, leadStatuses } from "./lead.ts";

/** A lead as filters see it in memory. */
export type FilteredLead = {
  readonly id: string;
  readonly title: string;
  readonly company: string | null;
  readonly person: string | null;
  readonly phones: readonly string[];
  readonly emails: readonly string[];
  readonly status: LeadStatus;
  readonly reason: string | null;
  readonly source: string | null;
  readonly region: string | null;
  readonly ownerId: string;
  readonly telesalesId: string | null;
  readonly sellerId: string | null;
  readonly client: string | null;
  readonly clientId: string | null;
  readonly contactId: string | null;
  readonly referredById: string | null;
  readonly dealId: string | null;
  readonly firstContactOn: string | null;
  readonly openedAt: Date;
  readonly firstResponseAt: Date | null;
  readonly convertedOn: string | null;
  readonly externalId: string | null;
  readonly archivedAt: Date | null;
};

export const leadCatalogue: Catalogue<FilteredLead> = {
  id: (lead) => lead.id,
  fields: {
    title: { kind: "text", of: (lead) => lead.title, isRequired: true },
    company: { kind: "text", of: (lead) => lead.company },
    person: { kind: "text", of: (lead) => lead.person },
    /** In E.164, "+4973112345". */
    phones: { kind: "choices", of: (lead) => lead.phones },
    emails: { kind: "choices", of: (lead) => lead.emails },
    status: { kind: "choice", of: (lead) => lead.status, options: leadStatuses, isRequired: true },
    reason: { kind: "text", of: (lead) => lead.reason },
    source: { kind: "text", of: (lead) => lead.source },
    region: { kind: "text", of: (lead) => lead.region },
    ownerId: { kind: "person", of: (lead) => lead.ownerId, isRequired: true },
    telesalesId: { kind: "person", of: (lead) => lead.telesalesId },
    sellerId: { kind: "person", of: (lead) => lead.sellerId },
    client: { kind: "text", of: (lead) => lead.client },
    clientId: { kind: "record", of: (lead) => lead.clientId, record: "client" },
    contactId: { kind: "record", of: (lead) => lead.contactId, record: "contact" },
    referredById: { kind: "record", of: (lead) => lead.referredById, record: "client" },
    dealId: { kind: "record", of: (lead) => lead.dealId, record: "deal" },
    firstContactOn: { kind: "date", of: (lead) => lead.firstContactOn },
    openedAt: { kind: "instant", of: (lead) => lead.openedAt, isRequired: true },
    firstResponseAt: { kind: "instant", of: (lead) => lead.firstResponseAt },
    convertedOn: { kind: "date", of: (lead) => lead.convertedOn },
    externalId: { kind: "code", of: (lead) => lead.externalId },
    archived: { kind: "boolean", of: (lead) => lead.archivedAt !== null, isRequired: true },
  },
  relations: {},
};
