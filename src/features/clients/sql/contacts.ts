/** Contacts as they are shown: one, a page of them, how many there are. */
import { sql } from "kysely";
import { filterContext } from "#features/org/sql/filter-context.ts";
import type { Scope, Tx } from "#platform/db/database.ts";
import { type RecordList, readRecordPage, recordCount, recordWhere } from "#platform/db/filter/record-list.ts";
import type { ContactView } from "../contract/contacts.ts";
import type { Channel } from "../core/channel.ts";
import { nameOf } from "../core/contact.ts";
import { channelLists, channelsSql } from "./channels.ts";
import { withOwnValues } from "./own-fields.ts";

type Row = Omit<ContactView, "custom" | "name" | "phones" | "emails" | "messengers" | "tags" | "archivedAt" | "erasedAt" | "createdAt"> & {
  channels: Channel[] | null;
  tags: string[] | null;
  archivedAt: Date | null;
  erasedAt: Date | null;
  createdAt: Date;
};

const view = sql`
  select c.id, c.first_name as "firstName", c.last_name as "lastName", c.owner_id as "ownerId", c.client_id as "clientId", k.name as "clientName", c.position, c.street, c.city,
    c.postcode, r.name as region, c.country, c.birth_date as "birthDate", c.external_id as "externalId", c.merged_into_id as "mergedIntoId", c.archived_at as "archivedAt",
    c.erased_at as "erasedAt", c.created_at as "createdAt", c.version, ${channelsSql("c")} as channels,
    (select array_agg(t.name order by t.name_folded) from clients.record_tag rt join clients.tag t on t.workspace_id = rt.workspace_id and t.id = rt.tag_id
      where rt.workspace_id = c.workspace_id and rt.record_id = c.id) as tags
  from clients.contact c
  left join clients.client k on k.workspace_id = c.workspace_id and k.id = c.client_id
  left join clients.region r on r.workspace_id = c.workspace_id and r.id = c.region_id`;

function present({ channels, tags, archivedAt, erasedAt, createdAt, ...row }: Row): Omit<ContactView, "custom"> {
  return {
    ...row,
    ...channelLists(channels),
    name: nameOf(row),
    tags: tags ?? [],
    archivedAt: archivedAt?.toISOString() ?? null,
    erasedAt: erasedAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
  };
}

/** In the order of the ids. */
export async function contactsByIds(tx: Tx, workspaceId: string, ids: readonly string[]): Promise<ContactView[]> {
  const { rows } = await sql<Row>`${view} where c.workspace_id = ${workspaceId} and c.id = any (${[...ids]}::uuid[])`.execute(tx);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const views = ids.flatMap((id) => {
    const row = byId.get(id);
    return row === undefined ? [] : [present(row)];
  });
  return withOwnValues(tx, workspaceId, "contact", views);
}

export async function findContact(tx: Tx, workspaceId: string, id: string): Promise<ContactView | null> {
  return (await contactsByIds(tx, workspaceId, [id]))[0] ?? null;
}

const table = "clients.contact";

export async function contactsPage(tx: Tx, scope: Scope, list: Omit<RecordList, "table">, now: Date) {
  const context = await filterContext(tx, scope, now);
  return readRecordPage(tx, scope, { ...list, table }, context, (ids) => contactsByIds(tx, scope.workspaceId, ids));
}

export async function contactsSummary(tx: Tx, scope: Scope, list: Pick<RecordList, "filter" | "catalogue" | "source">, now: Date) {
  const context = await filterContext(tx, scope, now);
  return { count: await recordCount(tx, table, recordWhere({ ...list, table }, scope.workspaceId, context)), sums: [] };
}
