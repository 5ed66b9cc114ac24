/** The leads of some stories, many at once: decided by the same core as single ones, written in sets. Answers their ids by key. */
import { idsOfClientWords } from "#features/clients/sql/lists.ts";
import {
  convertLead,
  evolveLead,
  type Lead,
  type LeadEvent,
  type LeadStep,
  openLead,
  rejectLead,
  takeLead,
} from "#features/deals/core/lead.ts";
import { readLeadChannels } from "#features/deals/core/lead-channels.ts";
import { recordedLead } from "#features/deals/core/lead-recorded.ts";
import { insertLeads, saveLeadSteps, saveParts } from "#features/deals/sql/leads/save-lead.ts";
import { idsOfDealWords } from "#features/deals/sql/lists.ts";
import type { DemoLead } from "#features/exchange/core/demo/story.ts";
import { appendJournal } from "#platform/command/journal.ts";
import type { Result } from "#shared/result.ts";
import type { Chapter } from "./storyteller.ts";

export type LeadSeat = { readonly lead: DemoLead; readonly clientId: string | null; readonly dealId: string | null };
type Told = { readonly actorId: string; readonly event: LeadEvent };

export async function tellLeads(
  chapter: Chapter,
  workspaceId: string,
  seats: readonly LeadSeat[],
  people: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, string>> {
  const { tx } = chapter;
  const [first] = seats;
  if (!first) return new Map();
  const { newId } = chapter.context(momentOf(first.lead), null);
  const sourceNames = seats.map(({ lead }) => lead.source);
  const sources = await idsOfClientWords(tx, workspaceId, "source", sourceNames, newId);
  const rejections = seats.flatMap(({ lead }) => lead.steps.flatMap(({ reason }) => (reason === undefined ? [] : [reason])));
  const reasons = await idsOfDealWords(tx, workspaceId, "rejection_reason", rejections, newId);
  const told = seats.map((seat) => decideAll(seat, chapter.idAt(momentOf(seat.lead)), sources, reasons, people));
  const writer = chapter.context(momentOf(first.lead), null);
  const leads = told.map(([opened]) => (opened?.event.type === "LeadOpened" ? opened.event.lead : fault("no lead was opened")));
  await insertLeads(tx, leads, writer);
  const rounds = Math.max(...told.map((own) => own.length));
  for (let round = 1; round < rounds; round++)
    for (const [actorId, some] of Map.groupBy(
      told.flatMap((own) => own[round] ?? []),
      ({ actorId }) => actorId,
    ))
      await saveLeadSteps(
        tx,
        some.map(({ event }) => event as LeadStep & LeadEvent),
        { ...writer, actor: { ...writer.actor, personId: actorId } },
      );
  await saveParts(tx, workspaceId, leads);
  for (const [actorId, some] of Map.groupBy(told.flat(), ({ actorId }) => actorId))
    await appendJournal(
      tx,
      "deals",
      some.map(({ event }) => ({ ...recordedLead(event), subjectKind: "lead" })),
      chapter.context(momentOf(first.lead), actorId),
    );
  return new Map(seats.map(({ lead }, index) => [lead.key, leads[index]!.id]));
}

function decideAll(
  { lead: story, clientId, dealId }: LeadSeat,
  id: string,
  sources: ReadonlyMap<string, string>,
  reasons: ReadonlyMap<string, string>,
  people: ReadonlyMap<string, string>,
): readonly Told[] {
  const personOf = (key: string) => people.get(key) ?? fault(`nobody is called ${key}`);
  const channels = readLeadChannels(
    [],
    { phones: [{ value: story.phone, label: null }], emails: [{ value: story.email, label: null }] },
    "DE",
  );
  if (!channels.ok) return fault(channels.refusal);
  const openedAt = momentOf(story);
  let lead: Lead = {
    id,
    title: story.company,
    company: story.company,
    person: story.person,
    channels: channels.value,
    clientId: null,
    contactId: null,
    sourceId: sources.get(story.source) ?? null,
    referredById: null,
    regionId: null,
    telesalesId: personOf(story.telesales),
    sellerId: personOf(story.seller),
    firstContactOn: story.firstContactOn,
    ownerId: personOf(story.telesales),
    status: "new",
    reasonId: null,
    openedAt,
    firstResponseAt: null,
    convertedOn: null,
    dealId: null,
    since: openedAt,
    stays: 1,
    externalId: null,
    archivedAt: null,
    version: 1,
  };
  return story.steps.flatMap(({ at, actor, status, reason }) => {
    const into = { on: at.toISOString().slice(0, 10), clientId, dealId };
    const events = decided(
      status === "new"
        ? openLead(lead)
        : status === "in_work"
          ? takeLead(lead, at, "bind")
          : status === "rejected"
            ? rejectLead(lead, reasons.get(reason ?? "") ?? "", at, "bind")
            : convertLead(lead, into, at, "bind"),
    );
    lead = events.reduce(evolveLead, lead);
    return events.map((event) => ({ actorId: personOf(actor), event }));
  });
}

const momentOf = ({ steps }: DemoLead): Date => steps[0]?.at ?? fault("a lead without a beginning");

function decided(result: Result<readonly LeadEvent[], string>): readonly LeadEvent[] {
  return result.ok ? result.value : fault(result.refusal);
}

function fault(why: string): never {
  throw new Error(`the story cannot be: ${why}`);
}
