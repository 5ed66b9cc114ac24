/** The clients or contacts that are there, as texts by the names of our fields, page by page. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";
import type { ComparedKind } from "../core/duplicate-search.ts";

export type ComparedRecord = { readonly id: string; readonly externalId: string | null; readonly texts: Readonly<Record<string, string>> };

const reached = (kind: "phone" | "email") => sql`
  (select string_agg(h.plain, ',' order by h.position) from clients.channel h where h.workspace_id = c.workspace_id and h.record_id = c.id and h.kind = ${sql.lit(kind)})`;
const clients = sql`
  select c.id, c.external_id as "externalId", jsonb_strip_nulls(jsonb_build_object('name', c.name, 'tax_number', c.tax_number, 'website', c.website, 'country', c.country,
    'street', c.street, 'city', c.city, 'postcode', c.postcode, 'phone', ${reached("phone")}, 'email', ${reached("email")})) as texts
  from clients.client c`;
const contacts = sql`
  select c.id, c.external_id as "externalId", jsonb_strip_nulls(jsonb_build_object('first_name', c.first_name, 'last_name', c.last_name, 'client', k.name,
    'region', r.name, 'birth_date', c.birth_date, 'street', c.street, 'city', c.city, 'postcode', c.postcode, 'phone', ${reached("phone")}, 'email', ${reached("email")})) as texts
  from clients.contact c
  left join clients.client k on k.workspace_id = c.workspace_id and k.id = c.client_id
  left join clients.region r on r.workspace_id = c.workspace_id and r.id = c.region_id`;

/** Those after this id, in the order of ids; neither merged away nor archived. */
export async function comparedPage(
  tx: Tx,
  workspaceId: string,
  kind: ComparedKind,
  after: string | null,
  limit: number,
): Promise<readonly ComparedRecord[]> {
  const { rows } = await sql<ComparedRecord>`
    ${kind === "clients" ? clients : contacts}
    where c.workspace_id = ${workspaceId} and c.merged_into_id is null and c.archived_at is null
      and c.id > ${after ?? "00000000-0000-0000-0000-000000000000"}::uuid order by c.id limit ${limit}`.execute(tx);
  return rows;
}
