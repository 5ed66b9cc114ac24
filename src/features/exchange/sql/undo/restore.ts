/** Gives a record that an import changed its values back, by the decisions of its own room. */
import { changeClient } from "#features/clients/core/client.ts";
import { changeContact } from "#features/clients/core/contact.ts";
import { saveClientEvents } from "#features/clients/sql/save-client.ts";
import { saveContactEvents } from "#features/clients/sql/save-contact.ts";
import { loadClient } from "#features/clients/sql/seen-client.ts";
import { loadContact } from "#features/clients/sql/seen-contact.ts";
import { changeDeal } from "#features/deals/core/deal.ts";
import { changeLead } from "#features/deals/core/lead.ts";
import { changePayment } from "#features/deals/core/payment.ts";
import { recorded } from "#features/deals/core/recorded.ts";
import { undoStep } from "#features/deals/core/undo.ts";
import { loadLead } from "#features/deals/sql/leads/load-lead.ts";
import { saveLeadEvents } from "#features/deals/sql/leads/save-lead.ts";
import { type StoodAt, takeBackStays } from "#features/deals/sql/leads/take-back-stays.ts";
import { loadDeal } from "#features/deals/sql/load-deal.ts";
import { loadSeenPayment, savePaymentEvents } from "#features/deals/sql/money/payments.ts";
import { saveDealEvents } from "#features/deals/sql/save-deal.ts";
import { loadLastVisits } from "#features/deals/sql/undo.ts";
import { appendJournal, type JournalContext } from "#platform/command/journal.ts";
import type { Tx } from "#platform/db/database.ts";
import type { Imported } from "../../core/imported.ts";
import { clientEntries } from "../../core/kinds/clients.ts";
import { contactEntries } from "../../core/kinds/contacts.ts";
import { leadEntries } from "../../core/kinds/leads.ts";
import { paymentEntries } from "../../core/kinds/payments.ts";

type Before = Readonly<Record<string, unknown>>;
/** False: its room does not let it be changed any more (archived, merged, voided). */
export type Restore = (tx: Tx, id: string, before: Before, context: JournalContext) => Promise<boolean>;

const around = { ownerStatus: "active", isExternalIdTaken: false } as const;
const minorOf = (value: unknown) => (typeof value === "string" ? BigInt(value) : value);
const moneyOf = (value: unknown) =>
  value === null || value === undefined ? value : { ...(value as object), minor: minorOf((value as { minor: unknown }).minor) };
const withField = (before: Before, field: string, read: (value: unknown) => unknown) =>
  field in before ? { ...before, [field]: read(before[field]) } : before;

const client: Restore = async (tx, id, before, context) => {
  const current = await loadClient(tx, context.actor.workspaceId, id);
  if (!current) return false;
  const wish = withField(before, "revenue", moneyOf) as Parameters<typeof changeClient>[1];
  const changed = changeClient(current, wish, { ...around, isParentSeen: null, parentLine: [] }, context.now);
  if (!changed.ok) return false;
  await saveClientEvents(tx, changed.value, current, context);
  await appendJournal(tx, "clients", clientEntries(changed.value), context);
  return true;
};

const contact: Restore = async (tx, id, before, context) => {
  const { workspaceId } = context.actor;
  const current = await loadContact(tx, workspaceId, id);
  if (!current) return false;
  const home = typeof before["clientId"] === "string" ? await loadClient(tx, workspaceId, before["clientId"]) : null;
  const changed = changeContact(current, before, { ...around, clientOwnerId: home?.ownerId }, context.now);
  if (!changed.ok) return false;
  await saveContactEvents(tx, changed.value, current, context);
  await appendJournal(tx, "clients", contactEntries(changed.value), context);
  return true;
};

const lead: Restore = async (tx, id, { status, stays, reasonId, convertedOn, dealId, firstResponseAt, ...wish }, context) => {
  const { workspaceId } = context.actor;
  const now = await loadLead(tx, workspaceId, id);
  if (!now || now.archivedAt !== null) return false;
  if (now.stays > Number(stays))
    await takeBackStays(tx, workspaceId, id, { status, stays, reasonId, convertedOn, dealId, firstResponseAt } as StoodAt);
  const current = await loadLead(tx, workspaceId, id);
  if (!current) return false;
  const changed = changeLead(current, wish as Parameters<typeof changeLead>[1]);
  if (!changed.ok) return false;
  await saveLeadEvents(tx, changed.value, current, context);
  await appendJournal(tx, "deals", leadEntries(changed.value), context);
  return true;
};

const deal: Restore = async (tx, id, { visits, version: _, ...wish }, context) => {
  const { workspaceId, personId } = context.actor;
  const by = { personId, mayCorrect: true, now: context.now };
  let current = await loadDeal(tx, workspaceId, id);
  while (current && current.visits > Number(visits)) {
    const undone = undoStep(current, await loadLastVisits(tx, workspaceId, id), current.visits, by);
    if (!undone.ok) return false;
    await saveDealEvents(tx, undone.value, current, context);
    await appendJournal(tx, "deals", entriesOf(undone.value), context);
    current = await loadDeal(tx, workspaceId, id);
  }
  if (!current) return false;
  const changed = changeDeal(current, withField(wish, "amount", minorOf) as Parameters<typeof changeDeal>[1], context.now);
  if (!changed.ok) return false;
  await saveDealEvents(tx, changed.value, current, context);
  await appendJournal(tx, "deals", entriesOf(changed.value), context);
  return true;
};
const entriesOf = (events: readonly Parameters<typeof recorded>[0][]) =>
  events.map((event) => ({ ...recorded(event), subjectKind: "deal" }));

const payment: Restore = async (tx, id, before, context) => {
  const current = await loadSeenPayment(tx, context.actor.scope, id);
  if (!current) return false;
  // What stood there once may stand there again, whatever the day.
  const changed = changePayment(current, withField(before, "amount", moneyOf), "9999-12-31");
  if (!changed.ok) return false;
  await savePaymentEvents(tx, changed.value, current, context);
  await appendJournal(tx, "deals", paymentEntries(changed.value), context);
  return true;
};

export const restores: Readonly<Record<Imported["kind"], Restore>> = { client, contact, lead, deal, payment };
