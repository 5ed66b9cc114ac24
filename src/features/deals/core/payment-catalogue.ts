/** What can be asked of payments. */
import type { Catalogue } from "#shared/filter/catalogue.ts";
import type { Money } from "#shared/money.ts";

export type PaymentFacts = {
  readonly id: string;
  readonly ownerId: string;
  readonly creditedToId: string;
  readonly clientId: string | null;
  readonly client: string | null;
  readonly dealId: string | null;
  readonly contractId: string | null;
  readonly paidOn: string;
  readonly amount: Money;
  readonly externalId: string | null;
  readonly createdAt: Date;
  readonly isVoided: boolean;
};

export const paymentCatalogue: Catalogue<PaymentFacts> = {
  id: ({ id }) => id,
  fields: {
    paidOn: { kind: "date", of: ({ paidOn }) => paidOn, isRequired: true },
    amount: { kind: "money", of: ({ amount }) => amount, isRequired: true },
    ownerId: { kind: "person", of: ({ ownerId }) => ownerId, isRequired: true },
    creditedToId: { kind: "person", of: ({ creditedToId }) => creditedToId, isRequired: true },
    clientId: { kind: "record", of: ({ clientId }) => clientId, record: "client" },
    client: { kind: "text", of: ({ client }) => client },
    dealId: { kind: "record", of: ({ dealId }) => dealId, record: "deal" },
    contractId: { kind: "record", of: ({ contractId }) => contractId, record: "contract" },
    externalId: { kind: "code", of: ({ externalId }) => externalId },
    createdAt: { kind: "instant", of: ({ createdAt }) => createdAt, isRequired: true },
    voided: { kind: "boolean", of: ({ isVoided }) => isVoided, isRequired: true },
  },
  relations: {},
};
