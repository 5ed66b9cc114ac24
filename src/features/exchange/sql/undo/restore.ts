/** Gives a record that an import changed its values back, by the decisions of its own room. */
import { saveClientEvents } from "#features/clients/sql/save-client.ts";
import { saveContactEvents } from "#features/clients/sql/save-contact.ts";
import { loadClient } from "#features/clients/sql/seen-client.ts";
import { loadContact } from "#features/clients/sql/seen-contact.ts";
import { loadLead } from "#features/deals/sql/leads/load-lead.ts";
import { saveLeadEvents } from "#features/deals/sql/leads/save-lead.ts";
import { type StoodAt, takeBackStays } from "#features/deals/sql/leads/take-back-stays.ts";
import { loadDeal } from "#features/deals/sql/load-deal.ts";
import { loadSeenPayment, savePaymentEvents } from "#features/deals/sql/money/payments.ts";
import { saveDealEvents } from "#features/deals/sql/save-deal.ts";
import { loadLastVisits } from "#features/deals/sql/undo.ts";
import { loadFields } from "#features/fields/sql/field.ts";
import { customOf, saveCustom } from "#features/fields/sql/values.ts";
import { appendJournal, type JournalContext } from "#platform/command/journal.ts";
import type { Tx } from "#platform/db/database.ts";
import { filledEntry } from "../../core/filled.ts";
import type { Imported } from "../../core/imported.ts";
import { clientEntries } from "../../core/kinds/clients.ts";
import { contactEntries } from "../../core/kinds/contacts.ts";
import { leadEntries } from "../../core/kinds/leads.ts";
import { paymentEntries } from "../../core/kinds/payments.ts";
import { apart } from "../../core/own-values.ts";
import { type Before, clientBack, contactBack, dealBack, leadBack, paymentBack, stepBack, takenBack } from "../../core/take-back.ts";

/** False: its room does not let it be changed any more (archived, merged, voided). */
export type Restore = (tx: Tx, id: string, before: Before, context: JournalContext) => Promise<boolean>;

const client: Restore = async (tx, id, before, context) => {
  const current = await loadClient(tx, context.actor.workspaceId, id);
  const events = current && clientBack(current, before, context.now);
  if (!current || !events) return false;
  await saveClientEvents(tx, events, current, context);
  await appendJournal(tx, "clients", clientEntries(events), context);
  return true;
};

const contact: Restore = async (tx, id, before, context) => {
  const { workspaceId } = context.actor;
  const current = await loadContact(tx, workspaceId, id);
  const home = typeof before["clientId"] === "string" ? await loadClient(tx, workspaceId, before["clientId"]) : null;
  const events = current && contactBack(current, before, home?.ownerId, context.now);
  if (!current || !events) return false;
  await saveContactEvents(tx, events, current, context);
  await appendJournal(tx, "clients", contactEntries(events), context);
  return true;
};

const lead: Restore = async (tx, id, before, context) => {
  const { workspaceId } = context.actor;
  const moved = await loadLead(tx, workspaceId, id);
  if (moved && moved.stays > Number(before["stays"])) await takeBackStays(tx, workspaceId, id, before as StoodAt & Before);
  const current = await loadLead(tx, workspaceId, id);
  const events = current && leadBack(current, before);
  if (!current || !events) return false;
  await saveLeadEvents(tx, events, current, context);
  await appendJournal(tx, "deals", leadEntries(events), context);
  return true;
};

const deal: Restore = async (tx, id, before, context) => {
  const { workspaceId } = context.actor;
  let current = await loadDeal(tx, workspaceId, id);
  while (current && current.visits > Number(before["visits"])) {
    const steps = stepBack(current, await loadLastVisits(tx, workspaceId, id), context.now);
    if (!steps) return false;
    await saveDealEvents(tx, steps, current, context);
    await appendJournal(tx, "deals", takenBack(steps), context);
    current = await loadDeal(tx, workspaceId, id);
  }
  const events = current && dealBack(current, before, context.now);
  if (!current || !events) return false;
  await saveDealEvents(tx, events, current, context);
  await appendJournal(tx, "deals", takenBack(events), context);
  return true;
};

const payment: Restore = async (tx, id, before, context) => {
  const current = await loadSeenPayment(tx, context.actor.scope, id);
  const events = current && paymentBack(current, before);
  if (!current || !events) return false;
  await savePaymentEvents(tx, events, current, context);
  await appendJournal(tx, "deals", paymentEntries(events), context);
  return true;
};

const restores: Readonly<Record<Imported["kind"], Restore>> = { client, contact, lead, deal, payment };

/** With what was filled in of the company's own fields, which stands there under the names of filters. */
export async function restoreWhole(
  tx: Tx,
  { kind, recordId, before }: { readonly kind: Imported["kind"]; readonly recordId: string; readonly before: Before },
  context: JournalContext,
): Promise<boolean> {
  const { record, own: change } = apart(before);
  if (!(await restores[kind](tx, recordId, record, context))) return false;
  if (Object.keys(change).length === 0 || kind === "payment") return true;
  const { workspaceId } = context.actor;
  const definitions = await loadFields(tx, workspaceId, kind);
  const held = (await customOf(tx, workspaceId, definitions, [recordId])).get(recordId) ?? {};
  const now = Object.fromEntries(Object.keys(change).map((key) => [key, held[key] ?? null]));
  await saveCustom(tx, workspaceId, definitions, [{ recordId, change }]);
  const feature = kind === "client" || kind === "contact" ? "clients" : "deals";
  await appendJournal(tx, feature, [filledEntry(kind, recordId, now, change, context.now)], context);
  return true;
}
