/** The reports over the history of deals, and the lists behind their numbers, over HTTP. */
import { endpoint } from "#platform/http/endpoint/endpoint.ts";
import { pageOf, startOf } from "#platform/http/page.ts";
import * as behind from "../contract/behind.ts";
import * as contract from "../contract/funnel.ts";
import { dealsBehindFlow, dealsBehindFunnel, type List } from "../sql/behind.ts";
import { flowReport, funnelReport, lossesReport } from "../sql/funnel.ts";
import { fileEndpoints } from "./files.ts";
import { readerOf, told } from "./read-question.ts";

const tag = "Reports";
const common = { method: "get", tag, right: "deals.read", status: 200 } as const;

const pageKey = ["instant", "id", "integer"] as const;
const piece = ({ limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined }) => ({
  after: startOf(cursor, pageKey) as readonly [string, string, number] | null,
  limit,
});
const page = ({ items, count, sums, last }: List) => ({ ...pageOf(items, last), count, sums });

export const funnelEndpoints = [
  endpoint({
    ...common,
    path: "/reports/funnel",
    summary: "How far the deals came that began in a window, and how long they stayed where",
    query: contract.askFunnel,
    answer: contract.funnelReport,
    handle: async ({ actor, database, query, now }) => {
      const reader = readerOf(actor, query.filter);
      return told(await database.read(actor.scope, (tx) => funnelReport(tx, reader, query, now)));
    },
  }),
  endpoint({
    ...common,
    path: "/reports/flow",
    summary: "What moved from which stage to which in a window",
    query: contract.askFlow,
    answer: contract.flowReport,
    handle: async ({ actor, database, query, now }) => {
      const reader = readerOf(actor, query.filter);
      return told(await database.read(actor.scope, (tx) => flowReport(tx, reader, query, now)));
    },
  }),
  endpoint({
    ...common,
    path: "/reports/losses",
    summary: "At which stage and why the deals were lost that began in a window",
    query: behind.askLosses,
    answer: behind.lossesReport,
    handle: async ({ actor, database, query, now }) => {
      const reader = readerOf(actor, query.filter);
      return told(await database.read(actor.scope, (tx) => lossesReport(tx, reader, query, now)));
    },
  }),
  endpoint({
    ...common,
    path: "/reports/funnel/deals",
    summary: "The deals behind a number of the funnel",
    description: "Newest first. The length of the whole list equals the number of the report under the same parameters.",
    query: behind.askBehindFunnel,
    answer: behind.behindPage,
    handle: async ({ actor, database, query, now }) => {
      const reader = readerOf(actor, query.filter);
      return page(told(await database.read(actor.scope, (tx) => dealsBehindFunnel(tx, reader, query, piece(query), now))));
    },
  }),
  endpoint({
    ...common,
    path: "/reports/flow/deals",
    summary: "The transitions behind a number of the flow",
    description: "Newest first. The length of the whole list equals the number of the report under the same parameters.",
    query: behind.askBehindFlow,
    answer: behind.behindPage,
    handle: async ({ actor, database, query, now }) => {
      const reader = readerOf(actor, query.filter);
      return page(told(await database.read(actor.scope, (tx) => dealsBehindFlow(tx, reader, query, piece(query), now))));
    },
  }),
  ...fileEndpoints,
] as const;
