/** What can be asked of trials. */
import type { Catalogue } from "#shared/filter/catalogue.ts";
import type { Money } from "#shared/money.ts";

export type TrialFacts = {
  readonly id: string;
  readonly ownerId: string;
  readonly clientId: string;
  readonly client: string | null;
  readonly dealId: string | null;
  readonly actNumber: string | null;
  readonly outOn: string;
  readonly dueBackOn: string | null;
  readonly closedOn: string | null;
  readonly quantityOut: number;
  /** Of what is still out. */
  readonly value: Money;
  readonly products: readonly string[];
  readonly externalId: string | null;
  readonly createdAt: Date;
  readonly isArchived: boolean;
};

export const trialCatalogue: Catalogue<TrialFacts> = {
  id: ({ id }) => id,
  fields: {
    ownerId: { kind: "person", of: ({ ownerId }) => ownerId, isRequired: true },
    clientId: { kind: "record", of: ({ clientId }) => clientId, record: "client", isRequired: true },
    client: { kind: "text", of: ({ client }) => client },
    dealId: { kind: "record", of: ({ dealId }) => dealId, record: "deal" },
    actNumber: { kind: "code", of: ({ actNumber }) => actNumber },
    outOn: { kind: "date", of: ({ outOn }) => outOn, isRequired: true },
    dueBackOn: { kind: "date", of: ({ dueBackOn }) => dueBackOn },
    closedOn: { kind: "date", of: ({ closedOn }) => closedOn },
    /** Something of it is at the client. */
    out: { kind: "boolean", of: ({ closedOn }) => closedOn === null, isRequired: true },
    quantityOut: { kind: "number", of: ({ quantityOut }) => quantityOut, isRequired: true },
    value: { kind: "money", of: ({ value }) => value, isRequired: true },
    products: { kind: "choices", of: ({ products }) => products },
    externalId: { kind: "code", of: ({ externalId }) => externalId },
    createdAt: { kind: "instant", of: ({ createdAt }) => createdAt, isRequired: true },
    archived: { kind: "boolean", of: ({ isArchived }) => isArchived, isRequired: true },
  },
  relations: {},
};
