/** Contacts as the person who asks sees them: for naming one, and for changing one. */
import { sql } from "kysely";
import { faultOfChoice } from "#features/org/sql/choosing.ts";
import { asReader, type Scope, type Tx } from "#platform/db/database.ts";
import type { Channel } from "../core/channel.ts";
import type { AroundContact, Contact } from "../core/contact.ts";
import { channelsOf, channelsSql } from "./channels.ts";

type Row = Omit<Contact, "channels"> & { channels: Channel[] | null; tagIds: string[] | null };

const columns = sql`
  c.id, c.owner_id as "ownerId", c.client_id as "clientId", c.first_name as "firstName", c.last_name as "lastName", c.position, c.street, c.city, c.postcode,
  c.region_id as "regionId", c.country, c.birth_date as "birthDate", c.external_id as "externalId", c.merged_into_id as "mergedIntoId", c.archived_at as "archivedAt",
  c.erased_at as "erasedAt", c.version, ${channelsSql("c")} as channels,
  (select array_agg(t.tag_id::text order by t.tag_id) from clients.record_tag t where t.workspace_id = c.workspace_id and t.record_id = c.id) as "tagIds"`;

const present = ({ channels, tagIds, ...row }: Row): Contact => ({ ...row, channels: channelsOf(channels), tagIds: tagIds ?? [] });

/** Whether the person sees this contact, so that a record may name it. */
export async function seesContact(tx: Tx, scope: Scope, id: string): Promise<boolean> {
  const seen = await asReader(tx, scope, (eyes) =>
    eyes
      .selectFrom("clients.contact")
      .select("id")
      .where("workspace_id", "=", scope.workspaceId)
      .where("id", "=", id)
      .where("merged_into_id", "is", null)
      .executeTakeFirst(),
  );
  return seen !== undefined;
}

/** A contact that the person can see, locked; null if there is none. */
export async function loadSeenContact(tx: Tx, scope: Scope, id: string): Promise<Contact | null> {
  const seen = await asReader(tx, scope, (eyes) =>
    eyes.selectFrom("clients.contact").select("id").where("workspace_id", "=", scope.workspaceId).where("id", "=", id).executeTakeFirst(),
  );
  return seen ? loadContact(tx, scope.workspaceId, id) : null;
}

export async function loadContact(tx: Tx, workspaceId: string, id: string): Promise<Contact | null> {
  const { rows } =
    await sql<Row>`select ${columns} from clients.contact c where c.workspace_id = ${workspaceId} and c.id = ${id} for update`.execute(tx);
  return rows[0] ? present(rows[0]) : null;
}

/** By the ids they have elsewhere, locked in one order. */
export async function contactsByExternalIds(
  tx: Tx,
  workspaceId: string,
  externalIds: readonly string[],
): Promise<ReadonlyMap<string, Contact>> {
  const { rows } = await sql<Row>`
    select ${columns} from clients.contact c where c.workspace_id = ${workspaceId} and c.external_id = any (${[...externalIds]}::text[]) order by c.id for update`.execute(
    tx,
  );
  return new Map(rows.map((row) => [row.externalId ?? "", present(row)]));
}

export type AskedAroundContact = { readonly ownerId: string | null; readonly clientId: string | null; readonly externalId: string | null };

/** The facts around an owner, a client and an id from elsewhere that are wished for; the client is locked against going to somebody else. */
export async function loadAroundContact(
  tx: Tx,
  scope: Scope,
  { ownerId, clientId, externalId }: AskedAroundContact,
): Promise<AroundContact & { readonly clientCountry: string | null }> {
  const { workspaceId } = scope;
  const client = clientId === null ? undefined : await seenClientOf(tx, scope, clientId);
  const ownerFault = ownerId === null || client ? null : await faultOfChoice(tx, scope, "client_owner", ownerId);
  const { rows } = await sql<{ isExternalIdTaken: boolean }>`
    select exists (select from clients.contact where workspace_id = ${workspaceId} and external_id = ${externalId}::text) as "isExternalIdTaken"`.execute(
    tx,
  );
  const [row] = rows;
  if (!row) throw new Error("a select without from answers one row");
  return {
    ...row,
    ownerFault,
    clientOwnerId: client === undefined ? undefined : (client?.ownerId ?? null),
    clientCountry: client?.country ?? null,
  };
}

async function seenClientOf(tx: Tx, scope: Scope, id: string): Promise<{ ownerId: string; country: string | null } | null> {
  const seen = await asReader(tx, scope, (eyes) =>
    eyes
      .selectFrom("clients.client")
      .select("id")
      .where("workspace_id", "=", scope.workspaceId)
      .where("id", "=", id)
      .where("merged_into_id", "is", null)
      .executeTakeFirst(),
  );
  if (!seen) return null;
  const row = await tx
    .selectFrom("clients.client")
    .select(["owner_id", "country"])
    .where("workspace_id", "=", scope.workspaceId)
    .where("id", "=", id)
    .forShare()
    .executeTakeFirst();
  return row ? { ownerId: row.owner_id, country: row.country } : null;
}
