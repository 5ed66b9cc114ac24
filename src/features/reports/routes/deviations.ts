/** The report on deviations over HTTP, and as files. */
import type { Endpoint } from "#platform/http/endpoint/definition.ts";
import { endpoint, fileName } from "#platform/http/endpoint/endpoint.ts";
import { csvFile, csvType } from "#platform/sheet/csv-file.ts";
import type { Sheet } from "#platform/sheet/sheet.ts";
import { xlsxFile, xlsxType } from "#platform/sheet/xlsx-file.ts";
import * as contract from "../contract/deviations.ts";
import { deviationsReport } from "../sql/deviations.ts";
import { type SheetLanguage, type SheetWord, sheetWord } from "./sheet-words.ts";

const tag = "Reports";

function sheetOf({ groups }: contract.DeviationsReport, language: SheetLanguage | undefined): Sheet {
  const columns: readonly (readonly [SheetWord, "text" | "count" | "decimal"])[] = [
    ["group", "text"],
    ["opened", "count"],
    ["answered", "count"],
    ["closed", "count"],
    ["open", "count"],
    ["medianHoursToAnswer", "decimal"],
    ["medianHoursToClose", "decimal"],
  ];
  return {
    name: sheetWord("deviations", language),
    columns: columns.map(([word, kind]) => ({ title: sheetWord(word, language), kind })),
    rows: groups.map((one) => [
      one.name ?? one.key,
      one.opened,
      one.answered,
      one.closed,
      one.open,
      one.medianHoursToAnswer,
      one.medianHoursToClose,
    ]),
  };
}

export const deviationsReportEndpoints: readonly Endpoint[] = [
  endpoint({
    method: "get",
    path: "/reports/deviations",
    tag,
    summary: "Deviations that opened in a window, by rule, person, unit, process, step or week, and what became of them",
    description: "Without a window of this month.",
    right: "tasks.read",
    query: contract.askDeviations,
    status: 200,
    answer: contract.deviationsReport,
    handle: ({ actor, database, query, now }) => database.read(actor.scope, (tx) => deviationsReport(tx, actor.scope, query, now)),
  }),
  endpoint({
    method: "get",
    path: "/reports/deviations.csv",
    tag,
    summary: "The report on deviations, as CSV",
    right: "tasks.read",
    query: contract.askDeviationsFile,
    status: 200,
    file: csvType,
    handle: async ({ actor, database, query, now }, headers) => {
      const { bom, decimal, language, ...asked } = query;
      const report = await database.read(actor.scope, (tx) => deviationsReport(tx, actor.scope, asked, now));
      fileName(headers, `deviations ${report.from} ${report.to}.csv`);
      return csvFile(sheetOf(report, language), { hasMark: bom === "true", decimal });
    },
  }),
  endpoint({
    method: "get",
    path: "/reports/deviations.xlsx",
    tag,
    summary: "The report on deviations, as a workbook",
    right: "tasks.read",
    query: contract.askDeviationsFile,
    status: 200,
    file: xlsxType,
    handle: async ({ actor, database, query, now }, headers) => {
      const { bom: _, decimal: __, language, ...asked } = query;
      const report = await database.read(actor.scope, (tx) => deviationsReport(tx, actor.scope, asked, now));
      fileName(headers, `deviations ${report.from} ${report.to}.xlsx`);
      return xlsxFile([sheetOf(report, language)], now);
    },
  }),
];
