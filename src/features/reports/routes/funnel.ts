/** The funnel and flow reports over HTTP. */
import { endpoint } from "#platform/http/endpoint.ts";
import { fieldProblem } from "#platform/http/problem.ts";
import type { Result } from "#shared/result.ts";
import * as contract from "../contract/funnel.ts";
import { flowReport, funnelReport, type ReportRefusal } from "../sql/funnel.ts";

function told<T>(report: Result<T, ReportRefusal>): T {
  if (!report.ok) throw fieldProblem("/pipeline", "unknown_pipeline", "There is no such pipeline.");
  return report.value;
}

export const funnelEndpoints = [
  endpoint({
    method: "get",
    path: "/reports/funnel",
    tag: "Reports",
    summary: "How far the deals came that began in a window, and how long they stayed where",
    right: "deals.read",
    query: contract.askFunnel,
    status: 200,
    answer: contract.funnelReport,
    handle: async ({ actor, database, query, now }) =>
      told(await database.read(actor.scope, (tx) => funnelReport(tx, actor.workspaceId, query, now))),
  }),
  endpoint({
    method: "get",
    path: "/reports/flow",
    tag: "Reports",
    summary: "What moved from which stage to which in a window",
    right: "deals.read",
    query: contract.askFlow,
    status: 200,
    answer: contract.flowReport,
    handle: async ({ actor, database, query, now }) =>
      told(await database.read(actor.scope, (tx) => flowReport(tx, actor.workspaceId, query, now))),
  }),
] as const;
