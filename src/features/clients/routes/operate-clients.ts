/** The operations on clients: load, decide, save, record. */
import type { Given, Operation } from "#platform/command/command.ts";
import { asReader, type Tx } from "#platform/db/database.ts";
import { type BulkChanged, beforeOf } from "#platform/http/bulk.ts";
import { demandFaultless } from "#platform/http/problem.ts";
import { no, type Result, yes } from "#shared/result.ts";
import type { AddClient, ChangeClient, ClientView } from "../contract/clients.ts";
import {
  addClient,
  archiveClient,
  type Client,
  type ClientEvent,
  type ClientRefusal,
  changeClient,
  restoreClient,
} from "../core/client.ts";
import { recordedClient } from "../core/recorded-client.ts";
import { findClient } from "../sql/clients.ts";
import { type CustomWork, noOwnFields, readOwnFields, saveOwnFields } from "../sql/own-fields.ts";
import { saveClientEvents } from "../sql/save-client.ts";
import { loadAroundClient, loadSeenClient } from "../sql/seen-client.ts";
import { readClientDetails } from "./read-client.ts";

type State = {
  readonly client: Client;
  readonly decide: (given: Given) => Result<readonly ClientEvent[], ClientRefusal>;
  /** As the person saw it before, where that is asked for. */
  readonly before?: ClientView | null;
  /** What is filled in of the company's own fields. */
  readonly own?: CustomWork;
};
type ClientOperation<C> = Operation<C, State, ClientEvent, ClientRefusal, ClientView>;

/** What all operations on clients share: only the loading differs, and which decision it prepares. */
const operation = <C>(load: ClientOperation<C>["load"]): ClientOperation<C> => ({
  feature: "clients",
  load,
  version: ({ client }) => client.version,
  decide: (state, _, given) => state.decide(given),
  async save(tx, events, { client, own = noOwnFields }, given) {
    await saveClientEvents(tx, events, client, given);
    await saveOwnFields(tx, given.actor.workspaceId, client.id, own);
  },
  record: (event) => {
    const { personal, ...entry } = recordedClient(event);
    return { ...entry, subjectKind: "client", personal: personal.map((value) => ({ ...value, subjectId: entry.subjectId })) };
  },
  answer: (tx, _, { client }, __, given) => shown(tx, given, client.id),
});

const nothing: Omit<Client, "id" | "ownerId"> = {
  name: "",
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
};

export const addingClient = operation<AddClient>(async (tx, { ownerId: wished, custom, ...sent }, given) => {
  const own = demandFaultless(await readOwnFields(tx, given.actor.scope, "client", custom, null));
  const ownerId = wished ?? given.actor.personId;
  const details = await readClientDetails(tx, given, sent, { channels: [], country: null });
  const client: Client = { ...nothing, ...(details.ok ? details.value : {}), id: given.newId(), ownerId: ownerId ?? "" };
  const around = await loadAroundClient(tx, given.actor.scope, { ownerId, parentId: client.parentId, externalId: client.externalId });
  return {
    client,
    own,
    decide: ({ now }) => {
      if (ownerId === null) return no("owner_needed");
      return details.ok ? also(addClient(client, around, now), filled(client.id, own, now)) : details;
    },
  };
});

const filled = (clientId: string, { change, before }: CustomWork, at: Date): readonly ClientEvent[] =>
  Object.keys(change).length === 0 ? [] : [{ type: "ClientFieldsFilled", clientId, before, after: change, at }];
const also = (
  decided: Result<readonly ClientEvent[], ClientRefusal>,
  more: readonly ClientEvent[],
): Result<readonly ClientEvent[], ClientRefusal> => (decided.ok ? yes([...decided.value, ...more]) : decided);

export type ChangingClient = { readonly id: string; readonly change: ChangeClient };

export const changingClient = operation<ChangingClient>(async (tx, { id, change: { ownerId, custom, ...sent } }, given) => {
  const client = await loadSeenClient(tx, given.actor.scope, id);
  if (!client) return null;
  const own = demandFaultless(await readOwnFields(tx, given.actor.scope, "client", custom, id));
  const details = await readClientDetails(tx, given, sent, client);
  const around = await loadAroundClient(tx, given.actor.scope, {
    ownerId: ownerId === client.ownerId ? null : (ownerId ?? null),
    parentId: sent.parentId === client.parentId ? null : (sent.parentId ?? null),
    externalId: sent.externalId === client.externalId ? null : (sent.externalId ?? null),
  });
  return {
    client,
    own,
    decide: ({ now }) =>
      details.ok
        ? also(changeClient(client, { ...details.value, ...(ownerId === undefined ? {} : { ownerId }) }, around, now), filled(id, own, now))
        : details,
  };
});

/** The same change, answering what stood there before. */
export const bulkChangingClient: Operation<ChangingClient, State, ClientEvent, ClientRefusal, BulkChanged> = {
  ...changingClient,
  async load(tx, command, given) {
    const state = await changingClient.load(tx, command, given);
    return state && { ...state, before: await findClient(tx, given.actor.workspaceId, command.id) };
  },
  async answer(tx, { id, change }, { before }, _, given) {
    const view = await shown(tx, given, id);
    return { id, version: view.version, before: beforeOf(before ?? {}, change) };
  },
};

const turning = (decide: (client: Client, at: Date) => Result<readonly ClientEvent[], ClientRefusal>) =>
  operation<{ readonly id: string }>(async (tx, { id }, given) => {
    const client = await loadSeenClient(tx, given.actor.scope, id);
    return client && { client, decide: ({ now }) => decide(client, now) };
  });
export const archivingClient = turning(archiveClient);
export const restoringClient = turning(restoreClient);

/** With the person's own eyes, which do not see every holding; whoever gave the client away may see it this once more. */
async function shown(tx: Tx, { actor }: Given, id: string): Promise<ClientView> {
  const seen = await asReader(tx, actor.scope, (eyes) => findClient(eyes, actor.workspaceId, id));
  if (seen) return seen;
  const view = await findClient(tx, actor.workspaceId, id);
  if (!view) throw new Error("the client just written is not there");
  return { ...view, parentName: null };
}
