/** Payments over HTTP. */
import { z } from "@hono/zod-openapi";
import type { RefusalAnswer } from "#platform/http/endpoint/definition.ts";
import { endpoint } from "#platform/http/endpoint/endpoint.ts";
import { settle } from "#platform/http/endpoint/settle.ts";
import { demandFilter, demandOrder, demandPage } from "#platform/http/filter.ts";
import { notFound } from "#platform/http/problem.ts";
import { id, page } from "#platform/http/schema.ts";
import type { Catalogue } from "#shared/filter/catalogue.ts";
import type { Order } from "#shared/filter/order.ts";
import * as contract from "../../contract/payments.ts";
import { summary } from "../../contract/summary.ts";
import type { PaymentRefusal } from "../../core/payment.ts";
import { paymentCatalogue } from "../../core/payment-catalogue.ts";
import { findPayment, paymentAmount, paymentKind } from "../../sql/money/payments.ts";
import { listSummary, recordsPage } from "../../sql/records-list.ts";
import { belongingRefusals } from "../belonging-refusals.ts";
import { changingPayment, receivingPayment, voidingPayment } from "./operate-payments.ts";

const paymentRefusals: Readonly<Record<PaymentRefusal, RefusalAnswer>> = {
  ...belongingRefusals,
  external_id_taken: { status: 422, path: "/externalId", detail: "Another payment has this id from elsewhere." },
  amount_malformed: { status: 422, path: "/amount", detail: "An amount has at most the digits of its currency, as in 84000.00." },
  amount_zero: { status: 422, path: "/amount", detail: "A payment is above 0, or below 0 when money went back." },
  day_in_future: { status: 422, path: "/paidOn", detail: "That day has not come yet." },
  payment_voided: { status: 409, detail: "The payment is void." },
};

const params = z.strictObject({ id });
const tag = "Payments";
const catalogue = paymentCatalogue as Catalogue<never>;
const newestFirst: Order = [{ field: "paidOn", isDescending: true }];

export const paymentEndpoints = [
  endpoint({
    method: "get",
    path: "/payments",
    tag,
    summary: "Payments that you can see, the latest first; void ones only where the filter asks for them",
    right: "deals.read",
    query: contract.listPayments,
    status: 200,
    answer: page(contract.payment),
    handle: async ({ actor, database, query, now }) => {
      const asked = {
        filter: demandFilter(query.filter, catalogue),
        order: demandOrder(query.sort, catalogue, newestFirst),
        limit: query.limit,
        cursor: query.cursor,
      };
      return demandPage(await database.read(actor.scope, (tx) => recordsPage(tx, actor.scope, paymentKind, asked, now)));
    },
  }),
  endpoint({
    method: "get",
    path: "/payments/summary",
    tag,
    summary: "How many payments the filter leaves, and what they come to",
    right: "deals.read",
    query: contract.askPaymentSummary,
    status: 200,
    answer: summary,
    handle: ({ actor, database, query, now }) => {
      const filter = demandFilter(query.filter, catalogue);
      return database.read(actor.scope, (tx) => listSummary(tx, actor.scope, paymentKind, filter, paymentAmount, now));
    },
  }),
  endpoint({
    method: "post",
    path: "/payments",
    tag,
    summary: "Money came, or went back",
    right: "deals.change",
    body: contract.receivePayment,
    status: 201,
    answer: contract.payment,
    handle: async ({ actor, commands, body, options }) =>
      settle(await commands.execute(actor, receivingPayment, body, options), paymentRefusals),
  }),
  endpoint({
    method: "get",
    path: "/payments/{id}",
    tag,
    summary: "One payment",
    right: "deals.read",
    params,
    status: 200,
    answer: contract.payment,
    handle: async ({ actor, database, params }) => {
      const found = await database.read(actor.scope, (tx) => findPayment(tx, actor.workspaceId, params.id));
      if (!found) throw notFound();
      return found;
    },
  }),
  endpoint({
    method: "patch",
    path: "/payments/{id}",
    tag,
    summary: "Correct a payment: day, amount",
    right: "deals.change",
    params,
    body: contract.changePayment,
    status: 200,
    answer: contract.payment,
    handle: async ({ actor, commands, params, body, options }) =>
      settle(await commands.execute(actor, changingPayment, { ...params, change: body }, options), paymentRefusals),
  }),
  endpoint({
    method: "post",
    path: "/payments/{id}/void",
    tag,
    summary: "Written down by mistake: it stays on record and counts nowhere",
    right: "deals.change",
    params,
    status: 200,
    answer: contract.payment,
    handle: async ({ actor, commands, params, options }) =>
      settle(await commands.execute(actor, voidingPayment, params, options), paymentRefusals),
  }),
];
