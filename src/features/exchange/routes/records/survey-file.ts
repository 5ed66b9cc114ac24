/** Reads a file to its end before anything is written: what it is, how its columns are written, and whether it can be imported at all. */
import { openTableFile, type Table, type TableForm, type TableOptions } from "#platform/table/open-table.ts";
import { no, type Result, yes } from "#shared/result.ts";
import { createSurvey, type FormRefusal, type Forms } from "../../core/column-forms.ts";
import { fieldsWith, type OwnFields, tellingType } from "../../core/import-fields.ts";
import type { ImportOrder } from "../../core/import-order.ts";
import { columnNames, type Mapping, type MappingRefusal, type Placed, placeColumns, sameNames } from "../../core/mapping.ts";
import { type Origin, proposalsFor } from "../../core/presets.ts";

export type Surveyed = {
  readonly read: () => Promise<Table>;
  readonly form: TableForm;
  /** Each by a name of its own. */
  readonly columns: readonly string[];
  readonly placed: Placed;
  /** The program whose file it is, where no mapping was given and the columns tell; and the mapping that holds. */
  readonly origin: Origin | null;
  readonly mapping: Mapping;
  readonly forms: Forms;
  readonly rows: number;
};
export type FileRefusal = MappingRefusal | FormRefusal;

/** Throws a TableError on a file that is no table. */
export async function surveyFile(path: string, order: ImportOrder, own: OwnFields): Promise<Result<Surveyed, FileRefusal>> {
  const file = await openTableFile(path, writtenAs(order));
  const table = await file.read();
  const recognised = Object.keys(order.mapping).length > 0 ? null : (proposalsFor(table.columns, order.kind)[0] ?? null);
  const mapping =
    Object.keys(order.mapping).length > 0 ? order.mapping : (recognised?.mapping ?? sameNames(order.kind, table.columns, own));
  const placed = placeColumns(order.kind, mapping, table.columns, own);
  if (!placed.ok) {
    await table.rows.return(undefined);
    return placed;
  }
  const survey = createSurvey();
  const watched = watchedIn(fieldsWith(order.kind, own), placed.value);
  let rows = 0;
  for await (const { cells, numbers } of table.rows) {
    rows++;
    for (const [field, at, type] of watched) if (!numbers.has(at)) survey.see(field, type, (cells[at] ?? "").trim());
  }
  const { forms, refusals } = survey.forms({ order: order.dayOrder ?? recognised?.dayOrder ?? null, mark: order.decimal });
  if (refusals[0]) return no(refusals[0]);
  const origin = recognised?.origin ?? null;
  return yes({
    read: () => file.read(),
    form: table.form,
    origin,
    mapping,
    columns: columnNames(table.columns),
    placed: placed.value,
    forms,
    rows,
  });
}

/** How the file is written, as far as it was stated. */
export const writtenAs = ({ encoding, delimiter, sheet }: ImportOrder): TableOptions => ({
  encoding: encoding ?? undefined,
  delimiter: delimiter ?? undefined,
  sheet: sheet ?? undefined,
});

/** The columns that tell how the file is written: which field, where, and of what. */
export const watchedIn = (fields: ReturnType<typeof fieldsWith>, placed: Placed) =>
  Object.entries(placed).flatMap(([field, at]) => {
    const type = fields[field] ? tellingType(fields[field]) : null;
    return type === null ? [] : [[field, at, type] as const];
  });
