/** A client of which nothing but its name is known, because a row about something else names it. */
import type { Client } from "#features/clients/core/client.ts";
import { recordedClient } from "#features/clients/core/recorded-client.ts";

export const namedClient = (id: string, ownerId: string, name: string): Client => ({
  id,
  ownerId,
  name,
  industryId: null,
  regionId: null,
  sourceId: null,
  country: null,
  street: null,
  city: null,
  postcode: null,
  website: null,
  taxNumber: null,
  revenue: null,
  employees: null,
  parentId: null,
  externalId: null,
  channels: [],
  tagIds: [],
  mergedIntoId: null,
  archivedAt: null,
  version: 1,
});

/** What its making leaves in the journal. */
export function namedEntry(client: Client, at: Date) {
  const { personal: _, ...entry } = recordedClient({ type: "ClientAdded", client, at });
  return { ...entry, subjectKind: "client" };
}

export type NamedClient = Client;
