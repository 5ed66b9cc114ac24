/** What decisions about a lead need to know, seen with the person's own eyes and loaded for update. */
import { sql } from "kysely";
import { type Channel, channelsOf, channelsSql } from "#features/clients/sql/channels.ts";
import { seenClients } from "#features/clients/sql/seen-client.ts";
import { faultsOfChoices } from "#features/org/sql/choosing.ts";
import { asReader, type Scope, type Tx } from "#platform/db/database.ts";
import { businessDate } from "#shared/period.ts";
import type { Lead, LeadFaults } from "../../core/lead.ts";

const columns = sql`
  l.id, l.owner_id as "ownerId", l.title, l.company, l.person, l.client_id as "clientId", l.contact_id as "contactId", l.source_id as "sourceId",
  l.referred_by_id as "referredById", l.region_id as "regionId", l.telesales_id as "telesalesId", l.seller_id as "sellerId", l.first_contact_on as "firstContactOn",
  l.status, l.reason_id as "reasonId", l.opened_at as "openedAt", l.first_response_at as "firstResponseAt", l.converted_on as "convertedOn", l.deal_id as "dealId",
  l.external_id as "externalId", l.archived_at as "archivedAt", l.version,
  (select s.position from deals.lead_status s where s.workspace_id = l.workspace_id and s.lead_id = l.id and s.to_at is null) as stays,
  (select s.from_at from deals.lead_status s where s.workspace_id = l.workspace_id and s.lead_id = l.id and s.to_at is null) as since,
  ${channelsSql("l")} as channels`;

type Row = Omit<Lead, "channels"> & { readonly channels: Channel[] | null };
const present = (row: Row): Lead => ({ ...row, channels: channelsOf(row.channels) });

/** A lead that the person can see, locked; null if there is none. */
export async function loadSeenLead(tx: Tx, scope: Scope, id: string): Promise<Lead | null> {
  const { workspaceId } = scope;
  const seen = await asReader(tx, scope, (eyes) =>
    eyes.selectFrom("deals.lead").select("id").where("workspace_id", "=", workspaceId).where("id", "=", id).executeTakeFirst(),
  );
  if (!seen) return null;
  const { rows } =
    await sql<Row>`select ${columns} from deals.lead l where l.workspace_id = ${workspaceId} and l.id = ${id} for update`.execute(tx);
  return rows[0] ? present(rows[0]) : null;
}

/** Whoever sees it: locked, for commands of the server. */
export async function loadLead(tx: Tx, workspaceId: string, id: string): Promise<Lead | null> {
  const { rows } =
    await sql<Row>`select ${columns} from deals.lead l where l.workspace_id = ${workspaceId} and l.id = ${id} for update`.execute(tx);
  return rows[0] ? present(rows[0]) : null;
}

/** Leads by the ids they have elsewhere, locked in one order so that two imports do not wait for each other in a circle. */
export async function leadsByExternalIds(tx: Tx, workspaceId: string, externalIds: readonly string[]): Promise<ReadonlyMap<string, Lead>> {
  const { rows } = await sql<Row>`
    select ${columns} from deals.lead l where l.workspace_id = ${workspaceId} and l.external_id = any (${[...externalIds]}::text[]) order by l.id for update`.execute(
    tx,
  );
  return new Map(rows.map((row) => [row.externalId ?? "", present(row)]));
}

export type AroundLead = LeadFaults & {
  /** Of the records named, whether they are there, as the person sees them. */
  readonly hasClient: boolean;
  readonly hasContact: boolean;
  readonly hasReferrer: boolean;
  readonly isExternalIdTaken: boolean;
};
export type AskedAround = {
  readonly ownerId: string | null;
  readonly telesalesId: string | null;
  readonly sellerId: string | null;
  readonly clientId: string | null;
  readonly contactId: string | null;
  readonly referredById: string | null;
  readonly externalId: string | null;
};

export async function loadAroundLead(tx: Tx, scope: Scope, asked: AskedAround): Promise<AroundLead> {
  const { workspaceId } = scope;
  const [ownerFault = null, telesalesFault = null, sellerFault = null] = await faultsOfChoices(tx, scope, [
    ["lead_owner", asked.ownerId],
    ["lead_telesales", asked.telesalesId],
    ["lead_seller", asked.sellerId],
  ]);
  const { rows: known } = await sql<Pick<AroundLead, "isExternalIdTaken">>`
    select exists (select from deals.lead where workspace_id = ${workspaceId} and external_id = ${asked.externalId}::text) as "isExternalIdTaken"`.execute(
    tx,
  );
  const clients = await seenClients(
    tx,
    scope,
    [asked.clientId, asked.referredById].filter((id) => id !== null),
  );
  const hasContact = asked.contactId !== null && (await seesContact(tx, scope, asked.contactId));
  const has = (id: string | null) => id !== null && clients.has(id);
  return {
    ...known[0]!,
    ownerFault,
    telesalesFault,
    sellerFault,
    hasClient: has(asked.clientId),
    hasReferrer: has(asked.referredById),
    hasContact,
  };
}

const seesContact = (tx: Tx, scope: Scope, id: string): Promise<boolean> =>
  asReader(tx, scope, async (eyes) => {
    const found = await eyes
      .selectFrom("clients.contact")
      .select("id")
      .where("workspace_id", "=", scope.workspaceId)
      .where("id", "=", id)
      .executeTakeFirst();
    return found !== undefined;
  });

/** The business date at the company. */
export async function todayAt(tx: Tx, workspaceId: string, now: Date): Promise<string> {
  const row = await tx.selectFrom("org.workspace").select("time_zone").where("id", "=", workspaceId).executeTakeFirstOrThrow();
  return businessDate(now, row.time_zone);
}
