/** Where in the database the fields of a deal stand that filters ask for. */
import { sql } from "kysely";
import { clientSource } from "#features/clients/sql/client-source.ts";
import type { Column, Side, SqlSource } from "#platform/db/filter/source.ts";

/** A deal has its currency before it has an amount. */
const currencyWhere =
  (...known: readonly string[]): Column =>
  (alias) =>
    sql`(case when ${sql.join(
      known.map((name) => sql`${sql.ref(`${alias}.${name}`)} is not null`),
      sql` and `,
    )} then ${sql.ref(`${alias}.currency`)} end)`;
const named = (table: string, reference: string): Side => ({ table, on: { workspace_id: "workspace_id", id: reference } });
const hanging = (table: string): Side => ({ table, on: { workspace_id: "workspace_id", deal_id: "id" } });
const nameOf =
  (table: string, reference: string, form: "name" | "name_folded"): Column =>
  (alias) =>
    sql`(select word.${sql.ref(form)} from ${sql.table(table)} as word where word.workspace_id = ${sql.ref(`${alias}.workspace_id`)} and word.id = ${sql.ref(`${alias}.${reference}`)})`;

const productSource: SqlSource = {
  id: "product_id",
  fields: { name: { column: nameOf("deals.product", "product_id", "name_folded") } },
  relations: {},
};

export const dealSource: SqlSource = {
  id: "id",
  fields: {
    title: { column: "title_folded" },
    pipeline: { column: "key", side: named("deals.pipeline", "pipeline_id") },
    stage: { column: "key", side: named("deals.stage", "stage_id") },
    status: { column: "status" },
    reason: { column: "name_folded", side: named("deals.loss_reason", "reason_id") },
    since: { column: "since" },
    openedAt: { column: "opened_at" },
    createdAt: { column: "created_at" },
    amount: { minor: "amount", currency: currencyWhere("amount") },
    cost: { minor: "cost", currency: currencyWhere("cost") },
    grossProfit: {
      minor: (alias) => sql`(${sql.ref(`${alias}.amount`)} - ${sql.ref(`${alias}.cost`)})`,
      currency: currencyWhere("amount", "cost"),
    },
    expectedPaymentOn: { column: "expected_payment_on" },
    ownerId: { column: "owner_id" },
    participants: {
      column: "person_id",
      side: { table: "platform.participation", on: { workspace_id: "workspace_id", record_id: "id" }, where: { part: "participant" } },
    },
    clientId: { column: "client_id" },
    client: { column: "name_folded", side: named("clients.client", "client_id") },
    source: { column: "name_folded", side: named("clients.source", "source_id") },
    region: { column: "name_folded", side: named("clients.region", "region_id") },
    directionId: { column: "direction_id" },
    products: { column: nameOf("deals.product", "product_id", "name"), side: hanging("deals.deal_product") },
    competitors: { column: nameOf("deals.competitor", "competitor_id", "name"), side: hanging("deals.deal_competitor") },
    externalId: { column: "external_id" },
    archived: { column: (alias) => sql`(${sql.ref(`${alias}.archived_at`)} is not null)` },
  },
  relations: {
    client: { ...named("clients.client", "client_id"), to: () => clientSource },
    products: { ...hanging("deals.deal_product"), to: () => productSource },
  },
};
