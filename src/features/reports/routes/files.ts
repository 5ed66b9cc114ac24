/** The reports as files: each under its own address with .csv and .xlsx behind it. */
import type { z } from "@hono/zod-openapi";
import type { Call, Endpoint } from "#platform/http/endpoint/definition.ts";
import { endpoint, fileName } from "#platform/http/endpoint/endpoint.ts";
import { ProblemError, problem } from "#platform/http/problem.ts";
import { csvFile, csvType } from "#platform/sheet/csv-file.ts";
import type { Sheet } from "#platform/sheet/sheet.ts";
import { xlsxFile, xlsxType } from "#platform/sheet/xlsx-file.ts";
import * as contract from "../contract/behind.ts";
import { dealsBehindFlow, dealsBehindFunnel, type List } from "../sql/behind.ts";
import { flowReport, funnelReport, lossesReport } from "../sql/funnel.ts";
import { readerOf, told } from "./read-question.ts";
import { dealsSheet, flowSheet, funnelSheet, lossesSheet, matrixSheet } from "./sheets.ts";

/** What of a file is asked besides the report itself. */
type Asked = Pick<FlowFile, "pipeline" | "from" | "to" | "bom" | "decimal">;
type FileCall<Q> = Pick<Call<undefined, Q, undefined>, "actor" | "database" | "query" | "now">;

/** A list as a file ends here; whoever needs more asks page by page. */
const mostRows = 100_000;

function files<Q extends Asked>(
  path: string,
  what: string,
  query: z.ZodType,
  sheets: (call: FileCall<Q>) => Promise<readonly [Sheet, ...Sheet[]]>,
): readonly Endpoint[] {
  const common = { method: "get", tag: "Reports", right: "deals.read", status: 200, query } as const;
  const named = ({ pipeline, from, to }: Asked) => `${path.slice("/reports/".length).replace("/", "-")} ${pipeline} ${from} ${to}`;
  return [
    endpoint({
      ...common,
      path: `${path}.csv`,
      summary: `${what}, as CSV`,
      file: csvType,
      handle: async (call, headers) => {
        const asked = call.query as Q;
        const [first] = await sheets({ ...call, query: asked });
        fileName(headers, `${named(asked)}.csv`);
        return csvFile(first, { hasMark: asked.bom === "true", decimal: asked.decimal });
      },
    }),
    endpoint({
      ...common,
      path: `${path}.xlsx`,
      summary: `${what}, as a workbook`,
      file: xlsxType,
      handle: async (call, headers) => {
        const asked = call.query as Q;
        fileName(headers, `${named(asked)}.xlsx`);
        return xlsxFile(await sheets({ ...call, query: asked }), call.now);
      },
    }),
  ];
}

type FunnelFile = z.output<typeof contract.askFunnelFile>;
type FlowFile = z.output<typeof contract.askFlowFile>;
type LossesFile = z.output<typeof contract.askLossesFile>;

const whole = { after: null, limit: mostRows };

/** Cut short without a word a list would lie. */
function complete({ items, count }: List) {
  if (count <= mostRows) return items;
  const message = `A file holds at most ${mostRows} rows; these are ${count}. Narrow the window or the filter.`;
  throw new ProblemError(problem("validation", { errors: [{ path: "/filter", code: "too_many_rows", message }] }));
}

export const fileEndpoints: readonly Endpoint[] = [
  ...files<FunnelFile>("/reports/funnel", "The funnel", contract.askFunnelFile, async ({ actor, database, query, now }) => {
    const reader = readerOf(actor, query.filter);
    const report = told(await database.read(actor.scope, (tx) => funnelReport(tx, reader, query, now)));
    return [funnelSheet(report, query.language)];
  }),
  ...files<FlowFile>("/reports/flow", "The transitions", contract.askFlowFile, async ({ actor, database, query, now }) => {
    const reader = readerOf(actor, query.filter);
    const report = told(await database.read(actor.scope, (tx) => flowReport(tx, reader, query, now)));
    return [flowSheet(report, query.language), matrixSheet(report, query.language)];
  }),
  ...files<LossesFile>("/reports/losses", "The losses", contract.askLossesFile, async ({ actor, database, query, now }) => {
    const reader = readerOf(actor, query.filter);
    const report = told(await database.read(actor.scope, (tx) => lossesReport(tx, reader, query, now)));
    return [lossesSheet(report, query.language)];
  }),
  ...files<contract.AskBehindFunnelFile>(
    "/reports/funnel/deals",
    "The deals behind a number of the funnel",
    contract.askBehindFunnelFile,
    async ({ actor, database, query, now }) => {
      const reader = readerOf(actor, query.filter);
      const list = told(await database.read(actor.scope, (tx) => dealsBehindFunnel(tx, reader, query, whole, now)));
      return [dealsSheet(complete(list), query.language)];
    },
  ),
  ...files<contract.AskBehindFlowFile>(
    "/reports/flow/deals",
    "The transitions behind a number of the flow",
    contract.askBehindFlowFile,
    async ({ actor, database, query, now }) => {
      const reader = readerOf(actor, query.filter);
      const list = told(await database.read(actor.scope, (tx) => dealsBehindFlow(tx, reader, query, whole, now)));
      return [dealsSheet(complete(list), query.language)];
    },
  ),
];
