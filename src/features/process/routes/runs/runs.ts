/** Runs over HTTP. */
import { z } from "@hono/zod-openapi";
import { endpoint } from "#platform/http/endpoint/endpoint.ts";
import { settle } from "#platform/http/endpoint/settle.ts";
import { pageOf, startOf } from "#platform/http/page.ts";
import { notFound } from "#platform/http/problem.ts";
import { id, page } from "#platform/http/schema.ts";
import * as contract from "../../contract/runs.ts";
import { findRun, runsPage } from "../../sql/run/run-views.ts";
import type { DriveParts } from "../drive/driving.ts";
import { migrationEndpoint } from "../process-versions.ts";
import { holdingRun, resumingRun, signallingRun, startingRun, stoppingRun, takingBack } from "./operate-runs.ts";
import { runRefusals } from "./run-refusals.ts";

const params = z.strictObject({ id });
const tag = "Runs";
const common = { method: "post", tag, right: "runs.change", params, status: 200, answer: contract.run } as const;

export const runEndpoints = (parts: DriveParts) => {
  const starting = startingRun(parts);
  const holding = holdingRun(parts);
  const resuming = resumingRun(parts);
  const taking = takingBack(parts);
  const stopping = stoppingRun(parts);
  const signalling = signallingRun(parts);
  return [
    ...readingRuns,
    migrationEndpoint(parts),
    endpoint({
      method: "post",
      path: "/runs",
      tag,
      summary: "Start a process on a record",
      right: "runs.change",
      body: contract.startRun,
      status: 201,
      answer: contract.run,
      handle: async ({ actor, commands, body, options }) => settle(await commands.execute(actor, starting, body, options), runRefusals),
    }),
    endpoint({
      ...common,
      path: "/runs/{id}/hold",
      summary: "Put a run on hold, until a latest date",
      body: contract.holdRun,
      handle: async ({ actor, commands, params, body, options }) =>
        settle(await commands.execute(actor, holding, { id: params.id, ...body }, options), runRefusals),
    }),
    endpoint({
      ...common,
      path: "/runs/{id}/resume",
      summary: "Let a run on hold go on",
      handle: async ({ actor, commands, params, options }) =>
        settle(await commands.execute(actor, resuming, { id: params.id }, options), runRefusals),
    }),
    endpoint({
      ...common,
      path: "/runs/{id}/take-back",
      summary: "Take a run one step back",
      description: "The step done last opens again; what it had opened is cancelled. It stays on record.",
      body: contract.reasoned,
      handle: async ({ actor, commands, params, body, options }) =>
        settle(await commands.execute(actor, taking, { id: params.id, ...body }, options), runRefusals),
    }),
    endpoint({
      ...common,
      path: "/runs/{id}/stop",
      summary: "End a run early, with the reason; its tasks are cancelled",
      body: contract.reasoned,
      handle: async ({ actor, commands, params, body, options }) =>
        settle(await commands.execute(actor, stopping, { id: params.id, ...body }, options), runRefusals),
    }),
    endpoint({
      ...common,
      path: "/runs/{id}/event",
      summary: "Tell a run what it waits for",
      body: contract.signalRun,
      handle: async ({ actor, commands, params, options }) =>
        settle(await commands.execute(actor, signalling, { id: params.id }, options), runRefusals),
    }),
  ];
};

const readingRuns = [
  endpoint({
    method: "get",
    path: "/runs",
    tag,
    summary: "Runs that you can see, newest first",
    right: "tasks.read",
    query: contract.listRuns,
    status: 200,
    answer: page(contract.runSummary),
    handle: async ({ actor, database, query }) => {
      const after = startOf(query.cursor, ["id"]) as readonly [string] | null;
      const { items, last } = await database.read(actor.scope, (tx) => runsPage(tx, actor.workspaceId, query, after?.[0] ?? null));
      return pageOf(items, last === null ? null : [last]);
    },
  }),
  endpoint({
    method: "get",
    path: "/runs/{id}",
    tag,
    summary: "One run: where it stands, the way so far, its open tasks",
    right: "tasks.read",
    params,
    status: 200,
    answer: contract.run,
    handle: async ({ actor, database, params, now }) => {
      const found = await database.read(actor.scope, (tx) => findRun(tx, actor.workspaceId, params.id, now));
      if (!found) throw notFound();
      return found;
    },
  }),
] as const;
