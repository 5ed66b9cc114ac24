/** A file as a table, whether CSV or a workbook, with what was found out about how it is written. */
import { open } from "node:fs/promises";
import { CsvError } from "#platform/csv/csv-problem.ts";
import { type Delimiter, readCsvFile } from "#platform/csv/csv-reader.ts";
import { detectEncoding, type Encoding } from "#platform/csv/encoding.ts";
import { TableError } from "./table-error.ts";
import { checkWorkbook, readSheet } from "./workbook.ts";

export type TableRow = {
  readonly line: number;
  readonly cells: readonly string[];
  /** Which cells are numbers of a workbook, with a point as the decimal mark. */
  readonly numbers: ReadonlySet<number>;
};
/** How the file is written, to be shown. */
export type TableForm =
  | { readonly kind: "csv"; readonly encoding: Encoding; readonly delimiter: string }
  | { readonly kind: "workbook"; readonly sheet: string };
export type Table = {
  readonly form: TableForm;
  /** Names as they stand in the file; may repeat. */
  readonly columns: readonly string[];
  readonly rows: AsyncGenerator<TableRow>;
};
/** What is known of it; what is left out is found out. */
export type TableOptions = {
  readonly encoding?: Encoding | undefined;
  readonly delimiter?: Delimiter | undefined;
  readonly sheet?: string | undefined;
};

const largestWorkbook = 512 * 1_048_576;
const none: ReadonlySet<number> = new Set();

/** Finds out how a file is written, once; `read` may then be called again and again. Throws a TableError in words. */
export async function openTableFile(path: string, options: TableOptions = {}): Promise<{ read(): Promise<Table> }> {
  const { kind, size } = await kindOf(path);
  if (kind === "workbook") {
    if (size > largestWorkbook) throw new TableError("workbook_too_large", "as a workbook it is too large; save it as CSV");
    await checkWorkbook(path);
    return { read: () => openSheet(path, options.sheet ?? null) };
  }
  const encoding = options.encoding ?? (await detectEncoding(path));
  return { read: () => openCsv(path, encoding, options.delimiter) };
}

/** By the first bytes: the name of a file says nothing. */
async function kindOf(path: string): Promise<{ readonly kind: "csv" | "workbook"; readonly size: number }> {
  const file = await open(path, "r");
  try {
    const { size } = await file.stat();
    const { buffer, bytesRead } = await file.read(Buffer.alloc(8), 0, 8, 0);
    const start = buffer.subarray(0, bytesRead).toString("hex");
    if (size === 0) throw new CsvError("empty", 1);
    if (start.startsWith("d0cf11e0a1b11ae1"))
      throw new TableError(
        "old_or_locked_workbook",
        "it is a workbook of the old form (xls) or locked with a password; save it as xlsx without one",
      );
    if (start.startsWith("25504446")) throw new TableError("no_table", "it is a PDF, not a table");
    return { kind: start.startsWith("504b0304") || start.startsWith("504b0506") ? "workbook" : "csv", size };
  } finally {
    await file.close();
  }
}

async function openCsv(path: string, encoding: Encoding, stated: Delimiter | undefined): Promise<Table> {
  let delimiter = ",";
  const rows = readCsvFile(path, encoding, {
    delimiter: stated,
    onDelimiter(found) {
      delimiter = found;
    },
  });
  const first = await rows.next();
  if (first.done) throw new CsvError("empty", 1);
  return { form: { kind: "csv", encoding, delimiter }, columns: first.value.cells.map(trimmed), rows: plain(rows) };
}

async function* plain(rows: AsyncGenerator<{ readonly line: number; readonly cells: readonly string[] }>): AsyncGenerator<TableRow> {
  // Lines of nothing but delimiters are what spreadsheets leave of empty rows.
  for await (const { line, cells } of rows) if (cells.some((cell) => cell !== "")) yield { line, cells, numbers: none };
}

async function openSheet(path: string, sheet: string | null): Promise<Table> {
  let name = "";
  const rows = readSheet(path, sheet, (found) => {
    name = found;
  });
  const first = await rows.next();
  if (first.done) throw new CsvError("empty", 1);
  return { form: { kind: "workbook", sheet: name }, columns: first.value.cells.map(trimmed), rows };
}

const trimmed = (name: string) => name.replace(/\s+/g, " ").trim();
