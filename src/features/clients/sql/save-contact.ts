/** Writes what happened to contacts: the rows as they are now, their place in the register, their channels and tags. */
import { sql } from "kysely";
import type { Given } from "#platform/command/command.ts";
import type { Tx } from "#platform/db/database.ts";
import { archiveRecord, enterRecords, giveRecords, moveRecord, renameRecord } from "#platform/db/record.ts";
import { foldText } from "#shared/text.ts";
import { channelKinds } from "../core/channel.ts";
import { type Contact, type ContactDetails, type ContactEvent, nameOf } from "../core/contact.ts";
import { insertChannels, replaceChannels } from "./channels.ts";
import { insertTags, replaceTags } from "./tags.ts";

export async function saveContactEvents(tx: Tx, events: readonly ContactEvent[], before: Contact, given: Given): Promise<void> {
  const { workspaceId } = given.actor;
  const handed = events.find((event) => event.type === "ContactHandedOver");
  const ownerId = handed?.after ?? before.ownerId;
  for (const event of events) {
    switch (event.type) {
      case "ContactAdded":
        await insertContacts(tx, workspaceId, [event.contact], { at: event.at, newId: given.newId, importId: null });
        break;
      case "ContactHandedOver":
        await giveRecords(tx, workspaceId, [{ id: event.contactId, ownerId: event.after }]);
        break;
      case "ContactChanged":
        await saveDetails(tx, workspaceId, { ...before, ...event.after, ownerId }, event.after, given.newId);
        break;
      case "ContactFieldsFilled":
        // Written by whoever read them, with their definitions.
        break;
      case "ContactArchived":
      case "ContactRestored": {
        const at = event.type === "ContactArchived" ? event.at : null;
        await sql`update clients.contact set archived_at = ${at} where workspace_id = ${workspaceId} and id = ${event.contactId}`.execute(
          tx,
        );
        await archiveRecord(tx, workspaceId, event.contactId, at);
        break;
      }
      default:
        throw new Error("erasure has a way of its own");
    }
  }
  if (events.length > 0 && events[0]?.type !== "ContactAdded")
    await sql`update clients.contact set version = version + 1 where workspace_id = ${workspaceId} and id = ${before.id}`.execute(tx);
}

/** Many at once, as imports do. Whoever is at a client has the client's owner. */
export async function insertContacts(
  tx: Tx,
  workspaceId: string,
  contacts: readonly Contact[],
  { at, newId, importId }: { readonly at: Date; readonly newId: () => string; readonly importId: string | null },
): Promise<void> {
  if (contacts.length === 0) return;
  await enterRecords(
    tx,
    workspaceId,
    contacts.map((contact) => ({
      id: contact.id,
      kind: "contact",
      ownerId: contact.ownerId,
      parentId: contact.clientId,
      title: nameOf(contact),
      words: searchWords(contact),
    })),
  );
  const rows = contacts.map((contact) => ({ ...columnsOf(contact), id: contact.id, owner_id: contact.ownerId }));
  await sql`
    insert into clients.contact (workspace_id, id, owner_id, client_id, first_name, last_name, name_folded, position, position_folded, street, city, city_folded, postcode, region_id,
      country, birth_date, external_id, import_id, created_at)
    select ${workspaceId}::uuid, id, owner_id, client_id, first_name, last_name, name_folded, position, position_folded, street, city, city_folded, postcode, region_id,
      country, birth_date, external_id, ${importId}::uuid, ${at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, owner_id uuid, client_id uuid, first_name text, last_name text, name_folded text, position text,
      position_folded text, street text, city text, city_folded text, postcode text, region_id uuid, country text, birth_date date, external_id text)`.execute(
    tx,
  );
  await insertChannels(
    tx,
    workspaceId,
    contacts.map(({ id, ownerId, channels }) => ({ recordId: id, ownerId, channels })),
    newId,
  );
  await insertTags(
    tx,
    workspaceId,
    contacts.map(({ id, ownerId, tagIds }) => ({ recordId: id, ownerId, tagIds })),
  );
}

function columnsOf(details: ContactDetails) {
  return {
    client_id: details.clientId,
    first_name: details.firstName,
    last_name: details.lastName,
    name_folded: foldText(nameOf(details)),
    position: details.position,
    position_folded: folded(details.position),
    street: details.street,
    city: details.city,
    city_folded: folded(details.city),
    postcode: details.postcode,
    region_id: details.regionId,
    country: details.country,
    birth_date: details.birthDate,
    external_id: details.externalId,
  };
}

/** Missing is null: a text that folds to nothing cannot be found. */
const folded = (text: string | null) => (text === null ? null : foldText(text) || null);
const searchWords = (contact: ContactDetails) => [contact.externalId ?? "", ...contact.channels.map(({ plain }) => plain)];

async function saveDetails(tx: Tx, workspaceId: string, now: Contact, after: Partial<ContactDetails>, newId: () => string): Promise<void> {
  const { channels, tagIds, ...rest } = after;
  if (after.clientId !== undefined) {
    // Whoever leaves a client decides nothing there any more.
    await sql`delete from clients.decision_part where workspace_id = ${workspaceId} and contact_id = ${now.id}`.execute(tx);
    await moveRecord(tx, workspaceId, now.id, now.clientId === null ? null : { id: now.clientId, ownerId: now.ownerId });
  }
  if (Object.keys(rest).length > 0)
    await tx.updateTable("clients.contact").set(columnsOf(now)).where("workspace_id", "=", workspaceId).where("id", "=", now.id).execute();
  const own = { recordId: now.id, ownerId: now.ownerId };
  if (channels !== undefined) await replaceChannels(tx, workspaceId, channelKinds, [{ ...own, channels }], newId);
  if (tagIds !== undefined) await replaceTags(tx, workspaceId, { ...own, tagIds });
  await refreshContactSearch(tx, workspaceId, now);
}

/** What the search box finds it by follows from what it is. */
export async function refreshContactSearch(tx: Tx, workspaceId: string, now: Contact): Promise<void> {
  await renameRecord(tx, workspaceId, { id: now.id, title: nameOf(now), words: searchWords(now) });
}
