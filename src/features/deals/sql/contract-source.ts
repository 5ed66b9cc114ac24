/** Where in the database the fields of a contract stand that filters ask for. */
import { sql } from "kysely";
import type { Column, SqlSource } from "#platform/db/filter/source.ts";

/** What came for it in its own currency, in minor units; what was voided counts nowhere. */
export const paidFor: (alias: string) => ReturnType<Extract<Column, (alias: string) => unknown>> = (alias) =>
  sql`(select coalesce(sum(p.amount), 0)::bigint from deals.payment p where p.workspace_id = ${sql.ref(`${alias}.workspace_id`)}
    and p.contract_id = ${sql.ref(`${alias}.id`)} and p.currency = ${sql.ref(`${alias}.currency`)} and p.voided_at is null)`;
const currency: Column = (alias) => sql`(case when ${sql.ref(`${alias}.amount`)} is not null then ${sql.ref(`${alias}.currency`)} end)`;

export const contractSource: SqlSource = {
  id: "id",
  fields: {
    number: { column: "number_folded" },
    ownerId: { column: "owner_id" },
    clientId: { column: "client_id" },
    client: { column: "name_folded", side: { table: "clients.client", on: { workspace_id: "workspace_id", id: "client_id" } } },
    dealId: { column: "deal_id" },
    signedOn: { column: "signed_on" },
    amount: { minor: "amount", currency },
    open: { minor: (alias) => sql`(${sql.ref(`${alias}.amount`)} - ${paidFor(alias)})`, currency },
    externalId: { column: "external_id" },
    createdAt: { column: "created_at" },
    archived: { column: (alias) => sql`(${sql.ref(`${alias}.archived_at`)} is not null)` },
  },
  relations: {},
};
