/** Clients as the person who asks sees them: for naming one, and for changing one. */
import { sql } from "kysely";
import { faultOfChoice } from "#features/org/sql/choosing.ts";
import { asReader, type Scope, type Tx } from "#platform/db/database.ts";
import { money } from "#shared/money.ts";
import type { Channel } from "../core/channel.ts";
import type { AroundClient, Client } from "../core/client.ts";
import { channelsOf, channelsSql } from "./channels.ts";

/** Of these ids the clients that the person sees and that stand for themselves: what was merged into another is named by that other. */
export async function seenClients(tx: Tx, scope: Scope, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await asReader(tx, scope, (eyes) =>
    eyes
      .selectFrom("clients.client")
      .select("id")
      .where("workspace_id", "=", scope.workspaceId)
      .where("id", "in", [...ids])
      .where("merged_into_id", "is", null)
      .execute(),
  );
  return new Set(rows.map(({ id }) => id));
}

/** Whether the person sees this client, so that a record may name it. */
export const seesClient = async (tx: Tx, scope: Scope, id: string): Promise<boolean> => (await seenClients(tx, scope, [id])).has(id);

type Row = Omit<Client, "revenue" | "channels"> & {
  minor: bigint | null;
  currency: string | null;
  channels: Channel[] | null;
  tagIds: string[] | null;
};

const columns = sql`
  c.id, c.owner_id as "ownerId", c.name, c.industry_id as "industryId", c.region_id as "regionId", c.source_id as "sourceId", c.country, c.street, c.city, c.postcode, c.website,
  c.tax_number as "taxNumber", c.revenue as minor, c.revenue_currency as currency, c.employees, c.parent_id as "parentId", c.external_id as "externalId",
  c.merged_into_id as "mergedIntoId", c.archived_at as "archivedAt", c.version, ${channelsSql("c")} as channels,
  (select array_agg(t.tag_id::text order by t.tag_id) from clients.record_tag t where t.workspace_id = c.workspace_id and t.record_id = c.id) as "tagIds"`;

function present({ minor, currency, channels, tagIds, ...row }: Row): Client {
  const revenue = minor === null || currency === null ? null : money(minor, currency);
  return { ...row, revenue, channels: channelsOf(channels), tagIds: tagIds ?? [] };
}

/** A client that the person can see, locked; null if there is none. */
export async function loadSeenClient(tx: Tx, scope: Scope, id: string): Promise<Client | null> {
  const seen = await asReader(tx, scope, (eyes) =>
    eyes.selectFrom("clients.client").select("id").where("workspace_id", "=", scope.workspaceId).where("id", "=", id).executeTakeFirst(),
  );
  return seen ? loadClient(tx, scope.workspaceId, id) : null;
}

/** Whoever sees it: locked, for commands of the server and after sight was asked. */
export async function loadClient(tx: Tx, workspaceId: string, id: string): Promise<Client | null> {
  const { rows } =
    await sql<Row>`select ${columns} from clients.client c where c.workspace_id = ${workspaceId} and c.id = ${id} for update`.execute(tx);
  return rows[0] ? present(rows[0]) : null;
}

/** Clients by the ids they have elsewhere, locked in one order so that two imports do not wait for each other in a circle. */
export async function clientsByExternalIds(
  tx: Tx,
  workspaceId: string,
  externalIds: readonly string[],
): Promise<ReadonlyMap<string, Client>> {
  const { rows } = await sql<Row>`
    select ${columns} from clients.client c where c.workspace_id = ${workspaceId} and c.external_id = any (${[...externalIds]}::text[]) order by c.id for update`.execute(
    tx,
  );
  return new Map(rows.map((row) => [row.externalId ?? "", present(row)]));
}

/** The facts around an owner, a parent and an id from elsewhere that are wished for. */
export async function loadAroundClient(
  tx: Tx,
  scope: Scope,
  asked: { readonly ownerId: string | null; readonly parentId: string | null; readonly externalId: string | null },
): Promise<AroundClient> {
  const { workspaceId } = scope;
  const { ownerId, parentId, externalId } = asked;
  const isParentSeen = parentId === null ? null : await seesClient(tx, scope, parentId);
  // Two who hang one client below the other and the other below the one wait for each other.
  if (parentId !== null) await sql`select pg_advisory_xact_lock(hashtextextended(${`client parents ${workspaceId}`}, 0))`.execute(tx);
  const ownerFault = ownerId === null ? null : await faultOfChoice(tx, scope, "client_owner", ownerId);
  const { rows } = await sql<{ isExternalIdTaken: boolean; parentLine: string[] | null }>`
    with recursive line as (
      select id, parent_id from clients.client where workspace_id = ${workspaceId} and id = ${parentId}::uuid
      union
      select c.id, c.parent_id from line join clients.client c on c.workspace_id = ${workspaceId} and c.id = line.parent_id
    )
    select exists (select from clients.client where workspace_id = ${workspaceId} and external_id = ${externalId}::text) as "isExternalIdTaken",
      (select array_agg(id::text) from line) as "parentLine"`.execute(tx);
  const [row] = rows;
  if (!row) throw new Error("a select without from answers one row");
  return { ownerFault, isExternalIdTaken: row.isExternalIdTaken, isParentSeen, parentLine: row.parentLine ?? [] };
}
