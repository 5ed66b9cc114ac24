/** Pipelines over HTTP. */
import { z } from "@hono/zod-openapi";
import type { RefusalAnswer } from "#platform/http/endpoint/definition.ts";
import { endpoint } from "#platform/http/endpoint/endpoint.ts";
import { settle } from "#platform/http/endpoint/settle.ts";
import { demandFilter, demandOrder, demandPage } from "#platform/http/filter.ts";
import { notFound } from "#platform/http/problem.ts";
import { id, page } from "#platform/http/schema.ts";
import type { Catalogue } from "#shared/filter/catalogue.ts";
import type { Order } from "#shared/filter/order.ts";
import { changePipeline, drawPipeline, listPipelines, pipeline } from "../contract/pipelines.ts";
import type { PipelineRefusal } from "../core/pipeline.ts";
import { pageOfPipelines, pipelineCatalogue } from "../core/pipeline-catalogue.ts";
import { allPipelines, loadPipeline, pipelineView } from "../sql/pipeline.ts";
import { changingPipeline, drawingPipeline } from "./operate-pipelines.ts";

export const pipelineRefusals: Readonly<Record<PipelineRefusal, RefusalAnswer>> = {
  pipeline_key_taken: { status: 422, path: "/key", detail: "Another pipeline has this key." },
  stage_twice: { status: 422, path: "/stages", detail: "A stage stands there twice." },
  stage_left_out: { status: 422, path: "/stages", detail: "A stage is missing. Stages are retired, never deleted: send all of them." },
  no_open_stage: { status: 422, path: "/stages", detail: "A pipeline needs at least one stage that is not retired." },
  currency_in_use: { status: 409, path: "/currency", detail: "Deals are in this pipeline; its currency stays." },
  stage_in_use: { status: 409, path: "/stages", detail: "Open deals stand in this stage. Move them before you retire it." },
};

const params = z.strictObject({ id });
const catalogue = pipelineCatalogue as Catalogue<never>;
/** Ids are made in the order of time. */
const oldestFirst: Order = [];

export const pipelineEndpoints = [
  endpoint({
    method: "get",
    path: "/pipelines",
    tag: "Pipelines",
    summary: "Pipelines of the company with their stages",
    right: "signed_in",
    query: listPipelines,
    status: 200,
    answer: page(pipeline),
    handle: async ({ actor, database, query }) => {
      const asked = {
        retired: query.retired === undefined ? null : query.retired === "true",
        filter: demandFilter(query.filter, catalogue),
        order: demandOrder(query.sort, catalogue, oldestFirst),
        limit: query.limit,
        cursor: query.cursor,
      };
      const all = await database.read(actor.scope, (tx) => allPipelines(tx, actor.workspaceId));
      const { items, nextCursor } = demandPage(pageOfPipelines(all, asked));
      return { items: items.map(pipelineView), nextCursor };
    },
  }),
  endpoint({
    method: "post",
    path: "/pipelines",
    tag: "Pipelines",
    summary: "Draw a pipeline",
    right: "structure.change",
    body: drawPipeline,
    status: 201,
    answer: pipeline,
    handle: async ({ actor, commands, body, options }) =>
      settle(await commands.execute(actor, drawingPipeline, body, options), pipelineRefusals),
  }),
  endpoint({
    method: "get",
    path: "/pipelines/{id}",
    tag: "Pipelines",
    summary: "One pipeline",
    right: "signed_in",
    params,
    status: 200,
    answer: pipeline,
    handle: async ({ actor, database, params }) => {
      const found = await database.read(actor.scope, (tx) => loadPipeline(tx, actor.workspaceId, params.id));
      if (!found) throw notFound();
      return pipelineView(found);
    },
  }),
  endpoint({
    method: "patch",
    path: "/pipelines/{id}",
    tag: "Pipelines",
    summary: "Change a pipeline: name, rules, stages and their order; retire or bring back",
    right: "structure.change",
    params,
    body: changePipeline,
    status: 200,
    answer: pipeline,
    handle: async ({ actor, commands, params, body, options }) =>
      settle(await commands.execute(actor, changingPipeline, { id: params.id, change: body }, options), pipelineRefusals),
  }),
] as const;
