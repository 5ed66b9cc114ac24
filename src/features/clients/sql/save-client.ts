/** Writes what happened to clients: the rows as they are now, their place in the register, their channels and tags. */
import { sql } from "kysely";
import type { Given } from "#platform/command/command.ts";
import type { Tx } from "#platform/db/database.ts";
import { archiveRecord, enterRecords, giveRecords, renameRecord } from "#platform/db/record.ts";
import { foldText } from "#shared/text.ts";
import { channelKinds } from "../core/channel.ts";
import type { Client, ClientDetails, ClientEvent } from "../core/client.ts";
import { domainOf, plainTaxNumber } from "../core/website.ts";
import { insertChannels, replaceChannels } from "./channels.ts";
import { insertTags, replaceTags } from "./tags.ts";

export async function saveClientEvents(tx: Tx, events: readonly ClientEvent[], before: Client, given: Given): Promise<void> {
  const { workspaceId } = given.actor;
  let ownerId = before.ownerId;
  for (const event of events) {
    switch (event.type) {
      case "ClientAdded":
        await insertClients(tx, workspaceId, [event.client], { at: event.at, newId: given.newId, importId: null });
        continue;
      case "ClientHandedOver":
        await giveRecords(tx, workspaceId, [{ id: event.clientId, ownerId: event.after }]);
        ownerId = event.after;
        continue;
      case "ClientChanged":
        await saveDetails(tx, workspaceId, { ...before, ...event.after, ownerId }, event.after, given.newId);
        continue;
      case "ClientFieldsFilled":
        // Written by whoever read them, with their definitions.
        continue;
      default: {
        const at = event.type === "ClientArchived" ? event.at : null;
        await sql`update clients.client set archived_at = ${at} where workspace_id = ${workspaceId} and id = ${event.clientId}`.execute(tx);
        await archiveRecord(tx, workspaceId, event.clientId, at);
      }
    }
  }
  if (events.length > 0 && events[0]?.type !== "ClientAdded")
    await sql`update clients.client set version = version + 1 where workspace_id = ${workspaceId} and id = ${before.id}`.execute(tx);
}

/** Many at once, as imports do: the register first, then the rows. */
export async function insertClients(
  tx: Tx,
  workspaceId: string,
  clients: readonly Client[],
  { at, newId, importId }: { readonly at: Date; readonly newId: () => string; readonly importId: string | null },
): Promise<void> {
  if (clients.length === 0) return;
  await enterRecords(
    tx,
    workspaceId,
    clients.map((client) => ({
      id: client.id,
      kind: "client",
      ownerId: client.ownerId,
      parentId: null,
      title: client.name,
      words: searchWords(client),
    })),
  );
  const rows = clients.map((client) => ({ ...columnsOf(client), id: client.id, owner_id: client.ownerId }));
  await sql`
    insert into clients.client (workspace_id, id, owner_id, name, name_folded, industry_id, region_id, source_id, country, street, city, city_folded, postcode, website, domain,
      tax_number, tax_number_plain, revenue, revenue_currency, employees, parent_id, external_id, import_id, created_at)
    select ${workspaceId}::uuid, id, owner_id, name, name_folded, industry_id, region_id, source_id, country, street, city, city_folded, postcode, website, domain,
      tax_number, tax_number_plain, revenue, revenue_currency, employees, parent_id, external_id, ${importId}::uuid, ${at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, owner_id uuid, name text, name_folded text, industry_id uuid, region_id uuid, source_id uuid, country text,
      street text, city text, city_folded text, postcode text, website text, domain text, tax_number text, tax_number_plain text, revenue bigint, revenue_currency text,
      employees integer, parent_id uuid, external_id text)`.execute(tx);
  await insertChannels(
    tx,
    workspaceId,
    clients.map(({ id, ownerId, channels }) => ({ recordId: id, ownerId, channels })),
    newId,
  );
  await insertTags(
    tx,
    workspaceId,
    clients.map(({ id, ownerId, tagIds }) => ({ recordId: id, ownerId, tagIds })),
  );
}

/** The columns that follow from the details, all of them; minor units as digits, for JSON has no large integers. */
function columnsOf(details: ClientDetails) {
  return {
    name: details.name,
    name_folded: foldText(details.name),
    industry_id: details.industryId,
    region_id: details.regionId,
    source_id: details.sourceId,
    country: details.country,
    street: details.street,
    city: details.city,
    city_folded: folded(details.city),
    postcode: details.postcode,
    website: details.website,
    domain: domainOf(details.website),
    tax_number: details.taxNumber,
    tax_number_plain: plainTaxNumber(details.taxNumber),
    revenue: details.revenue?.minor.toString() ?? null,
    revenue_currency: details.revenue?.currency ?? null,
    employees: details.employees,
    parent_id: details.parentId,
    external_id: details.externalId,
  };
}

/** Missing is null: a text that folds to nothing cannot be found. */
const folded = (text: string | null) => (text === null ? null : foldText(text) || null);

const searchWords = (client: ClientDetails) =>
  [domainOf(client.website), plainTaxNumber(client.taxNumber), client.externalId, ...client.channels.map(({ plain }) => plain)].filter(
    (word) => word !== null,
  );

async function saveDetails(tx: Tx, workspaceId: string, now: Client, after: Partial<ClientDetails>, newId: () => string): Promise<void> {
  const { channels, tagIds, ...rest } = after;
  if (Object.keys(rest).length > 0)
    await tx
      .updateTable("clients.client")
      .set({ ...columnsOf(now), revenue: now.revenue?.minor ?? null })
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", now.id)
      .execute();
  const own = { recordId: now.id, ownerId: now.ownerId };
  if (channels !== undefined) await replaceChannels(tx, workspaceId, channelKinds, [{ ...own, channels }], newId);
  if (tagIds !== undefined) await replaceTags(tx, workspaceId, { ...own, tagIds });
  await refreshClientSearch(tx, workspaceId, now);
}

/** What the search box finds it by follows from what it is. */
export async function refreshClientSearch(tx: Tx, workspaceId: string, now: Client): Promise<void> {
  await renameRecord(tx, workspaceId, { id: now.id, title: now.name, words: searchWords(now) });
}
