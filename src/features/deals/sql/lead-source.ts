/** Where in the database the fields of a lead stand that filters ask for. */
import { sql } from "kysely";
import type { Side, SqlField, SqlSource } from "#platform/db/filter/source.ts";

const word = (table: string, reference: string): SqlField => ({
  column: "name_folded",
  side: { table, on: { workspace_id: "workspace_id", id: reference } },
});
const firstChannel = (kind: string): Side => ({
  table: "clients.channel",
  on: { workspace_id: "workspace_id", record_id: "id" },
  where: { kind, position: 1 },
});
export const leadSource: SqlSource = {
  id: "id",
  fields: {
    title: { column: "title_folded" },
    company: { column: "company_folded" },
    person: { column: "person_folded" },
    phone: { column: "plain", side: firstChannel("phone") },
    email: { column: "plain", side: firstChannel("email") },
    status: { column: "status" },
    reason: word("deals.rejection_reason", "reason_id"),
    source: word("clients.source", "source_id"),
    region: word("clients.region", "region_id"),
    ownerId: { column: "owner_id" },
    telesalesId: { column: "telesales_id" },
    sellerId: { column: "seller_id" },
    client: word("clients.client", "client_id"),
    clientId: { column: "client_id" },
    contactId: { column: "contact_id" },
    referredById: { column: "referred_by_id" },
    dealId: { column: "deal_id" },
    firstContactOn: { column: "first_contact_on" },
    openedAt: { column: "opened_at" },
    firstResponseAt: { column: "first_response_at" },
    convertedOn: { column: "converted_on" },
    externalId: { column: "external_id" },
    createdAt: { column: "created_at" },
    archived: { column: (alias) => sql`(${sql.ref(`${alias}.archived_at`)} is not null)` },
  },
  relations: {},
};
