/** The decision chain of a client, and its links to others. */
import { sql } from "kysely";
import type { Scope, Tx } from "#platform/db/database.ts";
import type { ChainView, ClientLinksView } from "../contract/client-ties.ts";
import type { AroundLink, ClientLink, LinkEvent } from "../core/client-link.ts";
import { nameOf } from "../core/contact.ts";
import type { Chain, ChainEvent, DecisionPart } from "../core/decision-chain.ts";
import { seesClient } from "./seen-client.ts";

export async function chainParts(tx: Tx, workspaceId: string, clientId: string): Promise<readonly DecisionPart[]> {
  const { rows } = await sql<DecisionPart>`
    select contact_id as "contactId", part, cares_about as "caresAbout", stance, approved_on as "approvedOn"
    from clients.decision_part where workspace_id = ${workspaceId} and client_id = ${clientId} order by position, contact_id`.execute(tx);
  return rows;
}

/** Those who can have a part: the people at the client who are one contact each and were not erased. */
export async function contactIdsOf(tx: Tx, workspaceId: string, clientId: string): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectFrom("clients.contact")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where("client_id", "=", clientId)
    .where("merged_into_id", "is", null)
    .execute();
  return new Set(rows.map(({ id }) => id));
}

export async function findChain(tx: Tx, workspaceId: string, clientId: string): Promise<ChainView | null> {
  const client = await tx
    .selectFrom("clients.client")
    .select("version")
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", clientId)
    .executeTakeFirst();
  if (!client) return null;
  const { rows } = await sql<DecisionPart & { firstName: string; lastName: string; position: string | null }>`
    select p.contact_id as "contactId", c.first_name as "firstName", c.last_name as "lastName", c.position, p.part, p.cares_about as "caresAbout", p.stance,
      p.approved_on as "approvedOn"
    from clients.decision_part p join clients.contact c on c.workspace_id = p.workspace_id and c.id = p.contact_id
    where p.workspace_id = ${workspaceId} and p.client_id = ${clientId} order by p.position, p.contact_id`.execute(tx);
  return {
    clientId,
    version: client.version,
    items: rows.map(({ firstName, lastName, ...row }) => ({ ...row, name: nameOf({ firstName, lastName }) })),
  };
}

export async function saveChain(tx: Tx, workspaceId: string, { after, clientId }: ChainEvent, { ownerId }: Chain): Promise<void> {
  await sql`delete from clients.decision_part where workspace_id = ${workspaceId} and client_id = ${clientId}`.execute(tx);
  const rows = after.map((part, index) => ({ ...part, position: index + 1 }));
  await sql`
    insert into clients.decision_part (workspace_id, client_id, contact_id, owner_id, part, cares_about, stance, approved_on, position)
    select ${workspaceId}::uuid, ${clientId}::uuid, "contactId", ${ownerId}::uuid, part, "caresAbout", stance, "approvedOn", position
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r ("contactId" uuid, part text, "caresAbout" text, stance text, "approvedOn" date, position smallint)`.execute(
    tx,
  );
  await countClientChange(tx, workspaceId, clientId);
}

/** What hangs on a client changes with it. */
export async function countClientChange(tx: Tx, workspaceId: string, clientId: string): Promise<void> {
  await sql`update clients.client set version = version + 1 where workspace_id = ${workspaceId} and id = ${clientId}`.execute(tx);
}

export async function loadAroundLink(tx: Tx, scope: Scope, { fromId, toId, kind }: ClientLink): Promise<AroundLink> {
  const { workspaceId } = scope;
  const isTargetSeen = await seesClient(tx, scope, toId);
  // Two who make the two halves of a circle wait for each other.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`client links ${workspaceId}`}, 0))`.execute(tx);
  const { rows } = await sql<{ isLinked: boolean; beyond: string[] | null }>`
    with recursive beyond as (
      select to_id as id from clients.client_link where workspace_id = ${workspaceId} and from_id = ${toId} and kind = ${kind}
      union
      select l.to_id from beyond join clients.client_link l on l.workspace_id = ${workspaceId} and l.from_id = beyond.id and l.kind = ${kind}
    )
    select exists (select from clients.client_link where workspace_id = ${workspaceId} and from_id = ${fromId} and to_id = ${toId} and kind = ${kind}) as "isLinked",
      (select array_agg(id::text) from beyond) as beyond`.execute(tx);
  return { isTargetSeen, isLinked: rows[0]?.isLinked ?? false, beyond: rows[0]?.beyond ?? [] };
}

export async function saveLink(tx: Tx, workspaceId: string, { type, link: { fromId, toId, kind } }: LinkEvent): Promise<void> {
  if (type === "ClientsUnlinked")
    await sql`delete from clients.client_link where workspace_id = ${workspaceId} and from_id = ${fromId} and to_id = ${toId} and kind = ${kind}`.execute(
      tx,
    );
  else
    await sql`
      insert into clients.client_link (workspace_id, from_id, to_id, kind, from_owner_id, to_owner_id)
      select f.workspace_id, f.id, t.id, ${kind}::text, f.owner_id, t.owner_id from clients.client f join clients.client t on t.workspace_id = f.workspace_id and t.id = ${toId}
      where f.workspace_id = ${workspaceId} and f.id = ${fromId}`.execute(tx);
  await countClientChange(tx, workspaceId, fromId);
}

/** Both ways. The name at the other end comes from a row that whoever asks must see themselves. */
export async function linksOf(tx: Tx, workspaceId: string, clientId: string): Promise<ClientLinksView | null> {
  const client = await tx
    .selectFrom("clients.client")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", clientId)
    .executeTakeFirst();
  if (!client) return null;
  const { rows } = await sql<ClientLinksView["items"][number]>`
    select l.from_id as "fromId", l.to_id as "toId", l.kind, o.other as "otherId", c.name as "otherName"
    from clients.client_link l cross join lateral (select case when l.from_id = ${clientId} then l.to_id else l.from_id end as other) o
    left join clients.client c on c.workspace_id = l.workspace_id and c.id = o.other
    where l.workspace_id = ${workspaceId} and (l.from_id = ${clientId} or l.to_id = ${clientId})
    order by c.name_folded, l.kind, o.other`.execute(tx);
  return { items: rows };
}
