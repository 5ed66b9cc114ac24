/** Where in the database the fields of a trial stand that filters ask for. */
import { type RawBuilder, sql } from "kysely";
import type { SqlSource } from "#platform/db/filter/source.ts";

const ofItems = (what: RawBuilder<unknown>) => (alias: string) =>
  sql`(select ${what} from deals.trial_item i where i.workspace_id = ${sql.ref(`${alias}.workspace_id`)} and i.trial_id = ${sql.ref(`${alias}.id`)})`;

export const quantityOut = ofItems(sql`coalesce(sum(i.quantity - i.returned - i.converted), 0)::bigint`);
export const valueOut = ofItems(sql`coalesce(sum((i.quantity - i.returned - i.converted) * i.unit_value), 0)::bigint`);

export const trialSource: SqlSource = {
  id: "id",
  fields: {
    ownerId: { column: "owner_id" },
    clientId: { column: "client_id" },
    client: { column: "name_folded", side: { table: "clients.client", on: { workspace_id: "workspace_id", id: "client_id" } } },
    dealId: { column: "deal_id" },
    actNumber: { column: "act_number" },
    outOn: { column: "out_on" },
    dueBackOn: { column: "due_back_on" },
    closedOn: { column: "closed_on" },
    out: { column: (alias) => sql`(${sql.ref(`${alias}.closed_on`)} is null)` },
    quantityOut: { column: quantityOut },
    value: { minor: valueOut, currency: "currency" },
    products: {
      column: (alias) =>
        sql`(select p.name from deals.product p where p.workspace_id = ${sql.ref(`${alias}.workspace_id`)} and p.id = ${sql.ref(`${alias}.product_id`)})`,
      side: { table: "deals.trial_item", on: { workspace_id: "workspace_id", trial_id: "id" } },
    },
    externalId: { column: "external_id" },
    createdAt: { column: "created_at" },
    archived: { column: (alias) => sql`(${sql.ref(`${alias}.archived_at`)} is not null)` },
  },
  relations: {},
};
