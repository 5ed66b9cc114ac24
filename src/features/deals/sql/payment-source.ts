/** Where in the database the fields of a payment stand that filters ask for. */
import { sql } from "kysely";
import type { SqlSource } from "#platform/db/filter/source.ts";

export const paymentSource: SqlSource = {
  id: "id",
  fields: {
    paidOn: { column: "paid_on" },
    amount: { minor: "amount", currency: "currency" },
    ownerId: { column: "owner_id" },
    creditedToId: { column: "credited_to_id" },
    clientId: { column: "client_id" },
    client: { column: "name_folded", side: { table: "clients.client", on: { workspace_id: "workspace_id", id: "client_id" } } },
    dealId: { column: "deal_id" },
    contractId: { column: "contract_id" },
    externalId: { column: "external_id" },
    createdAt: { column: "created_at" },
    voided: { column: (alias) => sql`(${sql.ref(`${alias}.voided_at`)} is not null)` },
  },
  relations: {},
};
