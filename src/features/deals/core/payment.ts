/** Payments: money that came, or, below zero, went back. */
import { differing } from "#shared/changes.ts";
import type { Money } from "#shared/money.ts";
import { no, type Result, yes } from "#shared/result.ts";
import type { BelongingRefusal } from "./belonging.ts";

export type PaymentDetails = {
  readonly paidOn: string;
  readonly amount: Money;
  /** For whom it counts: the owner of its deal on the day the money came; without a deal the owner of its client. */
  readonly creditedToId: string;
};
export type Payment = PaymentDetails & {
  readonly id: string;
  readonly ownerId: string;
  readonly parentId: string;
  readonly clientId: string | null;
  readonly dealId: string | null;
  readonly contractId: string | null;
  readonly externalId: string | null;
  readonly voidedAt: Date | null;
  readonly version: number;
};
export type PaymentEvent =
  | { readonly type: "PaymentReceived"; readonly payment: Payment }
  | {
      readonly type: "PaymentChanged";
      readonly paymentId: string;
      readonly before: Partial<PaymentDetails>;
      readonly after: Partial<PaymentDetails>;
    }
  | { readonly type: "PaymentVoided"; readonly paymentId: string; readonly at: Date };
export type PaymentRefusal =
  | BelongingRefusal
  | "external_id_taken"
  | "amount_malformed"
  | "amount_zero"
  | "day_in_future"
  | "payment_voided";

export function receivePayment(payment: Payment, today: string): Result<readonly PaymentEvent[], PaymentRefusal> {
  const problem = problemOf(payment, today);
  return problem ? no(problem) : yes([{ type: "PaymentReceived", payment }]);
}

export function changePayment(
  payment: Payment,
  wish: Partial<PaymentDetails>,
  today: string,
): Result<readonly PaymentEvent[], PaymentRefusal> {
  if (payment.voidedAt !== null) return no("payment_voided");
  const problem = problemOf({ ...payment, ...wish }, today);
  if (problem) return no(problem);
  const after = differing<PaymentDetails>(payment, wish);
  const names = Object.keys(after) as (keyof PaymentDetails)[];
  const before = Object.fromEntries(names.map((name) => [name, payment[name]])) as Partial<PaymentDetails>;
  return yes(names.length === 0 ? [] : [{ type: "PaymentChanged", paymentId: payment.id, before, after }]);
}

/** Written down by mistake: it stays on record and counts nowhere. */
export function voidPayment(payment: Payment, at: Date): Result<readonly PaymentEvent[], PaymentRefusal> {
  return payment.voidedAt !== null ? no("payment_voided") : yes([{ type: "PaymentVoided", paymentId: payment.id, at }]);
}

function problemOf({ amount, paidOn }: PaymentDetails, today: string): PaymentRefusal | null {
  if (amount.minor === 0n) return "amount_zero";
  return paidOn > today ? "day_in_future" : null;
}

/** Who owned a deal, with [from, to) of each; the first held since always. */
export type Ownership = { readonly personId: string; readonly from: Date; readonly to: Date | null };

/** The owner at the end of a business day, whose end is the beginning of the next. Before the first owner it is the first. */
export function ownerOnDay(ownerships: readonly Ownership[], endOfDay: Date): string | null {
  const held = ownerships.findLast(({ from }) => from < endOfDay) ?? ownerships[0];
  return held?.personId ?? null;
}
