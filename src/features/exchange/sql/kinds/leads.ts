/** A batch of leads from a file: those known by their id elsewhere are changed, the others opened in the past; all by the decisions of the room deals. */
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
import { leadsByExternalIds } from "#features/deals/sql/leads/load-lead.ts";
import { insertLeads, saveLeadEvents, saveLeadSteps, saveParts } from "#features/deals/sql/leads/save-lead.ts";
import { appendJournal } from "#platform/command/journal.ts";
import type { Tx } from "#platform/db/database.ts";
import { parseInstant } from "#shared/instant.ts";
import { no, type Result, yes } from "#shared/result.ts";
import { channelsIn } from "../../core/channels-in.ts";
import { type Imported, type ImportRow, type Outcome, refusedAs } from "../../core/imported.ts";
import type { RowRefusal } from "../../core/read-row.ts";
import { reasonNotStated } from "../../core/stage-moves.ts";
import { type Batch, clientsByName, type ImportParts, idsOfWords } from "../names.ts";

type Step = Extract<LeadEvent, { readonly type: "LeadTaken" | "LeadRejected" | "LeadReopened" | "LeadConverted" }>;
/** A lead on its way: as it was found, and what the rows made happen to it. */
type Followed = { readonly before: Lead | null; lead: Lead; readonly events: LeadEvent[] };
type Known = {
  readonly sourceOf: (name: string | undefined) => string | null;
  readonly regionOf: (name: string | undefined) => string | null;
  readonly reasonOf: (name: string) => string;
  readonly clientOf: (name: string) => { readonly id: string } | null | undefined;
};

export async function importLeads(tx: Tx, rows: readonly ImportRow[], parts: ImportParts): Promise<Batch> {
  const { context } = parts;
  const texts = rows.map(({ values }) => values.texts);
  const sources = await idsOfWords(
    tx,
    "source",
    texts.map((row) => row["source"]),
    parts,
  );
  const regions = await idsOfWords(
    tx,
    "region",
    texts.map((row) => row["region"]),
    parts,
  );
  const rejected = texts.flatMap((row) => (row["status"] === "rejected" ? [row["rejection_reason"] ?? reasonNotStated] : []));
  const reasons = await idsOfWords(tx, "rejection_reason", rejected, parts);
  const named = new Map(texts.flatMap((row) => (row["client"] === undefined ? [] : [[row["client"], ownerIn(row, parts)] as const])));
  const clients = await clientsByName(tx, named, parts);
  const known: Known = {
    sourceOf: (name) => (name === undefined ? null : (sources.ids.get(name) ?? null)),
    regionOf: (name) => (name === undefined ? null : (regions.ids.get(name) ?? null)),
    reasonOf: (name) => reasons.ids.get(name) ?? "",
    clientOf: (name) => clients.ids.get(name),
  };
  const found = await leadsByExternalIds(
    tx,
    context.actor.workspaceId,
    rows.map(({ externalId }) => externalId),
  );
  const followed = new Map<string, Followed>();
  const outcomes = rows.map((row): Outcome => {
    const own = followed.get(row.externalId) ?? null;
    const before = own?.before ?? found.get(row.externalId) ?? null;
    const current = own?.lead ?? before;
    const events = follow(current, row, known, parts);
    if (!events.ok) return events.refusal;
    if (events.value.length === 0) return "unchanged";
    const lead = events.value.reduce(evolveLead, current ?? (events.value[0] as Extract<LeadEvent, { type: "LeadOpened" }>).lead);
    if (own) {
      own.events.push(...events.value);
      own.lead = lead;
    } else followed.set(row.externalId, { before, lead, events: [...events.value] });
    return current === null ? "created" : "updated";
  });
  const all = [...followed.values()];
  if (!parts.isDry) await write(tx, all, parts);
  const imported = all.map(({ before, lead, events }): Imported => {
    const change = before === null ? "created" : "updated";
    return {
      recordId: lead.id,
      kind: "lead",
      change,
      version: before === null ? 1 : before.version + 1,
      before: before && beforeOf(before, events),
    };
  });
  return {
    outcomes,
    imported: [...clients.created, ...imported],
    alsoCreated: { clients: clients.created.length, sources: sources.created, regions: regions.created, rejectionReasons: reasons.created },
  };
}

function follow(
  current: Lead | null,
  { values, externalId, hasOwnId }: ImportRow,
  known: Known,
  parts: ImportParts,
): Result<readonly LeadEvent[], RowRefusal> {
  const { texts } = values;
  const status = texts["status"]?.toLowerCase().replace(/[\s-]+/g, "_");
  if (status !== undefined && !(leadStatuses as readonly string[]).includes(status)) return no(refusedAs("status", "unknown_status"));
  const people = ["telesales", "seller", "owner"] as const;
  for (const field of people)
    if (texts[field] !== undefined && parts.personOf(texts[field]) === null) return no(refusedAs(field, "ambiguous_person"));
  const client = texts["client"] === undefined ? undefined : known.clientOf(texts["client"]);
  if (client === null) return no(refusedAs("client", "ambiguous_client"));
  const channels = channelsIn(texts, parts.country, current?.channels ?? []);
  if (!channels.ok) return channels;
  const opened = current === null ? open(texts, externalId, hasOwnId, client?.id ?? null, channels.value, known, parts) : yes(null);
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
    const changed = changeLead(lead, wishOf(texts, lead, client?.id, channels.value, known, parts));
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
    const converted = convertLead(lead, into, later(lead.since, startOf(on, parts.timeZone)), "history");
    if (!converted.ok) return no(refusedAs("converted_at", converted.refusal));
    add(converted.value);
  } else if (status === "rejected" && lead.status !== "rejected") {
    const reason = known.reasonOf(texts["rejection_reason"] ?? reasonNotStated);
    const told = rejectLead(lead, reason, later(lead.since, parts.context.now), "history");
    if (!told.ok) return no(refusedAs("status", told.refusal));
    add(told.value);
  } else if (status === "in_work" && lead.status === "new") {
    const taken = takeLead(lead, later(lead.since, parts.context.now), "history");
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
const person = (texts: Texts, field: string, parts: ImportParts) => (texts[field] === undefined ? null : parts.personOf(texts[field]));
/** Without an owner a lead belongs to its seller, else to whoever calls, else to whoever imports. */
const ownerIn = (texts: Texts, parts: ImportParts) =>
  person(texts, "owner", parts) ?? person(texts, "seller", parts) ?? person(texts, "telesales", parts);

function open(
  texts: Texts,
  externalId: string,
  hasOwnId: boolean,
  clientId: string | null,
  channels: readonly Channel[],
  known: Known,
  parts: ImportParts,
): Result<readonly LeadEvent[], RowRefusal> {
  const ownerId = ownerIn(texts, parts) ?? parts.fallbackOwnerId;
  if (ownerId === null) return no(refusedAs("owner", "owner_needed"));
  const names = { title: texts["title"] ?? null, company: texts["company"] ?? null, person: texts["person"] ?? null };
  const firstContactOn = texts["first_contact_at"] ?? null;
  const openedAt = firstContactOn === null ? parts.context.now : startOf(firstContactOn, parts.timeZone);
  const opened = openLead({
    id: parts.context.newId(),
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
    telesalesId: person(texts, "telesales", parts),
    sellerId: person(texts, "seller", parts),
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
function wishOf(texts: Texts, lead: Lead, clientId: string | undefined, channels: readonly Channel[], known: Known, parts: ImportParts) {
  const told = <T>(field: string, value: T) => (texts[field] === undefined ? {} : value);
  const owner = ownerIn(texts, parts);
  return {
    ...told("title", { title: texts["title"] }),
    ...told("company", { company: texts["company"] ?? null }),
    ...told("person", { person: texts["person"] ?? null }),
    ...told("source", { sourceId: known.sourceOf(texts["source"]) }),
    ...told("region", { regionId: known.regionOf(texts["region"]) }),
    ...told("telesales", { telesalesId: person(texts, "telesales", parts) }),
    ...told("seller", { sellerId: person(texts, "seller", parts) }),
    ...told("first_contact_at", { firstContactOn: texts["first_contact_at"] ?? null }),
    ...(clientId === undefined ? {} : { clientId }),
    ...(channels === lead.channels ? {} : { channels }),
    ...(owner === null ? {} : { ownerId: owner }),
  } as Parameters<typeof changeLead>[1];
}

async function write(tx: Tx, all: readonly Followed[], parts: ImportParts): Promise<void> {
  const { context, importId } = parts;
  const writer = { ...context, importId };
  const fresh = all.filter(({ before }) => before === null);
  // A lead that opens and goes on within the batch is written as it opened, with all that is known of it, then step by step.
  const opened = fresh.map(({ lead, events }): Lead => {
    const first = (events[0] as Extract<LeadEvent, { type: "LeadOpened" }>).lead;
    return { ...lead, status: first.status, reasonId: null, convertedOn: null, since: first.since, stays: 1 };
  });
  await insertLeads(tx, opened, writer);
  const steps = fresh.map(({ events }) => events.filter((event): event is Step => "stay" in event));
  for (let round = 0; steps.some((own) => own.length > round); round++)
    await saveLeadSteps(
      tx,
      steps.flatMap((own) => own[round] ?? []),
      writer,
    );
  await saveParts(tx, context.actor.workspaceId, opened);
  for (const { before, events } of all) if (before !== null) await saveLeadEvents(tx, events, before, writer);
  const entries = all.flatMap(({ events }) => events.map((event) => ({ ...recordedLead(event), subjectKind: "lead" })));
  await appendJournal(tx, "deals", entries, context);
}

/** The values that the changes took the place of. */
function beforeOf(before: Lead, events: readonly LeadEvent[]): Readonly<Record<string, unknown>> {
  const names = new Set(
    events.flatMap((event) =>
      event.type === "LeadChanged" ? Object.keys(event.after) : event.type === "LeadHandedOver" ? ["ownerId"] : [],
    ),
  );
  return {
    status: before.status,
    stays: before.stays,
    ...Object.fromEntries([...names].map((name) => [name, before[name as keyof Lead]])),
  };
}
