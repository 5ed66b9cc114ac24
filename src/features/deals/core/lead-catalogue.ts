/** What can be asked of leads. */
import { type FieldDefinition, withCustomFields } from "#features/fields/core/custom.ts";
import type { Catalogue } from "#shared/filter/catalogue.ts";
import { type LeadStatus, leadStatuses } from "./lead.ts";

/** A lead with what filters ask of it. Names are those of the company's lists. */
export type LeadFacts = {
  readonly id: string;
  readonly title: string;
  readonly company: string | null;
  readonly person: string | null;
  /** The first ones: E.164, small letters. */
  readonly phone: string | null;
  readonly email: string | null;
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
  readonly createdAt: Date;
  readonly isArchived: boolean;
};

export const leadCatalogue: Catalogue<LeadFacts> = {
  id: ({ id }) => id,
  fields: {
    title: { kind: "text", of: ({ title }) => title, isRequired: true },
    company: { kind: "text", of: ({ company }) => company },
    person: { kind: "text", of: ({ person }) => person },
    phone: { kind: "text", of: ({ phone }) => phone },
    email: { kind: "text", of: ({ email }) => email },
    status: { kind: "choice", of: ({ status }) => status, options: leadStatuses, isRequired: true },
    reason: { kind: "text", of: ({ reason }) => reason },
    source: { kind: "text", of: ({ source }) => source },
    region: { kind: "text", of: ({ region }) => region },
    ownerId: { kind: "person", of: ({ ownerId }) => ownerId, isRequired: true },
    telesalesId: { kind: "person", of: ({ telesalesId }) => telesalesId },
    sellerId: { kind: "person", of: ({ sellerId }) => sellerId },
    client: { kind: "text", of: ({ client }) => client },
    clientId: { kind: "record", of: ({ clientId }) => clientId, record: "client" },
    contactId: { kind: "record", of: ({ contactId }) => contactId, record: "contact" },
    referredById: { kind: "record", of: ({ referredById }) => referredById, record: "client" },
    dealId: { kind: "record", of: ({ dealId }) => dealId, record: "deal" },
    firstContactOn: { kind: "date", of: ({ firstContactOn }) => firstContactOn },
    openedAt: { kind: "instant", of: ({ openedAt }) => openedAt, isRequired: true },
    firstResponseAt: { kind: "instant", of: ({ firstResponseAt }) => firstResponseAt },
    convertedOn: { kind: "date", of: ({ convertedOn }) => convertedOn },
    externalId: { kind: "code", of: ({ externalId }) => externalId },
    createdAt: { kind: "instant", of: ({ createdAt }) => createdAt, isRequired: true },
    archived: { kind: "boolean", of: ({ isArchived }) => isArchived, isRequired: true },
  },
  relations: {},
};

/** What can be asked of a company's leads, its own fields too. */
export const leadCatalogueWith = (fields: readonly FieldDefinition[]): Catalogue<LeadFacts> => withCustomFields(leadCatalogue, fields);
