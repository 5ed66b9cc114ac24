/** A sheet of an Excel workbook as rows of text, streamed. */
import ExcelJS from "exceljs";
import { TableError } from "./table-error.ts";
import { isNumberCell, textOfCell } from "./workbook-cell.ts";
import { checkZip } from "./zip-directory.ts";

export type SheetRow = { readonly line: number; readonly cells: readonly string[]; readonly numbers: ReadonlySet<number> };

const MB = 1_048_576;
/** Words of the workbook are held in memory; sheets are not. */
const limitOf = (name: string) =>
  /^xl\/worksheets\//.test(name) ? 2_048 * MB : /^xl\/(sharedStrings|styles|workbook)/.test(name) ? 96 * MB : 256 * MB;
const mostColumns = 500;
const longestCell = 1_000_000;

/** Refuses, in words, what is no workbook, is damaged, locked, or would unpack to more than can be read. Reads the file once. */
export async function checkWorkbook(path: string): Promise<void> {
  const entries = await checkZip(path, limitOf);
  if (!entries.some(({ name }) => name === "xl/workbook.xml"))
    throw new TableError("no_workbook", "it is an archive, but no Excel workbook (xlsx)");
}

type Reader = AsyncIterable<AsyncIterable<ExcelJS.Row> & { readonly name: string }> & {
  readonly model?: { readonly sheets?: readonly { readonly name: string }[] };
  readonly properties?: { readonly model?: { readonly date1904?: boolean } };
};

/** Rows with something in them of the sheet of that name, or of the first; names the sheet before its first row. */
export async function* readSheet(path: string, sheet: string | null, onSheet: (name: string) => void): AsyncGenerator<SheetRow> {
  const reader = new ExcelJS.stream.xlsx.WorkbookReader(path, {
    worksheets: "emit",
    sharedStrings: "cache",
    styles: "cache",
    hyperlinks: "ignore",
    entries: "ignore",
  }) as unknown as Reader;
  const names: string[] = [];
  try {
    for await (const one of reader) {
      names.push(one.name);
      const first = reader.model?.sheets?.[0]?.name;
      if (one.name !== (sheet ?? first ?? one.name)) {
        for await (const _ of one);
        continue;
      }
      onSheet(one.name);
      for await (const row of one) {
        const read = readRow(row, reader.properties?.model?.date1904 === true);
        if (read) yield read;
      }
      return;
    }
  } catch (error) {
    if (error instanceof TableError) throw error;
    throw new TableError("damaged_workbook", "it begins like a workbook but is damaged");
  }
  throw new TableError("no_sheet", sheet === null ? "it has no sheet" : `it has no sheet "${sheet}" (it has: ${names.join(", ")})`);
}

function readRow(row: ExcelJS.Row, startsIn1904: boolean): SheetRow | null {
  const cells: string[] = [];
  const numbers = new Set<number>();
  row.eachCell({ includeEmpty: false }, (cell, column) => {
    if (column > mostColumns) throw new TableError("too_many_columns", `a row has more than ${mostColumns} columns (row ${row.number})`);
    const text = textOfCell({ value: cell.value, numFmt: cell.numFmt }, startsIn1904);
    if (text.length > longestCell) throw new TableError("cell_too_long", `a cell is longer than a million characters (row ${row.number})`);
    while (cells.length < column - 1) cells.push("");
    cells[column - 1] = text;
    if (isNumberCell({ value: cell.value, numFmt: cell.numFmt })) numbers.add(column - 1);
  });
  return cells.some((text) => text !== "") ? { line: row.number, cells, numbers } : null;
}
