/** What a file would become: read to its end, decided row by row, and nothing written. */

import { amountOf } from "#shared/money.ts";
import type { Result } from "#shared/result.ts";
import { yes } from "#shared/result.ts";
import type { ImportPreview } from "../../contract/imports.ts";
import type { DuplicateSearch } from "../../core/duplicate-search.ts";
import type { ImportOrder } from "../../core/import-order.ts";
import { isRefused } from "../../core/imported.ts";
import { type OwnValue, ownName } from "../../core/own-values.ts";
import type { Values } from "../../core/read-row.ts";
import { importRecords, type RecordsParts } from "../records/import-records.ts";
import type { FileRefusal } from "../records/survey-file.ts";

const most = { rows: 20, examples: 5, duplicates: 200 };
type Problem = ImportPreview["problems"][number];
type Duplicate = ImportPreview["duplicates"][number];

export async function previewImport(
  path: string,
  order: ImportOrder,
  { columns, currency }: { readonly columns: readonly string[]; readonly currency: string },
  search: DuplicateSearch | null,
  parts: Omit<RecordsParts, "know" | "onRefused">,
): Promise<Result<ImportPreview, FileRefusal>> {
  const rows: ImportPreview["rows"] = [];
  const problems = new Map<string, Problem>();
  let duplicates: Duplicate[] = [];
  /** Told of, and not decided yet. */
  const undecided = new Map<number, Duplicate>();
  let duplicateCount = 0;
  const done = await importRecords(
    path,
    order,
    { importId: null, fileName: "", isDry: true },
    {
      ...parts,
      ...(search ? { search } : {}),
      know: async () => {
        throw new Error("a preview makes nobody");
      },
      onRefused: async () => {},
      onOutcome({ line, cells, row }, outcome) {
        const refused = isRefused(outcome) ? outcome : null;
        if (rows.length < most.rows)
          rows.push({ line, values: row ? told(row.values, currency) : {}, outcome: refused ? "refused" : (outcome as "created") });
        const duplicate = undecided.get(line);
        undecided.delete(line);
        // The rule asks for one thing; an id of its own, or another row of that name, may make it another client all the same.
        if (duplicate && refused === null) duplicate.becomes = outcome === "created" ? "create" : "update";
        if (refused === null) return;
        const key = `${refused.field} ${refused.problem}`;
        const problem = problems.get(key) ?? { field: refused.field, problem: refused.problem, count: 0, examples: [] };
        problem.count++;
        const cell = cells[columns.indexOf(order.mapping[refused.field] ?? "")] ?? "";
        if (problem.examples.length < most.examples) problem.examples.push({ line, cell: cell.slice(0, 200) });
        problems.set(key, problem);
      },
      onDuplicate(row, match, settled) {
        duplicateCount++;
        const { texts } = row.values;
        const duplicate: Duplicate = {
          line: row.line,
          name: texts["name"] ?? [texts["first_name"], texts["last_name"]].filter(Boolean).join(" "),
          with: { recordId: match.recordId, line: match.recordId === null ? Number(match.with) : null, name: match.name },
          score: match.score,
          because: match.because.map(({ field, weight, similarity }) => ({ field, weight, similarity })),
          becomes: "refused" in settled ? "skip" : settled.row === row ? "create" : "update",
        };
        duplicates.push(duplicate);
        undecided.set(row.line, duplicate);
        if (duplicates.length > 4 * most.duplicates) duplicates = alike(duplicates);
      },
    },
  );
  if (!done.ok) return done;
  const { read, created, updated, unchanged, refused, alsoCreated, withoutRate } = done.value;
  return yes({
    ...{ read, created, updated, unchanged, refused, alsoCreated },
    withoutRate: [...withoutRate],
    rows,
    problems: [...problems.values()].sort((one, other) => other.count - one.count),
    duplicates: alike(duplicates),
    duplicateCount,
    notCompared: search?.notCompared() ?? 0,
  });
}

const alike = (all: readonly Duplicate[]) => [...all].sort((one, other) => other.score - one.score).slice(0, most.duplicates);

/** As they would stand: amounts in units with their currency, instants in full. */
function told({ texts, instants, amounts, own: filled }: Values, currency: string): Record<string, string> {
  const own = texts["currency"] ?? currency;
  return {
    ...texts,
    ...Object.fromEntries(Object.entries(filled).map(([key, value]) => [ownName(key), ownTold(value)])),
    ...Object.fromEntries(Object.entries(instants).map(([field, at]) => [field, at.toISOString()])),
    ...Object.fromEntries(Object.entries(amounts).map(([field, minor]) => [field, `${amountOf({ minor, currency: own })} ${own}`])),
  };
}

const ownTold = (value: OwnValue): string =>
  typeof value === "object" ? ("amount" in value ? `${value.amount} ${value.currency}` : value.join(", ")) : String(value);
