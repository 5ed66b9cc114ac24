/** What can be asked of deals: the fields of filters, sort orders and columns, by the names of the API. */
import { type ClientFacts, clientCatalogue } from "#features/clients/core/catalogue.ts";
import { type Catalogue, type Relation, relation } from "#shared/filter/catalogue.ts";
import type { Money } from "#shared/money.ts";

/** A deal with what filters ask of it. Names are those of the company's lists. */
export type DealFacts = {
  readonly id: string;
  readonly title: string;
  /** Keys, as imports and reports name them. */
  readonly pipeline: string;
  readonly stage: string;
  readonly status: "open" | "won" | "lost";
  readonly reason: string | null;
  readonly since: Date;
  readonly openedAt: Date;
  readonly createdAt: Date;
  readonly amount: Money | null;
  readonly cost: Money | null;
  readonly expectedPaymentOn: string | null;
  readonly ownerId: string;
  readonly participants: readonly string[];
  readonly clientId: string | null;
  readonly client: string | null;
  readonly source: string | null;
  readonly region: string | null;
  readonly directionId: string | null;
  readonly products: readonly string[];
  readonly competitors: readonly string[];
  readonly externalId: string | null;
  readonly isArchived: boolean;
  /** Its client with what can be asked of clients, where that is there. */
  readonly ofClient?: ClientFacts | null;
};

const grossProfit = ({ amount, cost }: DealFacts): Money | null =>
  amount && cost ? { minor: amount.minor - cost.minor, currency: amount.currency } : null;

export const productCatalogue: Catalogue<string> = {
  id: (product) => product,
  fields: { name: { kind: "text", of: (product) => product, isRequired: true } },
  relations: {},
};

/** The deals of a client, which come along where a client is filtered in memory. */
export const dealsOfClientRelation: Relation<ClientFacts> = relation<ClientFacts, DealFacts>(
  () => dealCatalogue,
  (client: ClientFacts & { readonly deals?: readonly DealFacts[] }) => client.deals ?? [],
);

export const dealCatalogue: Catalogue<DealFacts> = {
  id: ({ id }) => id,
  fields: {
    title: { kind: "text", of: ({ title }) => title, isRequired: true },
    pipeline: { kind: "choice", of: ({ pipeline }) => pipeline, isRequired: true },
    stage: { kind: "choice", of: ({ stage }) => stage, isRequired: true },
    status: { kind: "choice", of: ({ status }) => status, options: ["open", "won", "lost"], isRequired: true },
    reason: { kind: "text", of: ({ reason }) => reason },
    since: { kind: "instant", of: ({ since }) => since, isRequired: true },
    openedAt: { kind: "instant", of: ({ openedAt }) => openedAt, isRequired: true },
    createdAt: { kind: "instant", of: ({ createdAt }) => createdAt, isRequired: true },
    amount: { kind: "money", of: ({ amount }) => amount },
    cost: { kind: "money", of: ({ cost }) => cost },
    grossProfit: { kind: "money", of: grossProfit },
    expectedPaymentOn: { kind: "date", of: ({ expectedPaymentOn }) => expectedPaymentOn },
    ownerId: { kind: "person", of: ({ ownerId }) => ownerId, isRequired: true },
    participants: { kind: "people", of: ({ participants }) => participants },
    clientId: { kind: "record", of: ({ clientId }) => clientId, record: "client" },
    client: { kind: "text", of: ({ client }) => client },
    source: { kind: "text", of: ({ source }) => source },
    region: { kind: "text", of: ({ region }) => region },
    directionId: { kind: "record", of: ({ directionId }) => directionId, record: "unit" },
    products: { kind: "choices", of: ({ products }) => products },
    competitors: { kind: "choices", of: ({ competitors }) => competitors },
    externalId: { kind: "code", of: ({ externalId }) => externalId },
    archived: { kind: "boolean", of: ({ isArchived }) => isArchived, isRequired: true },
  },
  relations: {
    products: relation<DealFacts, string>(
      () => productCatalogue,
      ({ products }) => products,
    ),
    client: relation<DealFacts, ClientFacts>(
      () => clientCatalogue,
      ({ ofClient }) => (ofClient ? [ofClient] : []),
    ),
  },
};
