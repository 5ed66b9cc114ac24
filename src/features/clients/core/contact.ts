/** Contacts: the people at a client. Pure rules; what they need to know comes in. */

import type { CustomChange } from "#features/fields/core/custom.ts";
import { type ChoiceFault, type OwnerRefusal, ownerRefusal } from "#features/org/core/choosing.ts";
import { differing } from "#shared/changes.ts";
import { no, type Result, yes } from "#shared/result.ts";
import { cleanName } from "#shared/text.ts";
import type { Channel, ChannelRefusal } from "./channel.ts";

export type ContactDetails = {
  readonly firstName: string;
  readonly lastName: string;
  /** Null: a person whose company is not known. */
  readonly clientId: string | null;
  readonly position: string | null;
  readonly street: string | null;
  readonly city: string | null;
  readonly postcode: string | null;
  readonly regionId: string | null;
  /** ISO 3166. */
  readonly country: string | null;
  readonly birthDate: string | null;
  readonly externalId: string | null;
  readonly channels: readonly Channel[];
  readonly tagIds: readonly string[];
};
export type Contact = ContactDetails & {
  readonly id: string;
  /** The owner of the client, where there is one. */
  readonly ownerId: string;
  readonly mergedIntoId: string | null;
  readonly archivedAt: Date | null;
  readonly erasedAt: Date | null;
  readonly version: number;
};

/** The values about a contact that erasure must be able to empty. */
export const personalFields = ["firstName", "lastName", "position", "street", "city", "postcode", "birthDate", "externalId"] as const;

/** As the person is called: "Anna Berg". */
export const nameOf = ({ firstName, lastName }: Pick<ContactDetails, "firstName" | "lastName">) => cleanName(`${firstName} ${lastName}`);

export type ContactEvent =
  /** The company's own fields. */
  | {
      readonly type: "ContactFieldsFilled";
      readonly contactId: string;
      readonly before: CustomChange;
      readonly after: CustomChange;
      readonly at: Date;
    }
  | { readonly type: "ContactAdded"; readonly contact: Contact; readonly at: Date }
  | { readonly type: "ContactHandedOver"; readonly contactId: string; readonly before: string; readonly after: string; readonly at: Date }
  | {
      readonly type: "ContactChanged";
      readonly contactId: string;
      readonly before: Partial<ContactDetails>;
      readonly after: Partial<ContactDetails>;
      readonly at: Date;
    }
  | { readonly type: "ContactArchived" | "ContactRestored" | "ContactErased"; readonly contactId: string; readonly at: Date };

export type ContactRefusal =
  | "name_needed"
  | "owner_needed"
  | OwnerRefusal
  | "owner_follows_client"
  | "unknown_client"
  | "external_id_taken"
  | "merged_away"
  | "already_archived"
  | "not_archived"
  | "contact_erased"
  | "name_differs"
  | ChannelRefusal;

/** The facts around what is wished for. */
export type AroundContact = {
  /** Why the owner wished for cannot be chosen. */
  readonly ownerFault: ChoiceFault | null;
  /** Owner of the client wished for, as the person sees it; null: it is not seen; undefined: none was wished for. */
  readonly clientOwnerId: string | null | undefined;
  readonly isExternalIdTaken: boolean;
};
export type ContactWish = Partial<ContactDetails> & { readonly ownerId?: string };

type Rule = (contact: Contact, wish: ContactWish, around: AroundContact) => ContactRefusal | null;
const rules: readonly Rule[] = [
  (contact, wish) => (nameOf({ ...contact, ...wish }) === "" ? "name_needed" : null),
  (_, __, { clientOwnerId }) => (clientOwnerId === null ? "unknown_client" : null),
  // Who sees a client sees the people there: one owner for all.
  (contact, wish) => (wish.ownerId !== undefined && { ...contact, ...wish }.clientId !== null ? "owner_follows_client" : null),
  (_, { ownerId }, { ownerFault }) => (ownerId !== undefined && ownerFault !== null ? ownerRefusal(ownerFault) : null),
  (_, { externalId }, { isExternalIdTaken }) => (typeof externalId === "string" && isExternalIdTaken ? "external_id_taken" : null),
];
const firstRefusal: Rule = (contact, wish, around) =>
  rules.map((rule) => rule(contact, wish, around)).find((found) => found !== null) ?? null;

/** A new contact. At a client it has the client's owner; a wish for another owner is refused. */
export function addContact(
  contact: Contact,
  wishedOwnerId: string | undefined,
  around: AroundContact,
  at: Date,
): Result<readonly ContactEvent[], ContactRefusal> {
  const isFree = contact.clientId === null;
  const { ownerId, ...details } = contact;
  const owner = isFree
    ? { ownerId }
    : wishedOwnerId === undefined || wishedOwnerId === around.clientOwnerId
      ? {}
      : { ownerId: wishedOwnerId };
  const refusal = firstRefusal(contact, { ...details, ...owner }, around);
  return refusal ? no(refusal) : yes([{ type: "ContactAdded", contact, at }]);
}

/** Only what is wished for changes. Whoever goes to another client has its owner from then on. */
export function changeContact(
  contact: Contact,
  wish: ContactWish,
  around: AroundContact,
  at: Date,
): Result<readonly ContactEvent[], ContactRefusal> {
  if (contact.mergedIntoId !== null) return no("merged_away");
  if (contact.erasedAt !== null) return no("contact_erased");
  const { ownerId: wishedOwner, ...details } = wish;
  const changed = differing<ContactDetails>(contact, details);
  const follows = changed.clientId === undefined || changed.clientId === null ? undefined : (around.clientOwnerId ?? undefined);
  const isWished = wishedOwner !== undefined && wishedOwner !== (follows ?? contact.ownerId);
  const refusal = firstRefusal(contact, { ...changed, ...(isWished ? { ownerId: wishedOwner } : {}) }, around);
  if (refusal) return no(refusal);
  const names = Object.keys(changed) as (keyof ContactDetails)[];
  const before = Object.fromEntries(names.map((name) => [name, contact[name]])) as Partial<ContactDetails>;
  const after = follows ?? (isWished ? wishedOwner : contact.ownerId);
  return yes([
    ...(names.length === 0 ? [] : [{ type: "ContactChanged", contactId: contact.id, before, after: changed, at } as const]),
    ...(after === contact.ownerId
      ? []
      : [{ type: "ContactHandedOver", contactId: contact.id, before: contact.ownerId, after, at } as const]),
  ]);
}

export function archiveContact(contact: Contact, at: Date): Result<readonly ContactEvent[], ContactRefusal> {
  if (contact.archivedAt !== null) return no("already_archived");
  return yes([{ type: "ContactArchived", contactId: contact.id, at }]);
}

export function restoreContact(contact: Contact, at: Date): Result<readonly ContactEvent[], ContactRefusal> {
  if (contact.mergedIntoId !== null) return no("merged_away");
  if (contact.erasedAt !== null) return no("contact_erased");
  if (contact.archivedAt === null) return no("not_archived");
  return yes([{ type: "ContactRestored", contactId: contact.id, at }]);
}

/** The person is gone, the facts stay; it cannot be taken back, so the name is typed by hand. */
export function eraseContact(contact: Contact, confirm: string, at: Date): Result<readonly ContactEvent[], ContactRefusal> {
  if (contact.erasedAt !== null) return no("contact_erased");
  if (contact.mergedIntoId !== null) return no("merged_away");
  if (cleanName(confirm) !== nameOf(contact)) return no("name_differs");
  return yes([{ type: "ContactErased", contactId: contact.id, at }]);
}
