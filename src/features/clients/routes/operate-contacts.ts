/** The operations on contacts: load, decide, save, record. */
import type { Given, Operation } from "#platform/command/command.ts";
import { asReader, type Tx } from "#platform/db/database.ts";
import { type BulkChanged, beforeOf } from "#platform/http/bulk.ts";
import { demandFaultless } from "#platform/http/problem.ts";
import { forgetPerson } from "#platform/personal-data/forget-person.ts";
import { no, type Result, yes } from "#shared/result.ts";
import { cleanName } from "#shared/text.ts";
import type { AddContact, ChangeContact, ContactView, ErasedContact } from "../contract/contacts.ts";
import { type Channel, readChannels } from "../core/channel.ts";
import {
  addContact,
  archiveContact,
  type Contact,
  type ContactDetails,
  type ContactEvent,
  type ContactRefusal,
  changeContact,
  eraseContact,
  restoreContact,
} from "../core/contact.ts";
import { recordedContact } from "../core/recorded-contact.ts";
import { findContact } from "../sql/contacts.ts";
import { eraseContactRows, notesOn, samePerson, wordsAboutContact } from "../sql/erase-contact.ts";
import { homeCountry } from "../sql/home-country.ts";
import { idsOfClientWords } from "../sql/lists.ts";
import { type CustomWork, noOwnFields, readOwnFields, saveOwnFields } from "../sql/own-fields.ts";
import { saveContactEvents } from "../sql/save-contact.ts";
import { loadAroundContact, loadSeenContact } from "../sql/seen-contact.ts";
import { readTags } from "./read-client.ts";

type State = {
  readonly contact: Contact;
  readonly decide: (given: Given) => Result<readonly ContactEvent[], ContactRefusal>;
  /** As the person saw it before, where that is asked for. */
  readonly before?: ContactView | null;
  /** What is filled in of the company's own fields. */
  readonly own?: CustomWork;
};
type ContactOperation<C, A = ContactView> = Operation<C, State, ContactEvent, ContactRefusal, A>;

const operation = <C>(load: ContactOperation<C>["load"]): ContactOperation<C> => ({
  feature: "clients",
  load,
  version: ({ contact }) => contact.version,
  decide: (state, _, given) => state.decide(given),
  async save(tx, events, { contact, own = noOwnFields }, given) {
    await saveContactEvents(tx, events, contact, given);
    await saveOwnFields(tx, given.actor.workspaceId, contact.id, own);
  },
  record: (event) => {
    const { personal, ...entry } = recordedContact(event);
    return { ...entry, subjectKind: "contact", personal: personal.map((value) => ({ ...value, subjectId: entry.subjectId })) };
  },
  answer: (tx, _, { contact }, __, given) => shown(tx, given, contact.id),
});

const nothing: Omit<Contact, "id" | "ownerId"> = {
  firstName: "",
  lastName: "",
  clientId: null,
  position: null,
  street: null,
  city: null,
  postcode: null,
  regionId: null,
  country: null,
  birthDate: null,
  externalId: null,
  channels: [],
  tagIds: [],
  mergedIntoId: null,
  archivedAt: null,
  erasedAt: null,
  version: 1,
};

export const addingContact = operation<AddContact>(async (tx, { ownerId: wished, custom, ...sent }, given) => {
  const filling = demandFaultless(await readOwnFields(tx, given.actor.scope, "contact", custom, null));
  const own = wished ?? given.actor.personId;
  const around = await loadAroundContact(tx, given.actor.scope, {
    ownerId: own,
    clientId: sent.clientId ?? null,
    externalId: sent.externalId ?? null,
  });
  const details = await readContactDetails(tx, given, sent, { channels: [], country: around.clientCountry });
  const ownerId = around.clientOwnerId ?? own;
  const contact: Contact = { ...nothing, ...(details.ok ? details.value : {}), id: given.newId(), ownerId: ownerId ?? "" };
  return {
    contact,
    own: filling,
    decide: ({ now }) => {
      if (ownerId === null) return no("owner_needed");
      return details.ok ? also(addContact(contact, wished, around, now), filled(contact.id, filling, now)) : details;
    },
  };
});

const filled = (contactId: string, { change, before }: CustomWork, at: Date): readonly ContactEvent[] =>
  Object.keys(change).length === 0 ? [] : [{ type: "ContactFieldsFilled", contactId, before, after: change, at }];
const also = (
  decided: Result<readonly ContactEvent[], ContactRefusal>,
  more: readonly ContactEvent[],
): Result<readonly ContactEvent[], ContactRefusal> => (decided.ok ? yes([...decided.value, ...more]) : decided);

export type ChangingContact = { readonly id: string; readonly change: ChangeContact };

export const changingContact = operation<ChangingContact>(async (tx, { id, change: { ownerId, custom, ...sent } }, given) => {
  const contact = await loadSeenContact(tx, given.actor.scope, id);
  if (!contact) return null;
  const filling = demandFaultless(await readOwnFields(tx, given.actor.scope, "contact", custom, id));
  const around = await loadAroundContact(tx, given.actor.scope, {
    ownerId: ownerId === contact.ownerId ? null : (ownerId ?? null),
    clientId: sent.clientId === contact.clientId ? null : (sent.clientId ?? null),
    externalId: sent.externalId === contact.externalId ? null : (sent.externalId ?? null),
  });
  const details = await readContactDetails(tx, given, sent, {
    channels: contact.channels,
    country: contact.country ?? around.clientCountry,
  });
  return {
    contact,
    own: filling,
    decide: ({ now }) =>
      details.ok
        ? also(
            changeContact(contact, { ...details.value, ...(ownerId === undefined ? {} : { ownerId }) }, around, now),
            filled(id, filling, now),
          )
        : details,
  };
});

/** The same change, answering what stood there before. */
export const bulkChangingContact: ContactOperation<ChangingContact, BulkChanged> = {
  ...changingContact,
  async load(tx, command, given) {
    const state = await changingContact.load(tx, command, given);
    return state && { ...state, before: await findContact(tx, given.actor.workspaceId, command.id) };
  },
  async answer(tx, { id, change }, { before }, _, given) {
    const view = await shown(tx, given, id);
    return { id, version: view.version, before: beforeOf(before ?? {}, change) };
  },
};

const turning = (decide: (contact: Contact, at: Date) => Result<readonly ContactEvent[], ContactRefusal>) =>
  operation<{ readonly id: string }>(async (tx, { id }, given) => {
    const contact = await loadSeenContact(tx, given.actor.scope, id);
    return contact && { contact, decide: ({ now }) => decide(contact, now) };
  });
export const archivingContact = turning(archiveContact);
export const restoringContact = turning(restoreContact);

/** With everybody whom merges found to be the same person. */
export const erasingContact: ContactOperation<{ readonly id: string; readonly confirm: string }, ErasedContact> = {
  ...operation<{ readonly id: string; readonly confirm: string }>(async (tx, { id, confirm }, given) => {
    const contact = await loadSeenContact(tx, given.actor.scope, id);
    return contact && { contact, decide: ({ now }) => eraseContact(contact, confirm, now) };
  }),
  async save(tx, _, { contact }, { actor: { workspaceId }, now }) {
    const ids = await samePerson(tx, workspaceId, contact.id);
    const words = await wordsAboutContact(tx, workspaceId, ids);
    await eraseContactRows(tx, workspaceId, ids, words, now);
    for (const personId of ids) await forgetPerson(tx, { workspaceId, personId, words, now });
  },
  async answer(tx, { id }, _, __, given) {
    const ids = await samePerson(tx, given.actor.workspaceId, id);
    return { ...(await shown(tx, given, id)), notesLeft: await notesOn(tx, given.actor.workspaceId, ids) };
  },
};

type Known = { readonly channels: readonly Channel[]; readonly country: string | null };

/** As sent → as kept. Numbers without a prefix are of the contact's country, else of the client's, else of the company's. */
async function readContactDetails(
  tx: Tx,
  given: Given,
  sent: Omit<ChangeContact, "ownerId" | "custom">,
  known: Known,
): Promise<Result<Partial<ContactDetails>, ContactRefusal>> {
  const { workspaceId } = given.actor;
  const read: { -readonly [K in keyof ContactDetails]?: ContactDetails[K] } = {};
  if (sent.firstName !== undefined) read.firstName = cleanName(sent.firstName);
  if (sent.lastName !== undefined) read.lastName = cleanName(sent.lastName);
  for (const field of ["position", "street", "city", "postcode", "externalId"] as const) {
    const text = sent[field];
    if (text !== undefined) read[field] = text === null ? null : cleanName(text);
  }
  if (sent.clientId !== undefined) read.clientId = sent.clientId;
  if (sent.country !== undefined) read.country = sent.country;
  if (sent.birthDate !== undefined) read.birthDate = sent.birthDate;
  if ([sent.phones, sent.emails, sent.messengers].some((list) => list !== undefined)) {
    const channels = readChannels(known.channels, sent, sent.country ?? known.country ?? (await homeCountry(tx, workspaceId)));
    if (!channels.ok) return channels;
    read.channels = channels.value;
  }
  if (sent.region !== undefined) {
    const { region } = sent;
    read.regionId =
      region === null ? null : ((await idsOfClientWords(tx, workspaceId, "region", [region], given.newId)).get(region) ?? null);
  }
  if (sent.tags !== undefined) read.tagIds = await readTags(tx, given, sent.tags);
  return yes(read);
}

async function shown(tx: Tx, { actor }: Given, id: string): Promise<ContactView> {
  const seen = await asReader(tx, actor.scope, (eyes) => findContact(eyes, actor.workspaceId, id));
  if (seen) return seen;
  const view = await findContact(tx, actor.workspaceId, id);
  if (!view) throw new Error("the contact just written is not there");
  return { ...view, clientName: null };
}
