/** Many deals over HTTP: the list, its head numbers, the columns of a board. */

import type { Tx } from "#platform/db/database.ts";
import type { Call } from "#platform/http/endpoint/definition.ts";
import { endpoint } from "#platform/http/endpoint/endpoint.ts";
import { demandFilter, demandOrder, demandPage } from "#platform/http/filter.ts";
import { fieldProblem } from "#platform/http/problem.ts";
import { page } from "#platform/http/schema.ts";
import * as contract from "../contract/deal-lists.ts";
import { deal } from "../contract/deals.ts";
import { askDeals, type PlainParameters } from "../sql/asked-deals.ts";
import { dealColumns, dealSummary } from "../sql/deal-numbers.ts";
import { dealsPage, newestFirst } from "../sql/deals.ts";
import { findPipeline } from "../sql/pipeline.ts";

const tag = "Deals";
type Asking = Pick<Call<unknown, PlainParameters & { readonly filter?: string | undefined }, unknown>, "actor" | "now" | "query">;

/** The filter is read within the transaction, because a workspace has fields of its own. */
const asked = (tx: Tx, { actor, now, query }: Asking) =>
  askDeals(tx, actor.scope, now, (catalogue) => demandFilter(query.filter, catalogue), query);

export const dealListEndpoints = [
  endpoint({
    method: "get",
    path: "/deals",
    tag,
    summary: "Deals that you can see, newest first unless sorted",
    description: "Archived ones are left out unless the filter asks for the field `archived`.",
    right: "deals.read",
    query: contract.listDeals,
    status: 200,
    answer: page(deal),
    handle: async ({ database, ...call }) =>
      database.read(call.actor.scope, async (tx) => {
        const deals = await asked(tx, call);
        const { sort, limit, cursor } = call.query;
        const { items, nextCursor } = demandPage(
          await dealsPage(tx, call.actor.scope, deals, { order: demandOrder(sort, deals.catalogue, newestFirst), limit, cursor }),
        );
        return { items: items.map(({ sortKeys: _, ...view }) => view), nextCursor };
      }),
  }),
  endpoint({
    method: "get",
    path: "/deals/summary",
    tag,
    summary: "How many deals a list has, and what they are worth by currency",
    right: "deals.read",
    query: contract.askSummary,
    status: 200,
    answer: contract.dealSummary,
    handle: async ({ database, ...call }) => database.read(call.actor.scope, async (tx) => dealSummary(tx, await asked(tx, call))),
  }),
  endpoint({
    method: "get",
    path: "/deals/columns",
    tag,
    summary: "The stages of a pipeline with what stands open in each",
    right: "deals.read",
    query: contract.askColumns,
    status: 200,
    answer: contract.dealColumns,
    handle: async ({ database, ...call }) =>
      database.read(call.actor.scope, async (tx) => {
        const pipeline = await findPipeline(tx, call.actor.workspaceId, call.query.pipeline);
        if (!pipeline) throw fieldProblem("/pipeline", "unknown_pipeline", "There is no such pipeline.");
        const deals = await asked(tx, { ...call, query: { filter: call.query.filter } });
        return { columns: await dealColumns(tx, deals, pipeline, call.now) };
      }),
  }),
] as const;
