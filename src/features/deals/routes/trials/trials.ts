/** Trials over HTTP. */
import { z } from "@hono/zod-openapi";
import { bulkAnswer, bulkBody, performBulk } from "#platform/http/bulk.ts";
import type { RefusalAnswer } from "#platform/http/endpoint/definition.ts";
import { endpoint } from "#platform/http/endpoint/endpoint.ts";
import { settle } from "#platform/http/endpoint/settle.ts";
import { demandFilter, demandOrder, demandPage } from "#platform/http/filter.ts";
import { notFound } from "#platform/http/problem.ts";
import { id, page } from "#platform/http/schema.ts";
import type { Catalogue } from "#shared/filter/catalogue.ts";
import { checkFilter } from "#shared/filter/check.ts";
import type { Order } from "#shared/filter/order.ts";
import * as contract from "../../contract/trials.ts";
import type { TrialRefusal } from "../../core/trial.ts";
import { trialCatalogue } from "../../core/trial-catalogue.ts";
import { recordsPage } from "../../sql/records-list.ts";
import { companyNow } from "../../sql/seen-belonging.ts";
import { findTrial, trialKind, trialSummary } from "../../sql/trials/trial-views.ts";
import { belongingRefusals } from "../belonging-refusals.ts";
import { inBulk } from "../bulk.ts";
import { archivingTrial, changingTrial, correctingItems, movingItems, startingTrial, takingBackMove } from "./operate-trials.ts";

const trialRefusals: Readonly<Record<TrialRefusal, RefusalAnswer>> = {
  ...belongingRefusals,
  client_needed: { status: 422, path: "/clientId", detail: "Say at which client; the deal has none." },
  no_items: { status: 422, path: "/items", detail: "A trial has at least one item." },
  due_before_out: { status: 422, path: "/dueBackOn", detail: "It cannot be due back before it goes out." },
  external_id_taken: { status: 422, path: "/externalId", detail: "Another trial has this id from elsewhere." },
  amount_malformed: {
    status: 422,
    path: "/items",
    detail: "A value has at most the digits of its currency, as in 84000.00, and is not below 0.",
  },
  currencies_differ: { status: 422, path: "/items", detail: "The values of one trial have one currency." },
  unknown_item: { status: 422, path: "/items", detail: "The trial has no such item." },
  item_twice: { status: 422, path: "/items", detail: "An item is named twice." },
  more_than_out: { status: 409, path: "/items", detail: "That is more than is still out." },
  moved_before_out: { status: 422, path: "/on", detail: "It had not gone out by then." },
  item_moved: { status: 409, path: "/items", detail: "Something of an item came back or was bought already; it cannot be left out." },
  fewer_than_moved: { status: 409, path: "/items", detail: "More than that came back or was bought already." },
  nothing_moved: { status: 409, detail: "Nothing came back or was bought; there is nothing to take back." },
  day_in_future: { status: 422, path: "/on", detail: "That day has not come yet." },
};

const params = z.strictObject({ id });
const tag = "Trials";
const catalogue = trialCatalogue as Catalogue<never>;
const newestFirst: Order = [{ field: "outOn", isDescending: true }];
const bulkChangingTrial = inBulk(changingTrial, (tx, workspaceId, trialId) => findTrial(tx, workspaceId, trialId, ""));

/** The filter, narrowed to what is out where that is asked for by itself. */
function askedFilter({ filter, out }: { readonly filter?: string | undefined; readonly out?: "true" | "false" | undefined }) {
  const read = demandFilter(filter, catalogue);
  if (out === undefined) return read;
  const isOut = checkFilter({ field: "out", op: "eq", value: out === "true" }, catalogue);
  if (!isOut.ok) throw new Error("the catalogue of trials does not know what is out");
  // Both parts were checked, and a list of two is one deeper than a filter may be, not more.
  return { and: [read, isOut.value] } as unknown as typeof read;
}

export const trialEndpoints = [
  endpoint({
    method: "get",
    path: "/trials",
    tag,
    summary: "Trials that you can see, the latest first",
    right: "deals.read",
    query: contract.listTrials,
    status: 200,
    answer: page(contract.trial),
    handle: async ({ actor, database, query, now }) => {
      const filter = askedFilter(query);
      const order = demandOrder(query.sort, catalogue, newestFirst);
      const read = await database.read(actor.scope, async (tx) => {
        const { today } = await companyNow(tx, actor.workspaceId, now);
        return recordsPage(tx, actor.scope, trialKind(today), { filter, order, limit: query.limit, cursor: query.cursor }, now);
      });
      return demandPage(read);
    },
  }),
  endpoint({
    method: "get",
    path: "/trials/summary",
    tag,
    summary: "What hangs at clients, how much of it, worth how much: today or on any day",
    description: "As of a past day the filter still asks how the trials are today; only what was out is of then.",
    right: "deals.read",
    query: contract.askTrialSummary,
    status: 200,
    answer: contract.trialSummary,
    handle: ({ actor, database, query, now }) => {
      const filter = askedFilter(query);
      return database.read(actor.scope, async (tx) => {
        const on = query.on ?? (await companyNow(tx, actor.workspaceId, now)).today;
        return trialSummary(tx, actor.scope, filter, on, now);
      });
    },
  }),
  endpoint({
    method: "post",
    path: "/trials",
    tag,
    summary: "Send something out on trial",
    right: "deals.change",
    body: contract.startTrial,
    status: 201,
    answer: contract.trial,
    handle: async ({ actor, commands, body, options }) =>
      settle(await commands.execute(actor, startingTrial, body, options), trialRefusals),
  }),
  endpoint({
    method: "post",
    path: "/trials/bulk",
    tag,
    summary: "Change many trials, each by itself",
    right: "deals.change",
    body: bulkBody(contract.changeTrial),
    status: 200,
    answer: bulkAnswer,
    handle: ({ actor, commands, body, options }) =>
      performBulk(body.items, options, (item, own) => commands.execute(actor, bulkChangingTrial, item, own)),
  }),
  endpoint({
    method: "get",
    path: "/trials/{id}",
    tag,
    summary: "One trial",
    right: "deals.read",
    params,
    status: 200,
    answer: contract.trial,
    handle: async ({ actor, database, params, now }) => {
      const found = await database.read(actor.scope, async (tx) =>
        findTrial(tx, actor.workspaceId, params.id, (await companyNow(tx, actor.workspaceId, now)).today),
      );
      if (!found) throw notFound();
      return found;
    },
  }),
  endpoint({
    method: "patch",
    path: "/trials/{id}",
    tag,
    summary: "Change a trial: act, day it is due back",
    right: "deals.change",
    params,
    body: contract.changeTrial,
    status: 200,
    answer: contract.trial,
    handle: async ({ actor, commands, params, body, options }) =>
      settle(await commands.execute(actor, changingTrial, { ...params, change: body }, options), trialRefusals),
  }),
  endpoint({
    method: "post",
    path: "/trials/{id}/correct",
    tag,
    summary: "Set right what went out",
    description: "The whole list as it should have been. What came back or was bought stays told.",
    right: "deals.change",
    params,
    body: contract.correctTrial,
    status: 200,
    answer: contract.trial,
    handle: async ({ actor, commands, params, body, options }) =>
      settle(await commands.execute(actor, correctingItems, { ...params, ...body }, options), trialRefusals),
  }),
  ...(["return", "convert"] as const).map((word) =>
    endpoint({
      method: "post",
      path: `/trials/{id}/${word}`,
      tag,
      summary: word === "return" ? "Some of it came back" : "Some of it was bought",
      right: "deals.change",
      params,
      body: contract.moveItems,
      status: 200,
      answer: contract.trial,
      handle: async ({ actor, commands, params, body, options }) => {
        const kind = word === "return" ? "returned" : "converted";
        return settle(await commands.execute(actor, movingItems, { ...params, ...body, kind }, options), trialRefusals);
      },
    }),
  ),
  endpoint({
    method: "post",
    path: "/trials/{id}/undo",
    tag,
    summary: "Take back what was told last to have come back or been bought",
    description: "It is out again, with all that was told at once. It stays in the journal and counts nowhere.",
    right: "deals.change",
    params,
    status: 200,
    answer: contract.trial,
    handle: async ({ actor, commands, params, options }) =>
      settle(await commands.execute(actor, takingBackMove, params, options), trialRefusals),
  }),
  ...(["archive", "restore"] as const).map((word) =>
    endpoint({
      method: "post",
      path: `/trials/{id}/${word}`,
      tag,
      summary: word === "archive" ? "Take a trial out of the lists" : "Bring an archived trial back",
      right: "deals.change",
      params,
      status: 200,
      answer: contract.trial,
      handle: async ({ actor, commands, params, options }) =>
        settle(await commands.execute(actor, archivingTrial, { ...params, isArchived: word === "archive" }, options), trialRefusals),
    }),
  ),
];
