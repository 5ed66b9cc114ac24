/** What a lead's events leave in the journal. What is told of people stands apart, so that it can be erased. */
import type { Channel } from "#features/clients/core/channel.ts";
import { type Changes, changesFrom, changesOf } from "#shared/changes.ts";
import type { LeadDetails, LeadEvent } from "./lead.ts";

export type RecordedLead = {
  readonly kind: string;
  readonly subjectId: string;
  readonly at?: Date;
  readonly data: Readonly<Record<string, unknown>> | { readonly changes: Changes };
  readonly personal: readonly {
    readonly subjectId: string;
    readonly field: string;
    readonly before: string | null;
    readonly after: string | null;
  }[];
};

const steps = {
  LeadTaken: "lead_taken",
  LeadRejected: "lead_rejected",
  LeadReopened: "lead_reopened",
  LeadConverted: "lead_converted",
} as const;
/** A title may be nothing but somebody's name. */
const personal = ["title", "person", "channels"] as const satisfies readonly (keyof LeadDetails)[];

export function recordedLead(event: LeadEvent): RecordedLead {
  switch (event.type) {
    case "LeadOpened": {
      const { id, version: _, stays: __, since: ___, openedAt, ...rest } = event.lead;
      return {
        kind: "lead_opened",
        subjectId: id,
        at: openedAt,
        data: { changes: changesFrom(withoutPersonal(rest)) },
        personal: personalOf(id, {}, rest),
      };
    }
    case "LeadHandedOver":
      return {
        kind: "lead_handed_over",
        subjectId: event.leadId,
        data: { changes: { ownerId: { before: event.before, after: event.after } } },
        personal: [],
      };
    case "LeadChanged":
      return {
        kind: "lead_changed",
        subjectId: event.leadId,
        data: { changes: changesOf(withoutPersonal(event.before), withoutPersonal(event.after)) },
        personal: personalOf(event.leadId, event.before, event.after),
      };
    case "LeadFieldsFilled": {
      // A company's own field may hold anything about a person.
      const written = (value: unknown) =>
        value === null || value === undefined ? null : typeof value === "string" ? value : JSON.stringify(value);
      const keys = Object.keys(event.after);
      return {
        kind: "lead_fields_filled",
        subjectId: event.leadId,
        data: { fields: keys },
        personal: keys.map((key) => ({
          subjectId: event.leadId,
          field: `custom.${key}`,
          before: written(event.before[key]),
          after: written(event.after[key]),
        })),
      };
    }
    case "LeadArchived":
    case "LeadRestored":
      return { kind: event.type === "LeadArchived" ? "lead_archived" : "lead_restored", subjectId: event.leadId, data: {}, personal: [] };
    default: {
      const { type, leadId, at, stay: _, ...step } = event;
      return { kind: steps[type], subjectId: leadId, at, data: step, personal: [] };
    }
  }
}

const withoutPersonal = (details: object) =>
  Object.fromEntries(Object.entries(details).filter(([name]) => !(personal as readonly string[]).includes(name)));

function personalOf(subjectId: string, before: Partial<LeadDetails>, after: Partial<LeadDetails>): RecordedLead["personal"] {
  const written = (value: string | readonly Channel[] | null | undefined) =>
    value === null || value === undefined || typeof value === "string" ? (value ?? null) : value.map((one) => one.value).join(", ") || null;
  return personal
    .map((field) => ({ subjectId, field, before: written(before[field]), after: written(after[field]) }))
    .filter((one) => one.before !== one.after);
}
