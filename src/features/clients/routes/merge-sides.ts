/** What merging means for clients and for contacts: the fields that can be chosen, and how each side is loaded and saved. */
import type { Given } from "#platform/command/command.ts";
import type { Tx } from "#platform/db/database.ts";
import type { Reference } from "#platform/db/references.ts";
import type { Client, ClientDetails } from "../core/client.ts";
import type { Contact, ContactDetails } from "../core/contact.ts";
import type { MergeKind } from "../core/merge.ts";
import { refreshClientSearch, saveClientEvents } from "../sql/save-client.ts";
import { refreshContactSearch, saveContactEvents } from "../sql/save-contact.ts";
import { loadClient } from "../sql/seen-client.ts";
import { loadContact } from "../sql/seen-contact.ts";

export type MergedRecord = Client | Contact;
export type Fields = Readonly<Record<string, unknown>>;

export type MergeSide = {
  /** By their names in the API → in the core. */
  readonly fields: Readonly<Record<string, string>>;
  /** The room's own columns that follow. */
  readonly references: readonly Reference[];
  load(tx: Tx, workspaceId: string, id: string): Promise<MergedRecord | null>;
  /** Changed fields, and the owner if it changes. */
  save(tx: Tx, record: MergedRecord, after: Fields, ownerId: string, given: Given): Promise<void>;
  refreshSearch(tx: Tx, workspaceId: string, id: string): Promise<void>;
  /** Whose values a journal keeps where erasure can empty them. */
  readonly personal: readonly string[];
};

const same = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, name]));
const pick = (from: object, after: Fields) => Object.fromEntries(Object.keys(after).map((name) => [name, (from as Fields)[name] ?? null]));

export const mergeSides: Readonly<Record<MergeKind, MergeSide>> = {
  client: {
    fields: {
      ...same(["name", "country", "street", "city", "postcode", "website", "taxNumber", "revenue", "employees", "parentId"]),
      industry: "industryId",
      region: "regionId",
      source: "sourceId",
    },
    references: [
      { table: "clients.contact", column: "client_id" },
      { table: "clients.client", column: "parent_id" },
    ],
    personal: [],
    load: loadClient,
    async save(tx, record, after, ownerId, given) {
      const client = record as Client;
      const { id } = client;
      const handed =
        ownerId === client.ownerId
          ? []
          : [{ type: "ClientHandedOver", clientId: id, before: client.ownerId, after: ownerId, at: given.now } as const];
      const before = pick(client, after) as Partial<ClientDetails>;
      await saveClientEvents(
        tx,
        [...handed, { type: "ClientChanged", clientId: id, before, after: after as Partial<ClientDetails>, at: given.now }],
        client,
        given,
      );
    },
    async refreshSearch(tx, workspaceId, id) {
      const client = await loadClient(tx, workspaceId, id);
      if (client) await refreshClientSearch(tx, workspaceId, client);
    },
  },
  contact: {
    fields: {
      ...same(["firstName", "lastName", "clientId", "position", "street", "city", "postcode", "country", "birthDate"]),
      region: "regionId",
    },
    references: [],
    personal: ["firstName", "lastName", "position", "street", "city", "postcode", "birthDate"],
    load: loadContact,
    async save(tx, record, after, ownerId, given) {
      const contact = record as Contact;
      const { id } = contact;
      const handed =
        ownerId === contact.ownerId
          ? []
          : [{ type: "ContactHandedOver", contactId: id, before: contact.ownerId, after: ownerId, at: given.now } as const];
      const before = pick(contact, after) as Partial<ContactDetails>;
      await saveContactEvents(
        tx,
        [{ type: "ContactChanged", contactId: id, before, after: after as Partial<ContactDetails>, at: given.now }, ...handed],
        contact,
        given,
      );
    },
    async refreshSearch(tx, workspaceId, id) {
      const contact = await loadContact(tx, workspaceId, id);
      if (contact) await refreshContactSearch(tx, workspaceId, contact);
    },
  },
};
