/** What a file seems to be, from its beginning: how it is written, its columns, its first rows, and what its columns could be. */
import { openTableFile, type TableForm } from "#platform/table/open-table.ts";
import type { ImportSample } from "../../contract/imports.ts";
import { createSurvey, plainForm } from "../../core/column-forms.ts";
import { guessMapping } from "../../core/guess-mapping.ts";
import { fieldsWith, type OwnFields } from "../../core/import-fields.ts";
import type { ImportOrder } from "../../core/import-order.ts";
import { columnNames, type Mapping, placeColumns } from "../../core/mapping.ts";
import { type Proposal, proposalsFor } from "../../core/presets.ts";
import { watchedIn, writtenAs } from "../records/survey-file.ts";

const shown = 20;
const mostRows = 2_000;

export type Beginning = Omit<ImportSample, "form"> & {
  readonly form: TableForm;
  readonly plainColumns: readonly string[];
  readonly recognised: Proposal | null;
};

/** Throws a TableError on a file that is no table. */
export async function readBeginning(path: string, order: ImportOrder, own: OwnFields): Promise<Beginning> {
  const file = await openTableFile(path, writtenAs(order));
  const table = await file.read();
  const proposals = proposalsFor(table.columns);
  const placed = placeColumns(order.kind, order.mapping, table.columns, own);
  const watched = watchedIn(fieldsWith(order.kind, own), placed.ok ? placed.value : {});
  const survey = createSurvey();
  const rows: { line: number; cells: string[] }[] = [];
  let count = 0;
  for await (const { line, cells, numbers } of table.rows) {
    if (count++ < shown) rows.push({ line, cells: cells.map((cell) => (cell.length > 300 ? `${cell.slice(0, 300)}…` : cell)) });
    for (const [field, at, type] of watched) if (!numbers.has(at)) survey.see(field, type, (cells[at] ?? "").trim());
    if (count >= mostRows) break;
  }
  const { forms } = survey.forms(plainForm);
  return {
    columns: [...columnNames(table.columns)],
    plainColumns: table.columns,
    form: table.form,
    rows,
    written: watched.map(([field, , type]) => ({ field, type, ...(forms[field] ?? plainForm) })),
    proposals: proposals.map(({ origin, kind, mapping }) => ({ origin, kind, mapping })),
    recognised: proposals.find(({ kind }) => kind === order.kind) ?? null,
  };
}

/** What is proposed for a file: how such a file was mapped before, else what its program means, else what the names say. */
export function proposed(
  { plainColumns, recognised }: Pick<Beginning, "plainColumns" | "recognised">,
  order: ImportOrder,
  remembered: Mapping | null,
  own: OwnFields,
): { readonly order: ImportOrder; readonly origin: string | null } {
  if (remembered !== null) return { order: { ...order, mapping: remembered }, origin: "preset" };
  const guessed = guessMapping(order.kind, plainColumns, own);
  if (recognised === null) return { order: { ...order, mapping: guessed }, origin: null };
  // The program's own columns count; what they leave open may be guessed from columns that are still free.
  const taken = new Set(Object.values(recognised.mapping));
  const more = Object.entries(guessed).filter(([field, column]) => !(field in recognised.mapping) && !taken.has(column));
  return {
    order: { ...order, mapping: { ...recognised.mapping, ...Object.fromEntries(more) }, dayOrder: recognised.dayOrder },
    origin: recognised.origin,
  };
}
