/** A CSV file as records by column name, and cells written so that they are read back the same. */
import { CsvError } from "./csv-problem.ts";
import { readCsvFile } from "./csv-reader.ts";

export type CsvRecord = { readonly line: number; readonly cells: readonly string[] };
export type CsvTable = { readonly columns: readonly string[]; readonly records: AsyncGenerator<CsvRecord> };

/** Reads the header at once, the records as they are asked for. Every record has as many cells as the header. */
export async function openCsvTable(path: string): Promise<CsvTable> {
  const rows = readCsvFile(path);
  const first = await rows.next();
  if (first.done) throw new CsvError("empty", 1);
  const columns = first.value.cells.map((name) => name.trim());
  if (new Set(columns).size < columns.length) {
    await rows.return(undefined);
    throw new CsvError("repeated_header", first.value.line);
  }
  return { columns, records: wholeRows(rows, columns.length) };
}

async function* wholeRows(rows: AsyncGenerator<CsvRecord>, width: number): AsyncGenerator<CsvRecord> {
  for await (const row of rows) {
    if (row.cells.length !== width) throw new CsvError("ragged_row", row.line);
    yield row;
  }
}

/** One line of CSV. What a spreadsheet would take for a formula gets an apostrophe before it. */
export function csvLine(cells: readonly string[]): string {
  return delimitedLine(cells, ",");
}

/** The same with another delimiter: semicolons where the comma is the decimal sign. */
export function delimitedLine(cells: readonly string[], delimiter: "," | ";"): string {
  return `${cells.map(written).join(delimiter)}\r\n`;
}

function written(cell: string): string {
  const safe = /^[=+\-@\t\r]/.test(cell) && !/^[+-]?[\d.,]+$/.test(cell) ? `'${cell}` : cell;
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
