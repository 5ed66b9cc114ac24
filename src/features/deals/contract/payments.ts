/** Requests and answers about payments. */
import { z } from "@hono/zod-openapi";
import { date, id, instant, listing, name, version } from "#platform/http/schema.ts";
import { money } from "./deals.ts";

const amount = z.union([money, z.string().max(40)]).openapi({
  description: "Money, or an amount in the currency of contract, deal or company; below 0 when money went back",
});
export const payment = z
  .object({
    id,
    clientId: id.nullable(),
    clientName: z.string().nullable(),
    dealId: id.nullable(),
    dealTitle: z.string().nullable(),
    contractId: id.nullable(),
    contractNumber: z.string().nullable(),
    ownerId: id,
    paidOn: date,
    amount: money,
    creditedToId: id.openapi({ description: "For whom it counts: the deal's owner on the day the money came" }),
    externalId: z.string().nullable(),
    createdAt: instant,
    voidedAt: instant.nullable(),
    version,
  })
  .openapi("Payment");

export const listPayments = z.strictObject(listing);
export const askPaymentSummary = z.strictObject({ filter: listing.filter });
export const receivePayment = z
  .strictObject({
    clientId: id.optional(),
    dealId: id.optional(),
    contractId: id.optional().openapi({ description: "One of client, deal and contract is needed; the others follow from it" }),
    paidOn: date.optional().openapi({ description: "Without it today" }),
    amount,
    externalId: name(200).optional(),
  })
  .openapi("ReceivePayment");
export const changePayment = z.strictObject({ paidOn: date.optional(), amount: amount.optional() }).openapi("ChangePayment");

export type PaymentView = z.output<typeof payment>;
export type ReceivePayment = z.output<typeof receivePayment>;
export type ChangePayment = z.output<typeof changePayment>;
