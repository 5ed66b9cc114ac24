/** What a row about a lead means: pure, by the decisions of the room deals. */
import type { Channel } from "#features/clients/core/channel.ts";
import {
  changeLead,
  convertLead,
  evolveLead,
  type Lead,
  type LeadEvent,
  leadStatuses,
  openLead,
  rejectLead,
  takeLead,
  titleOf,
} from "#features/deals/core/lead.ts";
import { recordedLead } from "#features/deals/core/lead-recorded.ts";
import { parseInstant } from "#shared/instant.ts";
import { no, type Result, yes } from "#shared/result.ts";
import { channelsIn } from "../channels-in.ts";
import type { ImportGiven } from "../import-given.ts";
import { type ImportRow, refusedAs } from "../imported.ts";
import type { RowRefusal } from "../read-row.ts";
import { reasonNotStated } from "../stage-moves.ts";

type Step = Extract<LeadEvent, { readonly type: "LeadTaken" | "LeadRejected" | "LeadReopened" | "LeadConverted" }>;
/** A lead on its way: as it was found, and what the rows made happen to it. */
export type Followed = { readonly before: Lead | null; lead: Lead; readonly events: LeadEvent[] };
export type Known = {
  readonly sourceOf: (name: string | undefined) => string | null;
  readonly regionOf: (name: string | undefined) => string | null;
  readonly reasonOf: (name: string) => string;
  readonly clientOf: (name: string) => { readonly id: string } | null | undefined;
};

export function follow(
  current: Lead | null,
  { values, externalId, hasOwnId }: ImportRow,
  known: Known,
  given: ImportGiven,
): Result<readonly LeadEvent[], RowRefusal> {
  const { texts } = values;
  const status = texts["status"]?.toLowerCase().replace(/[\s-]+/g, "_");
  if (status !== undefined && !(leadStatuses as readonly string[]).includes(status)) return no(refusedAs("status", "unknown_status"));
  const people = ["telesales", "seller", "owner"] as const;
  for (const field of people)
    if (texts[field] !== undefined && given.personOf(texts[field]) === null) return no(refusedAs(field, "ambiguous_person"));
  const client = texts["client"] === undefined ? undefined : known.clientOf(texts["client"]);
  if (client === null) return no(refusedAs("client", "ambiguous_client"));
  const channels = channelsIn(texts, given.country, current?.channels ?? []);
  if (!channels.ok) return channels;
  const opened = current === null ? open(texts, externalId, hasOwnId, client?.id ?? null, channels.value, known, given) : yes(null);
  if (!opened.ok) return opened;
  const events: LeadEvent[] = [];
  let lead = current;
  const add = (more: readonly LeadEvent[]) => {
    for (const event of more) {
      events.push(event);
      lead =
        lead === null || event.type === "LeadOpened" ? (event as Extract<LeadEvent, { type: "LeadOpened" }>).lead : evolveLead(lead, event);
    }
  };
  if (opened.value !== null) add(opened.value);
  else if (lead !== null) {
    const changed = changeLead(lead, wishOf(texts, lead, client?.id, channels.value, known, given));
    if (!changed.ok) return no(refusedAs("title", changed.refusal));
    add(changed.value);
  }
  const on = texts["converted_at"];
  if (lead === null) return yes(events);
  if (on !== undefined || status === "converted") {
    if (lead.status === "converted") return yes(events);
    if (on === undefined) return no(refusedAs("converted_at", "date_needed"));
    const into = { on, clientId: client?.id ?? null, dealId: null };
    // A conversion that is told to be before the first contact stands as told; the report counts it as a problem.
    const converted = convertLead(lead, into, later(lead.since, startOf(on, given.timeZone)), "history");
    if (!converted.ok) return no(refusedAs("converted_at", converted.refusal));
    add(converted.value);
  } else if (status === "rejected" && lead.status !== "rejected") {
    const reason = known.reasonOf(texts["rejection_reason"] ?? reasonNotStated);
    const told = rejectLead(lead, reason, later(lead.since, given.now), "history");
    if (!told.ok) return no(refusedAs("status", told.refusal));
    add(told.value);
  } else if (status === "in_work" && lead.status === "new") {
    const taken = takeLead(lead, later(lead.since, given.now), "history");
    if (!taken.ok) return no(refusedAs("status", taken.refusal));
    add(taken.value);
  }
  return yes(events);
}

type Texts = Readonly<Record<string, string>>;
const later = (one: Date, other: Date) => (one > other ? one : other);
const startOf = (date: string, timeZone: string): Date => {
  const at = parseInstant(date, timeZone);
  return at.ok ? at.value : new Date(0);
};
const person = (texts: Texts, field: string, given: ImportGiven) => (texts[field] === undefined ? null : given.personOf(texts[field]));
/** Without an owner a lead belongs to its seller, else to whoever calls, else to whoever imports. */
export const ownerIn = (texts: Texts, given: ImportGiven) =>
  person(texts, "owner", given) ?? person(texts, "seller", given) ?? person(texts, "telesales", given);

function open(
  texts: Texts,
  externalId: string,
  hasOwnId: boolean,
  clientId: string | null,
  channels: readonly Channel[],
  known: Known,
  given: ImportGiven,
): Result<readonly LeadEvent[], RowRefusal> {
  const ownerId = ownerIn(texts, given) ?? given.fallbackOwnerId;
  if (ownerId === null) return no(refusedAs("owner", "owner_needed"));
  const names = { title: texts["title"] ?? null, company: texts["company"] ?? null, person: texts["person"] ?? null };
  const firstContactOn = texts["first_contact_at"] ?? null;
  const openedAt = firstContactOn === null ? given.now : startOf(firstContactOn, given.timeZone);
  const opened = openLead({
    id: given.newId(),
    ownerId,
    ...names,
    // A lead that nothing but its id elsewhere is known of is called by it.
    title: titleOf(names) ?? texts["client"] ?? (hasOwnId ? externalId : ""),
    channels,
    clientId,
    contactId: null,
    sourceId: known.sourceOf(texts["source"]),
    referredById: null,
    regionId: known.regionOf(texts["region"]),
    telesalesId: person(texts, "telesales", given),
    sellerId: person(texts, "seller", given),
    firstContactOn,
    status: "new",
    reasonId: null,
    openedAt,
    firstResponseAt: null,
    convertedOn: null,
    dealId: null,
    since: openedAt,
    stays: 1,
    externalId,
    archivedAt: null,
    version: 1,
  });
  return opened.ok ? opened : no(refusedAs("title", opened.refusal));
}

/** Only what the row says; what it leaves empty stays as it is. */
function wishOf(texts: Texts, lead: Lead, clientId: string | undefined, channels: readonly Channel[], known: Known, given: ImportGiven) {
  const told = <T>(field: string, value: T) => (texts[field] === undefined ? {} : value);
  const owner = ownerIn(texts, given);
  return {
    ...told("title", { title: texts["title"] }),
    ...told("company", { company: texts["company"] ?? null }),
    ...told("person", { person: texts["person"] ?? null }),
    ...told("source", { sourceId: known.sourceOf(texts["source"]) }),
    ...told("region", { regionId: known.regionOf(texts["region"]) }),
    ...told("telesales", { telesalesId: person(texts, "telesales", given) }),
    ...told("seller", { sellerId: person(texts, "seller", given) }),
    ...told("first_contact_at", { firstContactOn: texts["first_contact_at"] ?? null }),
    ...(clientId === undefined ? {} : { clientId }),
    ...(channels === lead.channels ? {} : { channels }),
    ...(owner === null ? {} : { ownerId: owner }),
  } as Parameters<typeof changeLead>[1];
}

/** The values that the changes took the place of. */
export function beforeOf(before: Lead, events: readonly LeadEvent[]): Readonly<Record<string, unknown>> {
  const names = new Set(
    events.flatMap((event) =>
      event.type === "LeadChanged" ? Object.keys(event.after) : event.type === "LeadHandedOver" ? ["ownerId"] : [],
    ),
  );
  const { status, stays, reasonId, convertedOn, dealId, firstResponseAt, clientId } = before;
  const isMoved = events.some((event) => "stay" in event);
  return {
    status,
    stays,
    ...(isMoved ? { reasonId, convertedOn, dealId, firstResponseAt, clientId } : {}),
    ...Object.fromEntries([...names].map((name) => [name, before[name as keyof Lead]])),
  };
}

/** The lead after what the row made happen; a new one begins with its opening. */
export function afterLead(current: Lead | null, events: readonly LeadEvent[]): Lead {
  const first = events[0];
  if (current === null && first?.type !== "LeadOpened") throw new Error("a lead begins with its opening");
  return events.reduce(evolveLead, current ?? (first as Extract<LeadEvent, { type: "LeadOpened" }>).lead);
}

/** A lead that opens and goes on within a batch is written as it opened, with all that is known of it, and then step by step. */
export function openedIn({ lead, events }: Followed): Lead {
  const first = (events[0] as Extract<LeadEvent, { type: "LeadOpened" }>).lead;
  return { ...lead, status: first.status, reasonId: null, convertedOn: null, since: first.since, stays: 1 };
}
export const stepsOf = ({ events }: Followed): readonly Step[] => events.filter((event): event is Step => "stay" in event);
export const leadEntries = (events: readonly LeadEvent[]) => events.map((event) => ({ ...recordedLead(event), subjectKind: "lead" }));
