/** Payments: shown, for update, written down. */
import { sql } from "kysely";
import type { Given } from "#platform/command/command.ts";
import type { Scope, Tx } from "#platform/db/database.ts";
import { archiveRecord, enterRecords, renameRecord } from "#platform/db/record.ts";
import { addDays } from "#shared/date.ts";
import type { Catalogue } from "#shared/filter/catalogue.ts";
import { amountOf, formatMoney } from "#shared/money.ts";
import { startOfBusinessDay } from "#shared/period.ts";
import type { PaymentView } from "../../contract/payments.ts";
import { type Ownership, ownerOnDay, type Payment, type PaymentEvent } from "../../core/payment.ts";
import { paymentCatalogue } from "../../core/payment-catalogue.ts";
import { paymentSource } from "../payment-source.ts";
import { findRecord, type ListedKind } from "../records-list.ts";
import { seesRow } from "../seen-belonging.ts";

type Row = Omit<PaymentView, "amount" | "createdAt" | "voidedAt"> & {
  readonly minor: bigint;
  readonly currency: string;
  readonly createdAt: Date;
  readonly voidedAt: Date | null;
};

/** Names of client, deal and contract show where these do. */
export const paymentKind: ListedKind<Row, PaymentView> = {
  table: "deals.payment",
  catalogue: paymentCatalogue as Catalogue<never>,
  source: paymentSource,
  columns: sql`
    r.id, r.client_id as "clientId", cl.name as "clientName", r.deal_id as "dealId", d.title as "dealTitle", r.contract_id as "contractId", k.number as "contractNumber",
    r.owner_id as "ownerId", r.paid_on as "paidOn", r.amount as minor, r.currency, r.credited_to_id as "creditedToId", r.external_id as "externalId",
    r.created_at as "createdAt", r.voided_at as "voidedAt", r.version`,
  joins: sql`
    left join clients.client cl on cl.workspace_id = r.workspace_id and cl.id = r.client_id
    left join deals.deal d on d.workspace_id = r.workspace_id and d.id = r.deal_id
    left join deals.contract k on k.workspace_id = r.workspace_id and k.id = r.contract_id`,
  present: ({ minor, currency, createdAt, voidedAt, ...row }) => ({
    ...row,
    amount: formatMoney({ minor, currency }),
    createdAt: createdAt.toISOString(),
    voidedAt: voidedAt?.toISOString() ?? null,
  }),
  leftOut: { field: "voided", unless: sql<boolean>`r.voided_at is null` },
};

/** What the head of a list adds up. */
export const paymentAmount = { minor: sql`r.amount`, currency: sql`r.currency` };

export const findPayment = (tx: Tx, workspaceId: string, id: string) => findRecord(tx, workspaceId, paymentKind, id);

/** A payment that the person can see, locked; null if there is none. */
export async function loadSeenPayment(tx: Tx, scope: Scope, id: string): Promise<Payment | null> {
  const { workspaceId } = scope;
  if (!(await seesRow(tx, scope, "deals.payment", id))) return null;
  const { rows } = await sql<Omit<Payment, "amount"> & { readonly minor: bigint; readonly currency: string }>`
    select id, owner_id as "ownerId", coalesce(deal_id, contract_id, client_id) as "parentId", client_id as "clientId", deal_id as "dealId", contract_id as "contractId",
      paid_on as "paidOn", amount as minor, currency, credited_to_id as "creditedToId", external_id as "externalId", voided_at as "voidedAt", version
    from deals.payment where workspace_id = ${workspaceId} and id = ${id} for update`.execute(tx);
  const [row] = rows;
  if (!row) return null;
  const { minor, currency, ...rest } = row;
  return { ...rest, amount: { minor, currency } };
}

/** For whom money counts that came on a day: the deal's owner then, by the ownership intervals; without a deal the owner given. */
export async function creditedTo(
  tx: Tx,
  workspaceId: string,
  dealId: string | null,
  paidOn: string,
  timeZone: string,
  ownerId: string,
): Promise<string> {
  if (dealId === null) return ownerId;
  const { rows } = await sql<Ownership>`
    select person_id as "personId", from_at as "from", to_at as "to" from deals.ownership
    where workspace_id = ${workspaceId} and deal_id = ${dealId} order by position`.execute(tx);
  return ownerOnDay(rows, startOfBusinessDay(addDays(paidOn, 1), timeZone)) ?? ownerId;
}

/** Events of one payment, in order. */
export async function savePaymentEvents(
  tx: Tx,
  events: readonly PaymentEvent[],
  payment: Payment,
  { actor, now, importId = null }: Pick<Given, "actor" | "now"> & { readonly importId?: string | null },
): Promise<void> {
  const { workspaceId } = actor;
  for (const event of events) {
    if (event.type === "PaymentReceived") {
      const { id, ownerId, parentId, amount, paidOn } = event.payment;
      await enterRecords(tx, workspaceId, [
        { id, kind: "payment", ownerId, parentId, title: titleOf(event.payment), words: [event.payment.externalId ?? ""] },
      ]);
      await tx
        .insertInto("deals.payment")
        .values({
          workspace_id: workspaceId,
          id,
          owner_id: ownerId,
          client_id: event.payment.clientId,
          deal_id: event.payment.dealId,
          contract_id: event.payment.contractId,
          paid_on: paidOn,
          amount: amount.minor,
          currency: amount.currency,
          credited_to_id: event.payment.creditedToId,
          external_id: event.payment.externalId,
          import_id: importId,
          created_at: now,
        })
        .execute();
      continue;
    }
    const own = tx.updateTable("deals.payment").where("workspace_id", "=", workspaceId).where("id", "=", payment.id);
    if (event.type === "PaymentVoided") {
      await archiveRecord(tx, workspaceId, payment.id, event.at);
      await own.set({ voided_at: event.at }).execute();
    } else {
      const { paidOn, amount, creditedToId } = event.after;
      await own
        .set({
          ...(paidOn === undefined ? {} : { paid_on: paidOn }),
          ...(amount === undefined ? {} : { amount: amount.minor, currency: amount.currency }),
          ...(creditedToId === undefined ? {} : { credited_to_id: creditedToId }),
        })
        .execute();
      await renameRecord(tx, workspaceId, {
        id: payment.id,
        title: titleOf({ ...payment, ...event.after }),
        words: [payment.externalId ?? ""],
      });
    }
    await own.set((row) => ({ version: row("version", "+", 1) })).execute();
  }
}

const titleOf = ({ paidOn, amount }: Pick<Payment, "paidOn" | "amount">) => `${paidOn} · ${amountOf(amount)} ${amount.currency}`;
