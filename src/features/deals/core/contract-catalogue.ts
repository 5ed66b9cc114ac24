/** What can be asked of contracts. */
import type { Catalogue } from "#shared/filter/catalogue.ts";
import type { Money } from "#shared/money.ts";

export type ContractFacts = {
  readonly id: string;
  readonly ownerId: string;
  readonly clientId: string;
  readonly client: string | null;
  readonly dealId: string | null;
  readonly number: string;
  readonly signedOn: string | null;
  readonly amount: Money | null;
  /** Amount less what came in its currency. */
  readonly open: Money | null;
  readonly externalId: string | null;
  readonly createdAt: Date;
  readonly isArchived: boolean;
};

export const contractCatalogue: Catalogue<ContractFacts> = {
  id: ({ id }) => id,
  fields: {
    number: { kind: "text", of: ({ number }) => number, isRequired: true },
    ownerId: { kind: "person", of: ({ ownerId }) => ownerId, isRequired: true },
    clientId: { kind: "record", of: ({ clientId }) => clientId, record: "client", isRequired: true },
    client: { kind: "text", of: ({ client }) => client },
    dealId: { kind: "record", of: ({ dealId }) => dealId, record: "deal" },
    signedOn: { kind: "date", of: ({ signedOn }) => signedOn },
    amount: { kind: "money", of: ({ amount }) => amount },
    open: { kind: "money", of: ({ open }) => open },
    externalId: { kind: "code", of: ({ externalId }) => externalId },
    createdAt: { kind: "instant", of: ({ createdAt }) => createdAt, isRequired: true },
    archived: { kind: "boolean", of: ({ isArchived }) => isArchived, isRequired: true },
  },
  relations: {},
};
