/** What a contact's events leave in the journal: references in the open, everything about the person where erasure can empty it. */
import { filterName } from "#features/fields/core/custom.ts";
import { changesFrom, changesOf } from "#shared/changes.ts";
import { type ContactDetails, type ContactEvent, personalFields } from "./contact.ts";
import { channelChanges, type PersonalChange, type Recorded } from "./recorded-client.ts";

const kinds = { ContactArchived: "contact_archived", ContactRestored: "contact_restored", ContactErased: "contact_erased" } as const;

export function recordedContact(event: ContactEvent): Recorded {
  const { at } = event;
  switch (event.type) {
    case "ContactAdded": {
      const { id, ownerId, version: _, mergedIntoId: __, archivedAt: ___, erasedAt: ____, ...details } = event.contact;
      const data = { changes: changesFrom({ ownerId, ...open(details) }) };
      return { kind: "contact_added", subjectId: id, at, data, personal: personal({}, details) };
    }
    case "ContactChanged": {
      const data = { changes: changesOf(event.before, open(event.after)) };
      return { kind: "contact_changed", subjectId: event.contactId, at, data, personal: personal(event.before, event.after) };
    }
    case "ContactFieldsFilled": {
      // What a company writes down of a person in fields of its own is about that person.
      const text = (value: unknown) =>
        value === null || value === undefined ? null : typeof value === "string" ? value : JSON.stringify(value);
      const own = Object.keys(event.after).map((key) => ({
        field: filterName(key),
        before: text(event.before[key]),
        after: text(event.after[key]),
      }));
      return { kind: "contact_changed", subjectId: event.contactId, at, data: {}, personal: own };
    }
    case "ContactHandedOver":
      return {
        kind: "contact_handed_over",
        subjectId: event.contactId,
        at,
        data: { changes: { ownerId: { before: event.before, after: event.after } } },
        personal: [],
      };
    default:
      return { kind: kinds[event.type], subjectId: event.contactId, at, data: {}, personal: [] };
  }
}

function open({ channels: _, ...details }: Partial<ContactDetails>): object {
  const isPersonal = (field: string) => (personalFields as readonly string[]).includes(field);
  return Object.fromEntries(Object.entries(details).filter(([field]) => !isPersonal(field)));
}

function personal(before: Partial<ContactDetails>, after: Partial<ContactDetails>): readonly PersonalChange[] {
  const told = (value: string | null | undefined) => (value === undefined || value === "" ? null : value);
  return [
    ...personalFields
      .filter((field) => field in after)
      .map((field) => ({ field, before: told(before[field]), after: told(after[field]) }))
      .filter((change) => change.before !== change.after),
    ...(after.channels === undefined ? [] : channelChanges(before.channels ?? [], after.channels)),
  ];
}
