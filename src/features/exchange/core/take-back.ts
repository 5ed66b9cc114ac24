/** What gives a record its values back that an import changed: the changes of its own room, or null where that room allows none any more. Pure. */
import { type Client, changeClient } from "#features/clients/core/client.ts";
import { type Contact, changeContact } from "#features/clients/core/contact.ts";
import { changeDeal, type Deal, type DealEvent } from "#features/deals/core/deal.ts";
import { changeLead, type Lead } from "#features/deals/core/lead.ts";
import { changePayment, type Payment } from "#features/deals/core/payment.ts";
import { recorded } from "#features/deals/core/recorded.ts";
import { type LastVisits, undoStep } from "#features/deals/core/undo.ts";
import type { Result } from "#shared/result.ts";

/** Values as they were kept: minor units as digits. */
export type Before = Readonly<Record<string, unknown>>;

const around = { ownerFault: null, isExternalIdTaken: false } as const;
const eventsOf = <E>(changed: Result<readonly E[], unknown>) => (changed.ok ? changed.value : null);
const minorOf = (value: unknown) => (typeof value === "string" ? BigInt(value) : value);
const moneyOf = (value: unknown) =>
  value === null || value === undefined ? value : { ...(value as object), minor: minorOf((value as { minor: unknown }).minor) };
const withField = (before: Before, field: string, read: (value: unknown) => unknown) =>
  field in before ? { ...before, [field]: read(before[field]) } : before;

export const clientBack = (current: Client, before: Before, at: Date) =>
  eventsOf(
    changeClient(
      current,
      withField(before, "revenue", moneyOf) as Parameters<typeof changeClient>[1],
      { ...around, isParentSeen: null, parentLine: [] },
      at,
    ),
  );

/** `clientOwnerId` is of the client to which the contact goes back, if it was at another. */
export const contactBack = (current: Contact, before: Before, clientOwnerId: string | undefined, at: Date) =>
  eventsOf(changeContact(current, before, { ...around, clientOwnerId }, at));

/** What it is besides its status, which is taken back on its own. */
export function leadBack(current: Lead, before: Before) {
  const { status: _, stays: __, reasonId: ___, convertedOn: ____, dealId: _____, firstResponseAt: ______, ...wish } = before;
  return current.archivedAt === null ? eventsOf(changeLead(current, wish as Parameters<typeof changeLead>[1])) : null;
}

export const stepBack = (current: Deal, visits: LastVisits, at: Date) =>
  eventsOf(undoStep(current, visits, current.visits, { personId: null, mayCorrect: true, now: at }));
export function dealBack(current: Deal, before: Before, at: Date) {
  const { visits: _, version: __, ...wish } = before;
  return eventsOf(changeDeal(current, withField(wish, "amount", minorOf) as Parameters<typeof changeDeal>[1], at));
}
export const takenBack = (events: readonly DealEvent[]) => events.map((event) => ({ ...recorded(event), subjectKind: "deal" }));

/** What stood there once may stand there again, whatever the day. */
export const paymentBack = (current: Payment, before: Before) =>
  eventsOf(changePayment(current, withField(before, "amount", moneyOf), "9999-12-31"));
