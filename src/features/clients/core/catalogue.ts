/** What can be asked of clients and contacts in a filter; names are those of the API. */
import { type FieldDefinition, withCustomFields } from "#features/fields/core/custom.ts";
import { type Catalogue, type Relation, relation } from "#shared/filter/catalogue.ts";
import type { Money } from "#shared/money.ts";

/** A client as a filter in memory reads it. */
export type ClientFacts = {
  readonly id: string;
  readonly name: string;
  readonly industry: string | null;
  readonly region: string | null;
  readonly source: string | null;
  readonly country: string | null;
  readonly city: string | null;
  readonly revenue: Money | null;
  readonly employees: number | null;
  readonly ownerId: string;
  readonly parentId: string | null;
  readonly tags: readonly string[];
  readonly externalId: string | null;
  readonly createdAt: Date;
  readonly archived: boolean;
  /** Letters and digits in capitals. */
  readonly taxNumber: string | null;
  readonly domain: string | null;
  /** The first of each; all of them are the related `channels`. */
  readonly phone: string | null;
  readonly email: string | null;
  readonly channels: readonly ChannelFacts[];
  readonly contacts: readonly ContactFacts[];
};
export type ContactFacts = {
  readonly id: string;
  readonly name: string;
  readonly position: string | null;
  readonly clientId: string | null;
  readonly client: string | null;
  readonly region: string | null;
  readonly country: string | null;
  readonly city: string | null;
  readonly birthDate: string | null;
  readonly ownerId: string;
  readonly tags: readonly string[];
  readonly externalId: string | null;
  readonly createdAt: Date;
  readonly archived: boolean;
  readonly phone: string | null;
  readonly email: string | null;
  readonly channels: readonly ChannelFacts[];
};
export type ChannelFacts = { readonly id: string; readonly kind: string; readonly value: string };

const channelCatalogue: Catalogue<ChannelFacts> = {
  id: ({ id }) => id,
  fields: {
    kind: { kind: "choice", of: ({ kind }) => kind, options: ["phone", "email", "messenger"], isRequired: true },
    value: { kind: "text", of: ({ value }) => value, isRequired: true },
  },
  relations: {},
};

const contactFields: Catalogue<ContactFacts>["fields"] = {
  name: { kind: "text", of: ({ name }) => name, isRequired: true },
  position: { kind: "text", of: ({ position }) => position },
  clientId: { kind: "record", of: ({ clientId }) => clientId, record: "client" },
  client: { kind: "text", of: ({ client }) => client },
  region: { kind: "text", of: ({ region }) => region },
  country: { kind: "code", of: ({ country }) => country },
  city: { kind: "text", of: ({ city }) => city },
  birthDate: { kind: "date", of: ({ birthDate }) => birthDate },
  ownerId: { kind: "person", of: ({ ownerId }) => ownerId, isRequired: true },
  tags: { kind: "choices", of: ({ tags }) => tags },
  externalId: { kind: "code", of: ({ externalId }) => externalId },
  createdAt: { kind: "instant", of: ({ createdAt }) => createdAt, isRequired: true },
  archived: { kind: "boolean", of: ({ archived }) => archived, isRequired: true },
  phone: { kind: "text", of: ({ phone }) => phone },
  email: { kind: "text", of: ({ email }) => email },
};
export const contactCatalogue: Catalogue<ContactFacts> = {
  id: ({ id }) => id,
  fields: contactFields,
  relations: {
    channels: relation(
      () => channelCatalogue,
      ({ channels }: ContactFacts) => channels,
    ),
  },
};

export const clientCatalogue: Catalogue<ClientFacts> = {
  id: ({ id }) => id,
  fields: {
    name: { kind: "text", of: ({ name }) => name, isRequired: true },
    industry: { kind: "text", of: ({ industry }) => industry },
    region: { kind: "text", of: ({ region }) => region },
    source: { kind: "text", of: ({ source }) => source },
    country: { kind: "code", of: ({ country }) => country },
    city: { kind: "text", of: ({ city }) => city },
    revenue: { kind: "money", of: ({ revenue }) => revenue },
    employees: { kind: "number", of: ({ employees }) => employees },
    ownerId: { kind: "person", of: ({ ownerId }) => ownerId, isRequired: true },
    parentId: { kind: "record", of: ({ parentId }) => parentId, record: "client" },
    tags: { kind: "choices", of: ({ tags }) => tags },
    externalId: { kind: "code", of: ({ externalId }) => externalId },
    createdAt: { kind: "instant", of: ({ createdAt }) => createdAt, isRequired: true },
    archived: { kind: "boolean", of: ({ archived }) => archived, isRequired: true },
    taxNumber: { kind: "code", of: ({ taxNumber }) => taxNumber },
    domain: { kind: "text", of: ({ domain }) => domain },
    phone: { kind: "text", of: ({ phone }) => phone },
    email: { kind: "text", of: ({ email }) => email },
  },
  relations: {
    contacts: relation(
      () => contactCatalogue,
      ({ contacts }: ClientFacts) => contacts,
    ),
    channels: relation(
      () => channelCatalogue,
      ({ channels }: ClientFacts) => channels,
    ),
  },
};

/** The catalogue with the relations that rooms on the right give it: "has an open deal where …". What their rows are is theirs to know. */
export function withRelations(catalogue: Catalogue<never>, relations: Readonly<Record<string, Relation<never>>>): Catalogue<never> {
  return { ...catalogue, relations: { ...catalogue.relations, ...relations } };
}

/** The catalogue with the company's own fields, under `custom.KEY`. */
export const withOwnFields = (catalogue: Catalogue<never>, definitions: readonly FieldDefinition[]): Catalogue<never> =>
  withCustomFields(catalogue, definitions);
