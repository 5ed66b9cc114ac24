/** What filling in own fields leaves in the journal, in the words of the room whose record it is. */
import { recordedClient } from "#features/clients/core/recorded-client.ts";
import { recordedLead } from "#features/deals/core/lead-recorded.ts";
import { recorded } from "#features/deals/core/recorded.ts";
import type { CustomChange, FieldRecordKind } from "#features/fields/core/custom.ts";
import { contactEntries } from "./kinds/contacts.ts";

export function filledEntry(kind: FieldRecordKind, id: string, before: CustomChange, after: CustomChange, at: Date) {
  switch (kind) {
    case "client": {
      const { personal: _, ...entry } = recordedClient({ type: "ClientFieldsFilled", clientId: id, before, after, at });
      return { ...entry, subjectKind: "client" };
    }
    case "contact":
      return contactEntries([{ type: "ContactFieldsFilled", contactId: id, before, after, at }])[0] as ReturnType<
        typeof contactEntries
      >[number];
    case "lead":
      return { ...recordedLead({ type: "LeadFieldsFilled", leadId: id, before, after }), subjectKind: "lead" };
    default:
      return { ...recorded({ type: "DealFieldsFilled", dealId: id, before, after, at }), subjectKind: "deal" };
  }
}
