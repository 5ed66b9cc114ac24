/** What a row about a payment means: pure, by the decisions of the room deals. */
import { belongingOf, type Seen } from "#features/deals/core/belonging.ts";
import { recordedPayment } from "#features/deals/core/money-recorded.ts";
import { changePayment, type Payment, type PaymentEvent, receivePayment } from "#features/deals/core/payment.ts";
import { no, type Result, yes } from "#shared/result.ts";
import { foldText } from "#shared/text.ts";
import { refusedAs } from "../imported.ts";
import type { RowRefusal } from "../read-row.ts";

export type Owner = NonNullable<Seen["contract"]> | NonNullable<Seen["deal"]>;
/** By name or id elsewhere: the one that is meant; null where several could be. */
export type Owners = ReadonlyMap<string, Owner | null>;

export type Wish = Omit<Payment, "id" | "externalId" | "voidedAt" | "version">;

export type Candidate = NonNullable<Seen["contract"]> & { readonly externalId: string | null; readonly folded: string };

/** By the id elsewhere; else by the title, where one has it. */
export function chosen(names: readonly string[], rows: readonly Candidate[]): Owners {
  return new Map(
    names.flatMap((name) => {
      const byId = rows.filter(({ externalId }) => externalId === name);
      const same = byId.length > 0 ? byId : rows.filter(({ folded }) => folded === foldText(name));
      return same[0] === undefined ? [] : [[name, same.length === 1 ? same[0] : null] as const];
    }),
  );
}

export const dayIn = (at: Date, timeZone: string) =>
  new Intl.DateTimeFormat("sv-SE", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }).format(at);

export type Taken = { readonly before: Payment | null; readonly payment: Payment; readonly events: readonly PaymentEvent[] };

/** Null: nothing changes. For whom a payment counts was settled when it came in; a file that comes again does not move it. */
export function decidePayment(
  current: Payment | null,
  wish: Wish,
  externalId: string,
  today: string,
  newId: () => string,
): Result<Taken | null, RowRefusal> {
  const { paidOn, amount, creditedToId } = wish;
  const fresh: Payment = { ...wish, id: newId(), externalId, voidedAt: null, version: 1 };
  const change = { paidOn, amount, ...(current !== null && paidOn === current.paidOn ? {} : { creditedToId }) };
  const decided = current === null ? receivePayment(fresh, today) : changePayment(current, change, today);
  if (!decided.ok) return no(refusedAs(decided.refusal === "day_in_future" ? "paid_on" : "amount", decided.refusal));
  const [event] = decided.value;
  if (event === undefined) return yes(null);
  const payment = event.type === "PaymentChanged" ? { ...(current ?? fresh), ...event.after } : fresh;
  return yes({ before: current, payment, events: decided.value });
}

/** To which deal, contract and client the money belongs. */
export function belongs(deal: Owner | null, contract: Owner | null, client: { readonly id: string; readonly ownerId: string } | null) {
  const seen = { client, deal: deal as Seen["deal"], contract: contract as Seen["contract"] };
  return belongingOf({ clientId: client?.id ?? null, dealId: deal?.id ?? null, contractId: contract?.id ?? null }, seen);
}

export const paymentEntries = (events: readonly PaymentEvent[]) =>
  events.map((event) => ({ ...recordedPayment(event), subjectKind: "payment" }));
