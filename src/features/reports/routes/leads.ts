/** The report on leads over HTTP. */
import { endpoint } from "#platform/http/endpoint/endpoint.ts";
import * as contract from "../contract/leads.ts";
import { leadsReport } from "../sql/leads.ts";

export const leadsReportEndpoints = [
  endpoint({
    method: "get",
    path: "/reports/leads",
    tag: "Reports",
    summary: "How many leads of a window were converted, how sure that is, and how long it took",
    right: "deals.read",
    query: contract.askLeads,
    status: 200,
    answer: contract.leadsReport,
    handle: ({ actor, database, query }) => database.read(actor.scope, (tx) => leadsReport(tx, actor.workspaceId, query)),
  }),
] as const;
