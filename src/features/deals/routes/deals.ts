/** Deals over HTTP. */
import { z } from "@hono/zod-openapi";
import { bulkAnswer, bulkBody, performBulk } from "#platform/http/bulk.ts";
import { endpoint } from "#platform/http/endpoint/endpoint.ts";
import { notFound } from "#platform/http/problem.ts";
import { id } from "#platform/http/schema.ts";
import { askDeal } from "../contract/deal-details.ts";
import { changeDeal, deal, openDeal } from "../contract/deals.ts";
import { dealAsOf } from "../sql/deal-history.ts";
import { findDeal } from "../sql/deals.ts";
import { changeOne } from "./bulk-deals.ts";
import { dealListEndpoints } from "./deal-lists.ts";
import { dealPartEndpoints } from "./deal-parts.ts";
import { settleDeal } from "./deal-refusals.ts";
import { dealStepEndpoints } from "./deal-steps.ts";
import { changingDeal, missingInChange, missingInOpening, openingDeal } from "./operate-deals.ts";

const params = z.strictObject({ id });
const tag = "Deals";

export const dealEndpoints = [
  ...dealListEndpoints,
  endpoint({
    method: "post",
    path: "/deals",
    tag,
    summary: "Open a deal",
    right: "deals.change",
    body: openDeal,
    status: 201,
    answer: deal,
    handle: async ({ body, ...call }) =>
      settleDeal(await call.commands.execute(call.actor, openingDeal, body, call.options), call, null, (tx) =>
        missingInOpening(tx, body, call),
      ),
  }),
  endpoint({
    method: "post",
    path: "/deals/bulk",
    tag,
    summary: "Change many deals, each as by itself",
    description: "What went through comes with what stood before: sent back as the changes, it undoes them.",
    right: "deals.change",
    body: bulkBody(changeDeal),
    status: 200,
    answer: bulkAnswer,
    handle: async ({ actor, commands, body, options }) =>
      performBulk(body.items, options, (item, own) => changeOne(commands, actor, item, own)),
  }),
  endpoint({
    method: "get",
    path: "/deals/{id}",
    tag,
    summary: "One deal, as it is or as it was",
    right: "deals.read",
    params,
    query: askDeal,
    status: 200,
    answer: deal,
    handle: async ({ actor, database, params, query }) =>
      database.read(actor.scope, async (tx) => {
        const { workspaceId } = actor;
        const found = await findDeal(tx, workspaceId, params.id);
        if (!found) throw notFound();
        if (query.asOf === undefined) return found;
        const then = await dealAsOf(tx, workspaceId, found, query.asOf);
        if (!then) throw notFound();
        return then;
      }),
  }),
  endpoint({
    method: "patch",
    path: "/deals/{id}",
    tag,
    summary: "Change a deal: details, owner, own fields",
    right: "deals.change",
    params,
    body: changeDeal,
    status: 200,
    answer: deal,
    handle: async ({ params, body, ...call }) =>
      settleDeal(
        await call.commands.execute(call.actor, changingDeal, { id: params.id, change: body }, call.options),
        call,
        params.id,
        (tx) => missingInChange(tx, params.id, body, call),
      ),
  }),
  ...dealStepEndpoints,
  ...dealPartEndpoints,
] as const;
