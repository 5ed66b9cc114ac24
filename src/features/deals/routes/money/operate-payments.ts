/** The operations on payments: load, decide, save, record. */
import type { Given, Operation } from "#platform/command/command.ts";
import { asReader, type Tx } from "#platform/db/database.ts";
import { no, type Result } from "#shared/result.ts";
import type { ChangePayment, PaymentView, ReceivePayment } from "../../contract/payments.ts";
import { belongingOf } from "../../core/belonging.ts";
import { recordedPayment } from "../../core/money-recorded.ts";
import { changePayment, type Payment, type PaymentEvent, type PaymentRefusal, receivePayment, voidPayment } from "../../core/payment.ts";
import { creditedTo, findPayment, loadSeenPayment, savePaymentEvents } from "../../sql/money/payments.ts";
import { companyNow, isNumberTaken, loadNamed } from "../../sql/seen-belonging.ts";
import { readEntered } from "./operate-contracts.ts";

type State = { readonly payment: Payment; readonly decide: (given: Given) => Result<readonly PaymentEvent[], PaymentRefusal> };
type PaymentOperation<C> = Operation<C, State, PaymentEvent, PaymentRefusal, PaymentView>;

/** What all operations on payments share: only the loading differs, and which decision it prepares. */
const operation = <C>(load: PaymentOperation<C>["load"]): PaymentOperation<C> => ({
  feature: "deals",
  load,
  version: ({ payment }) => payment.version,
  decide: (state, _, given) => state.decide(given),
  save: (tx, events, { payment }, given) => savePaymentEvents(tx, events, payment, given),
  record: recordedPayment,
  answer: (tx, _, { payment }, __, given) => shown(tx, given, payment.id),
});

export const receivingPayment = operation<ReceivePayment>(async (tx, command, given) => {
  const { scope, workspaceId } = given.actor;
  const named = { clientId: command.clientId ?? null, dealId: command.dealId ?? null, contractId: command.contractId ?? null };
  const seen = await loadNamed(tx, scope, named);
  const { today, currency, timeZone } = await companyNow(tx, workspaceId, given.now);
  const isTaken = await isNumberTaken(tx, workspaceId, "deals.payment", command.externalId ?? null);
  const belonging = belongingOf(named, seen);
  const place = belonging.ok ? belonging.value : { clientId: null, dealId: null, contractId: null, parentId: "", ownerId: "" };
  const amount = readEntered(command.amount, seen.contract?.currency ?? seen.deal?.currency ?? currency);
  const paidOn = command.paidOn ?? today;
  const payment: Payment = {
    id: given.newId(),
    ...place,
    paidOn,
    amount: amount === "amount_malformed" ? { minor: 0n, currency } : amount,
    creditedToId: await creditedTo(tx, workspaceId, place.dealId, paidOn, timeZone, place.ownerId),
    externalId: command.externalId ?? null,
    voidedAt: null,
    version: 1,
  };
  return {
    payment,
    decide: () => {
      if (!belonging.ok) return belonging;
      if (isTaken) return no("external_id_taken");
      return amount === "amount_malformed" ? no("amount_malformed") : receivePayment(payment, today);
    },
  };
});

type Named = { readonly id: string };

/** Another day may mean another owner of the deal, for whom it then counts. */
export const changingPayment = operation<Named & { readonly change: ChangePayment }>(async (tx, { id, change }, given) => {
  const { scope, workspaceId } = given.actor;
  const payment = await loadSeenPayment(tx, scope, id);
  if (!payment) return null;
  const { today, timeZone } = await companyNow(tx, workspaceId, given.now);
  const amount = change.amount === undefined ? undefined : readEntered(change.amount, payment.amount.currency);
  const moved =
    change.paidOn === undefined || change.paidOn === payment.paidOn
      ? {}
      : {
          paidOn: change.paidOn,
          creditedToId: await creditedTo(tx, workspaceId, payment.dealId, change.paidOn, timeZone, payment.creditedToId),
        };
  return {
    payment,
    decide: () => {
      if (amount === "amount_malformed") return no("amount_malformed");
      return changePayment(payment, { ...moved, ...(amount === undefined ? {} : { amount }) }, today);
    },
  };
});

export const voidingPayment = operation<Named>(async (tx, { id }, given) => {
  const payment = await loadSeenPayment(tx, given.actor.scope, id);
  return payment && { payment, decide: ({ now }) => voidPayment(payment, now) };
});

async function shown(tx: Tx, { actor }: Given, id: string): Promise<PaymentView> {
  const view = await asReader(tx, actor.scope, (eyes) => findPayment(eyes, actor.workspaceId, id));
  if (!view) throw new Error("the payment just written is not there");
  return view;
}
