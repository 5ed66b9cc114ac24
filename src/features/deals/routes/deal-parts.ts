/** What hangs on a deal over HTTP: its lines and its history; archiving it. */
import { z } from "@hono/zod-openapi";
import { endpoint } from "#platform/http/endpoint/endpoint.ts";
import { notFound } from "#platform/http/problem.ts";
import { id } from "#platform/http/schema.ts";
import { dealHistory, dealLines, setLines } from "../contract/deal-details.ts";
import { deal } from "../contract/deals.ts";
import { dealHistory as historyOf } from "../sql/deal-history.ts";
import { findDeal } from "../sql/deals.ts";
import { findLines } from "../sql/lines.ts";
import { settleDeal } from "./deal-refusals.ts";
import { archivingDeal, restoringDeal, settingLines } from "./operate-parts.ts";

const params = z.strictObject({ id });
const tag = "Deals";

const archiving = (path: "/deals/{id}/archive" | "/deals/{id}/restore", summary: string, operation: typeof archivingDeal) =>
  endpoint({
    method: "post",
    path,
    tag,
    summary,
    right: "deals.change",
    params,
    status: 200,
    answer: deal,
    handle: async ({ params, ...call }) =>
      settleDeal(await call.commands.execute(call.actor, operation, { id: params.id }, call.options), call, params.id),
  });

export const dealPartEndpoints = [
  endpoint({
    method: "get",
    path: "/deals/{id}/lines",
    tag,
    summary: "The product lines of a deal",
    right: "deals.read",
    params,
    status: 200,
    answer: dealLines,
    handle: async ({ actor, database, params }) => {
      const found = await database.read(actor.scope, (tx) => findLines(tx, actor.workspaceId, params.id));
      if (!found) throw notFound();
      return found;
    },
  }),
  endpoint({
    method: "put",
    path: "/deals/{id}/lines",
    tag,
    summary: "Set the product lines of a deal, all of them",
    right: "deals.change",
    params,
    body: setLines,
    status: 200,
    answer: deal,
    handle: async ({ params, body, ...call }) =>
      settleDeal(await call.commands.execute(call.actor, settingLines, { id: params.id, set: body }, call.options), call, params.id),
  }),
  endpoint({
    method: "get",
    path: "/deals/{id}/history",
    tag,
    summary: "Every visit of a deal, its owners, amounts and expected payments through time",
    right: "deals.read",
    params,
    status: 200,
    answer: dealHistory,
    handle: async ({ actor, database, params, now }) =>
      database.read(actor.scope, async (tx) => {
        if (!(await findDeal(tx, actor.workspaceId, params.id))) throw notFound();
        return historyOf(tx, actor.workspaceId, params.id, now);
      }),
  }),
  archiving("/deals/{id}/archive", "Archive a deal: lists leave it out, its history goes on counting", archivingDeal),
  archiving("/deals/{id}/restore", "Bring an archived deal back", restoringDeal),
] as const;
