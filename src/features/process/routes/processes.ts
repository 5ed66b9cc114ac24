/** Processes over HTTP. */
import { z } from "@hono/zod-openapi";
import { endpoint } from "#platform/http/endpoint/endpoint.ts";
import { settle } from "#platform/http/endpoint/settle.ts";
import { pageOf, startOf } from "#platform/http/page.ts";
import { notFound } from "#platform/http/problem.ts";
import { page } from "#platform/http/schema.ts";
import * as contract from "../contract/processes.ts";
import { findProcess, processesPage } from "../sql/processes.ts";
import { drawingProcess, restoringProcess, retiringProcess } from "./operate-processes.ts";
import { processRefusals } from "./process-refusals.ts";
import { processVersionEndpoints } from "./process-versions.ts";
import { demandDefinition } from "./read-definition.ts";

const params = z.strictObject({ id: z.string().min(1).max(60).openapi({ description: "Id or key of a process" }) });
const tag = "Processes";

export const processEndpoints = [
  endpoint({
    method: "get",
    path: "/processes",
    tag,
    summary: "Processes of the company, by name",
    right: "processes.read",
    query: contract.listProcesses,
    status: 200,
    answer: page(contract.processSummary),
    handle: async ({ actor, database, query }) => {
      const after = startOf(query.cursor, ["text", "id"]) as readonly [string, string] | null;
      const { items, last } = await database.read(actor.scope, (tx) => processesPage(tx, actor.workspaceId, query, after));
      return pageOf(items, last);
    },
  }),
  endpoint({
    method: "post",
    path: "/processes",
    tag,
    summary: "Draw a process",
    description: "The body is a whole definition, as /api/v1/schemas/process.json describes it. It becomes draft 1, sound or not.",
    right: "processes.change",
    body: contract.createProcess,
    status: 201,
    answer: contract.process,
    handle: async ({ actor, commands, body, options }) => {
      const definition = demandDefinition(body, "");
      return settle(await commands.execute(actor, drawingProcess, { definition, layout: {} }, options), processRefusals);
    },
  }),
  endpoint({
    method: "get",
    path: "/processes/{id}",
    tag,
    summary: "One process with its versions",
    right: "processes.read",
    params,
    status: 200,
    answer: contract.process,
    handle: async ({ actor, database, params }) => {
      const found = await database.read(actor.scope, (tx) => findProcess(tx, actor.workspaceId, params.id));
      if (!found) throw notFound();
      return found;
    },
  }),
  endpoint({
    method: "post",
    path: "/processes/{id}/retire",
    tag,
    summary: "No run of a process begins any more; those under way go on",
    right: "processes.change",
    params,
    status: 200,
    answer: contract.process,
    handle: async ({ actor, commands, params, options }) =>
      settle(await commands.execute(actor, retiringProcess, { named: params.id }, options), processRefusals),
  }),
  endpoint({
    method: "post",
    path: "/processes/{id}/restore",
    tag,
    summary: "Bring a retired process back",
    right: "processes.change",
    params,
    status: 200,
    answer: contract.process,
    handle: async ({ actor, commands, params, options }) =>
      settle(await commands.execute(actor, restoringProcess, { named: params.id }, options), processRefusals),
  }),
  ...processVersionEndpoints,
] as const;
