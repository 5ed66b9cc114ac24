/** The operations on leads: load, decide, save, record. */
import { ownerRefusal } from "#features/org/core/choosing.ts";
import type { Given, Operation } from "#platform/command/command.ts";
import { asReader, type Tx } from "#platform/db/database.ts";
import { demandFaultless } from "#platform/http/problem.ts";
import { no, type Result, yes } from "#shared/result.ts";
import { cleanName } from "#shared/text.ts";
import type { ChangeLead, LeadView, OpenLead } from "../../contract/leads.ts";
import {
  archiveLead,
  changeLead,
  fillLead,
  type Lead,
  type LeadEvent,
  type LeadRefusal,
  namedRefusal,
  openLead,
  rejectLead,
  reopenLead,
  takeLead,
  titleOf,
} from "../../core/lead.ts";
import { recordedLead } from "../../core/lead-recorded.ts";
import { findLead } from "../../sql/leads/lead-views.ts";
import { type AroundLead, loadAroundLead, loadSeenLead } from "../../sql/leads/load-lead.ts";
import { askLeadFields, type LeadWork, nothingFilled } from "../../sql/leads/own-fields.ts";
import { readLeadDetails } from "../../sql/leads/read-lead.ts";
import { saveLeadEvents } from "../../sql/leads/save-lead.ts";
import { idsOfDealWords } from "../../sql/lists.ts";

type State = { readonly lead: Lead; readonly decide: (given: Given) => Result<readonly LeadEvent[], LeadRefusal> };
type LeadOperation<C> = Operation<C, State, LeadEvent, LeadRefusal, LeadView>;

/** What all operations on leads share: only the loading differs, and which decision it prepares. */
const operation = <C>(load: LeadOperation<C>["load"]): LeadOperation<C> => ({
  feature: "deals",
  load,
  version: ({ lead }) => lead.version,
  decide: (state, _, given) => state.decide(given),
  save: (tx, events, { lead }, given) => saveLeadEvents(tx, events, lead, given),
  record: (event) => ({ ...recordedLead(event), subjectKind: "lead" }),
  answer: (tx, _, { lead }, __, given) => shownLead(tx, given, lead.id),
});

export const openingLead = operation<OpenLead>(async (tx, command, given) => {
  const { scope, personId } = given.actor;
  const ownerId = command.ownerId ?? personId;
  const around = await loadAroundLead(tx, scope, askedOf(command, ownerId, command.externalId ?? null));
  const details = await readLeadDetails(tx, given, command, null);
  const own = await filledIn(tx, given, command.custom, null);
  const read = details.ok ? details.value : {};
  const names = { company: read.company ?? null, person: read.person ?? null };
  const lead: Lead = {
    ...nothing,
    ...read,
    id: given.newId(),
    title: titleOf({ title: command.title === undefined ? null : cleanName(command.title), ...names }) ?? "",
    ownerId: ownerId ?? "",
    openedAt: given.now,
    since: given.now,
    externalId: command.externalId ?? null,
  };
  return {
    lead,
    decide: () => {
      if (ownerId === null) return no("owner_needed");
      if (around.isExternalIdTaken) return no("external_id_taken");
      const problem = aroundProblem(around, command);
      if (problem) return no(problem);
      if (!details.ok) return details;
      const opened = openLead(lead);
      return opened.ok ? yes([...opened.value, ...fillLead(lead.id, own.before, own.change)]) : opened;
    },
  };
});

export const changingLead = operation<{ readonly id: string; readonly change: ChangeLead }>(async (tx, { id, change }, given) => {
  const { scope } = given.actor;
  const lead = await loadSeenLead(tx, scope, id);
  if (!lead) return null;
  const around = await loadAroundLead(tx, scope, askedOf(change, change.ownerId === lead.ownerId ? null : (change.ownerId ?? null), null));
  const details = await readLeadDetails(tx, given, change, lead);
  const own = await filledIn(tx, given, change.custom, id);
  return {
    lead,
    decide: () => {
      const problem = aroundProblem(around, change, lead);
      if (problem) return no(problem);
      if (!details.ok) return details;
      const title = change.title === undefined ? {} : { title: cleanName(change.title) };
      const owner = change.ownerId === undefined ? {} : { ownerId: change.ownerId };
      const changed = changeLead(lead, { ...title, ...details.value, ...owner });
      return changed.ok ? yes([...changed.value, ...fillLead(id, own.before, own.change)]) : changed;
    },
  };
});

type Named = { readonly id: string };
const step = <C extends Named>(prepare: (tx: Tx, command: C, lead: Lead, given: Given) => Promise<State["decide"]>) =>
  operation<C>(async (tx, command, given) => {
    const lead = await loadSeenLead(tx, given.actor.scope, command.id);
    return lead && { lead, decide: await prepare(tx, command, lead, given) };
  });

export const takingLead = step<Named>(
  async (_, __, lead) =>
    ({ now }) =>
      takeLead(lead, now, "bind"),
);
export const reopeningLead = step<Named>(
  async (_, __, lead) =>
    ({ now }) =>
      reopenLead(lead, now, "bind"),
);
export const rejectingLead = step<Named & { readonly reason: string }>(async (tx, { reason }, lead, given) => {
  if (lead.status === "rejected" || lead.status === "converted") return ({ now }) => rejectLead(lead, "", now, "bind");
  const ids = await idsOfDealWords(tx, given.actor.workspaceId, "rejection_reason", [reason], given.newId);
  return ({ now }) => rejectLead(lead, ids.get(reason) ?? "", now, "bind");
});
export const archivingLead = step<Named & { readonly isArchived: boolean }>(
  async (_, { isArchived }, lead) =>
    ({ now }) =>
      archiveLead(lead, isArchived, now),
);

/** The company's own fields as sent; faults end the command with the place of each. */
const filledIn = async (tx: Tx, { actor }: Given, sent: ChangeLead["custom"], leadId: string | null): Promise<LeadWork> =>
  sent === undefined ? nothingFilled : demandFaultless(await askLeadFields(tx, actor.scope, sent, leadId));

/** A lead that nothing is known about. */
const nothing = {
  title: "",
  company: null,
  person: null,
  channels: [],
  clientId: null,
  contactId: null,
  sourceId: null,
  referredById: null,
  regionId: null,
  telesalesId: null,
  sellerId: null,
  firstContactOn: null,
  status: "new",
  reasonId: null,
  firstResponseAt: null,
  convertedOn: null,
  dealId: null,
  stays: 1,
  archivedAt: null,
  version: 1,
} as const satisfies Partial<Lead>;

const askedOf = (sent: ChangeLead, ownerId: string | null, externalId: string | null) => ({
  ownerId,
  telesalesId: sent.telesalesId ?? null,
  sellerId: sent.sellerId ?? null,
  clientId: sent.clientId ?? null,
  contactId: sent.contactId ?? null,
  referredById: sent.referredById ?? null,
  externalId,
});

/** What is named is there, and seen; what the lead had before may stay. */
function aroundProblem(around: AroundLead, sent: ChangeLead, known: Partial<Lead> = {}): LeadRefusal | null {
  const isNew = (name: "telesalesId" | "sellerId" | "clientId" | "contactId" | "referredById") =>
    typeof sent[name] === "string" && sent[name] !== known[name];
  if (around.ownerFault !== null) return ownerRefusal(around.ownerFault);
  if (isNew("telesalesId") && around.telesalesFault !== null) return namedRefusal("telesales", around.telesalesFault);
  if (isNew("sellerId") && around.sellerFault !== null) return namedRefusal("seller", around.sellerFault);
  if (isNew("clientId") && !around.hasClient) return "unknown_client";
  if (isNew("contactId") && !around.hasContact) return "unknown_contact";
  return isNew("referredById") && !around.hasReferrer ? "unknown_referrer" : null;
}

/** As whoever changed it sees it; somebody who gave it away is told once more what it is. */
export async function shownLead(tx: Tx, { actor }: Given, id: string): Promise<LeadView> {
  const seen = await asReader(tx, actor.scope, (eyes) => findLead(eyes, actor.workspaceId, id));
  const view = seen ?? (await findLead(tx, actor.workspaceId, id));
  if (!view) throw new Error("the lead just written is not there");
  return view;
}
