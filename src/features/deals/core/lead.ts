/** Leads: opened, taken into work, rejected with a reason, reopened, converted. Pure rules; what they need to know comes in. */
import type { Channel, ChannelRefusal } from "#features/clients/core/channel.ts";
import type { CustomChange } from "#features/fields/core/custom.ts";
import type { ChoiceFault, OwnerRefusal } from "#features/org/core/choosing.ts";
import { differing } from "#shared/changes.ts";
import { no, type Result, yes } from "#shared/result.ts";
import type { Rules } from "./deal.ts";

export const leadStatuses = ["new", "in_work", "converted", "rejected"] as const;
export type LeadStatus = (typeof leadStatuses)[number];

export type LeadDetails = {
  readonly title: string;
  readonly company: string | null;
  readonly person: string | null;
  readonly channels: readonly Channel[];
  readonly clientId: string | null;
  readonly contactId: string | null;
  readonly sourceId: string | null;
  /** The client who sent them to us. */
  readonly referredById: string | null;
  readonly regionId: string | null;
  /** Who calls, and to whom it goes when it is warm. */
  readonly telesalesId: string | null;
  readonly sellerId: string | null;
  /** Business date of the first contact, where it was before the lead was opened here. */
  readonly firstContactOn: string | null;
};
export type Lead = LeadDetails & {
  readonly id: string;
  readonly ownerId: string;
  readonly status: LeadStatus;
  readonly reasonId: string | null;
  readonly openedAt: Date;
  /** The end of its first stay in "new". */
  readonly firstResponseAt: Date | null;
  readonly convertedOn: string | null;
  readonly dealId: string | null;
  /** When the status of today began. */
  readonly since: Date;
  /** How many statuses it has had, that of today included. */
  readonly stays: number;
  readonly externalId: string | null;
  readonly archivedAt: Date | null;
  readonly version: number;
};

/** One change of status: the stay before ends and another begins, at the same instant. */
export type LeadStep = {
  readonly leadId: string;
  readonly from: LeadStatus;
  readonly to: LeadStatus;
  readonly reasonId: string | null;
  readonly convertedOn: string | null;
  /** What it was converted into. */
  readonly clientId: string | null;
  readonly contactId: string | null;
  readonly dealId: string | null;
  /** Which stay begins, counted from 1. */
  readonly stay: number;
  readonly at: Date;
};
export type LeadEvent =
  | { readonly type: "LeadOpened"; readonly lead: Lead }
  | ({ readonly type: "LeadTaken" | "LeadRejected" | "LeadReopened" | "LeadConverted" } & LeadStep)
  | { readonly type: "LeadHandedOver"; readonly leadId: string; readonly before: string; readonly after: string }
  | { readonly type: "LeadChanged"; readonly leadId: string; readonly before: Partial<LeadDetails>; readonly after: Partial<LeadDetails> }
  | { readonly type: "LeadFieldsFilled"; readonly leadId: string; readonly before: CustomChange; readonly after: CustomChange }
  | { readonly type: "LeadArchived" | "LeadRestored"; readonly leadId: string; readonly at: Date };

export type LeadRefusal =
  | "lead_without_name"
  | OwnerRefusal
  | "owner_needed"
  | NamedRefusal
  | "unknown_client"
  | "unknown_contact"
  | "unknown_referrer"
  | "external_id_taken"
  | "already_in_work"
  | "already_rejected"
  | "already_converted"
  | "not_rejected"
  | "lead_rejected"
  | "before_previous_status"
  | ChannelRefusal;

/** Why the people wished for cannot be chosen. */
export type LeadFaults = {
  readonly ownerFault: ChoiceFault | null;
  readonly telesalesFault: ChoiceFault | null;
  readonly sellerFault: ChoiceFault | null;
};

export type NamedRefusal = `unknown_${Named}` | `${Named}_${"inactive" | "unfit"}`;
type Named = "telesales" | "seller";

/** Why somebody cannot be the one who calls, or who is to sell. */
export function namedRefusal(named: Named, fault: ChoiceFault): NamedRefusal {
  if (fault === "unknown") return `unknown_${named}`;
  return `${named}_${fault === "left" ? "inactive" : "unfit"}`;
}

/** A lead needs a title, a company or a person to be called by. */
export function titleOf(lead: Pick<LeadDetails, "company" | "person"> & { readonly title: string | null }): string | null {
  return lead.title ?? lead.company ?? lead.person;
}

/** A new lead; whoever brings history may open it in the past. */
export function openLead(lead: Lead): Result<readonly LeadEvent[], LeadRefusal> {
  return lead.title === "" ? no("lead_without_name") : yes([{ type: "LeadOpened", lead }]);
}

/** Somebody does something about it: the first response. */
export function takeLead(lead: Lead, now: Date, rules: Rules): Result<readonly LeadEvent[], LeadRefusal> {
  if (lead.status === "in_work") return no("already_in_work");
  if (lead.status === "converted") return no("already_converted");
  if (lead.status === "rejected") return no("lead_rejected");
  return stepped("LeadTaken", lead, { to: "in_work" }, now, rules);
}

export function rejectLead(lead: Lead, reasonId: string, now: Date, rules: Rules): Result<readonly LeadEvent[], LeadRefusal> {
  if (lead.status === "rejected") return no("already_rejected");
  if (lead.status === "converted") return no("already_converted");
  return stepped("LeadRejected", lead, { to: "rejected", reasonId }, now, rules);
}

/** A rejected lead comes back into work; that it was rejected stays on record. */
export function reopenLead(lead: Lead, now: Date, rules: Rules): Result<readonly LeadEvent[], LeadRefusal> {
  return lead.status === "rejected" ? stepped("LeadReopened", lead, { to: "in_work" }, now, rules) : no("not_rejected");
}

/** A lead became a client with whom to talk there, and perhaps a deal, on a business date. In history even a rejected one may have. */
export function convertLead(
  lead: Lead,
  into: { readonly on: string; readonly clientId: string | null; readonly contactId?: string | null; readonly dealId: string | null },
  now: Date,
  rules: Rules,
): Result<readonly LeadEvent[], LeadRefusal> {
  if (lead.status === "converted") return no("already_converted");
  if (lead.status === "rejected" && rules === "bind") return no("lead_rejected");
  const { on: convertedOn, ...ids } = into;
  return stepped("LeadConverted", lead, { to: "converted", convertedOn, ...ids }, now, rules);
}

type Stepped = { readonly to: LeadStatus } & Partial<Pick<LeadStep, "reasonId" | "convertedOn" | "clientId" | "contactId" | "dealId">>;

/** A clock set back must not make a stay that ends before it began; history is refused instead. */
function stepped(
  type: "LeadTaken" | "LeadRejected" | "LeadReopened" | "LeadConverted",
  lead: Lead,
  step: Stepped,
  now: Date,
  rules: Rules,
): Result<readonly LeadEvent[], LeadRefusal> {
  if (now < lead.since && rules === "history") return no("before_previous_status");
  const at = now < lead.since ? lead.since : now;
  const nothing = { reasonId: null, convertedOn: null, clientId: null, contactId: null, dealId: null };
  return yes([{ type, leadId: lead.id, from: lead.status, ...nothing, ...step, stay: lead.stays + 1, at }]);
}

/** Only what is wished for changes. */
export function changeLead(
  lead: Lead,
  { ownerId, ...details }: Partial<LeadDetails> & { readonly ownerId?: string },
): Result<readonly LeadEvent[], LeadRefusal> {
  if (details.title === "") return no("lead_without_name");
  const changed = differing<LeadDetails>(lead, details);
  const names = Object.keys(changed) as (keyof LeadDetails)[];
  const before = Object.fromEntries(names.map((name) => [name, lead[name]])) as Partial<LeadDetails>;
  return yes([
    ...(ownerId === undefined || ownerId === lead.ownerId
      ? []
      : [{ type: "LeadHandedOver", leadId: lead.id, before: lead.ownerId, after: ownerId } as const]),
    ...(names.length === 0 ? [] : [{ type: "LeadChanged", leadId: lead.id, before, after: changed } as const]),
  ]);
}

/** The company's own fields, those that really change. */
export const fillLead = (leadId: string, before: CustomChange, after: CustomChange): readonly LeadEvent[] =>
  Object.keys(after).length === 0 ? [] : [{ type: "LeadFieldsFilled", leadId, before, after }];

/** Archiving twice changes nothing. */
export function archiveLead(lead: Lead, isArchived: boolean, now: Date): Result<readonly LeadEvent[], LeadRefusal> {
  if ((lead.archivedAt !== null) === isArchived) return yes([]);
  return yes([{ type: isArchived ? "LeadArchived" : "LeadRestored", leadId: lead.id, at: now }]);
}

/** The lead after what happened to it. */
export function evolveLead(lead: Lead, event: LeadEvent): Lead {
  switch (event.type) {
    case "LeadOpened":
      return event.lead;
    case "LeadHandedOver":
      return { ...lead, ownerId: event.after };
    case "LeadChanged":
      return { ...lead, ...event.after };
    // The company's own fields stand beside the lead.
    case "LeadFieldsFilled":
      return lead;
    case "LeadArchived":
    case "LeadRestored":
      return { ...lead, archivedAt: event.type === "LeadArchived" ? event.at : null };
    default:
      return {
        ...lead,
        status: event.to,
        reasonId: event.reasonId,
        convertedOn: event.convertedOn,
        clientId: event.clientId ?? lead.clientId,
        contactId: event.contactId ?? lead.contactId,
        dealId: event.dealId ?? lead.dealId,
        firstResponseAt: lead.firstResponseAt ?? event.at,
        since: event.at,
        stays: event.stay,
      };
  }
}
