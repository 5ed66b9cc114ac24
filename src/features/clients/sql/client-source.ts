/** Where the fields of clients and contacts stand. */
import { sql } from "kysely";
import type { SqlField, SqlRelation, SqlSource } from "#platform/db/filter/source.ts";

const word = (table: string, column: string): SqlField => ({
  side: { table, on: { workspace_id: "workspace_id", id: column } },
  column: "name_folded",
});
const firstChannel = (kind: string): SqlField => ({
  side: { table: "clients.channel", on: { workspace_id: "workspace_id", record_id: "id" }, where: { kind, position: 1 } },
  column: "plain",
});
/** One tag to a row, by its name. */
const tags: SqlField = {
  side: { table: "clients.record_tag", on: { workspace_id: "workspace_id", record_id: "id" } },
  column: (alias) => {
    const row = sql.id(alias);
    return sql`(select t.name from clients.tag t where t.workspace_id = ${row}.workspace_id and t.id = ${row}.tag_id)`;
  },
};
const archived: SqlField = { column: (alias) => sql`(${sql.ref(`${alias}.archived_at`)} is not null)` };

const channelSource: SqlSource = {
  id: "id",
  fields: { kind: { column: (alias) => sql`${sql.ref(`${alias}.kind`)} collate "C"` }, value: { column: "plain" } },
  relations: {},
};
const channels: SqlRelation = {
  table: "clients.channel",
  on: { workspace_id: "workspace_id", record_id: "id" },
  to: () => channelSource,
};

/** Rows of clients.contact. */
export const contactSource: SqlSource = {
  id: "id",
  fields: {
    name: { column: "name_folded" },
    position: { column: "position_folded" },
    clientId: { column: "client_id" },
    client: word("clients.client", "client_id"),
    region: word("clients.region", "region_id"),
    country: { column: "country" },
    city: { column: "city_folded" },
    birthDate: { column: "birth_date" },
    ownerId: { column: "owner_id" },
    tags,
    externalId: { column: "external_id" },
    createdAt: { column: "created_at" },
    archived,
    phone: firstChannel("phone"),
    email: firstChannel("email"),
  },
  relations: { channels },
};

/** Rows of clients.client. */
export const clientSource: SqlSource = {
  id: "id",
  fields: {
    name: { column: "name_folded" },
    industry: word("clients.industry", "industry_id"),
    region: word("clients.region", "region_id"),
    source: word("clients.source", "source_id"),
    country: { column: "country" },
    city: { column: "city_folded" },
    revenue: { minor: "revenue", currency: "revenue_currency" },
    employees: { column: "employees" },
    ownerId: { column: "owner_id" },
    parentId: { column: "parent_id" },
    tags,
    externalId: { column: "external_id" },
    createdAt: { column: "created_at" },
    archived,
    taxNumber: { column: "tax_number_plain" },
    domain: { column: "domain" },
    phone: firstChannel("phone"),
    email: firstChannel("email"),
  },
  relations: {
    contacts: { table: "clients.contact", on: { workspace_id: "workspace_id", client_id: "id" }, to: () => contactSource },
    channels,
  },
};

/** The source with the relations that rooms on the right give it. */
export const withSqlRelations = (source: SqlSource, relations: Readonly<Record<string, SqlRelation>>): SqlSource => ({
  ...source,
  relations: { ...source.relations, ...relations },
});
