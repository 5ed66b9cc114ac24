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
    const { buffer, bytesRead } = await file.read(Buffer.alloc(256), 0, 256, 0);
    const start = buffer.subarray(0, Math.min(bytesRead, 8)).toString("hex");
    if (size === 0) throw new CsvError("empty", 1);
    if (start.startsWith("d0cf11e0a1b11ae1"))
      throw new TableError(
        "old_or_locked_workbook",
        "it is a workbook of the old form (xls) or locked with a password; save it as xlsx without one",
      );
    const other = otherKind(start, buffer.subarray(0, bytesRead).toString("latin1"));
    if (other !== null) throw new TableError("no_table", other);
    return { kind: start.startsWith("504b0304") || start.startsWith("504b0506") ? "workbook" : "csv", size };
  } finally {
    await file.close();
  }
}

/** What is certainly no table, in words; programs also write web pages and call them xls. */
function otherKind(start: string, text: string): string | null {
  if (start.startsWith("25504446")) return "it is a PDF, not a table";
  if (/^(?:89504e47|ffd8ff|47494638|52494646)/.test(start)) return "it is a picture, not a table";
  if (/^(?:1f8b|52617221|377abcaf)/.test(start)) return "it is packed; unpack it first";
  const bare = text
    .replace(/^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/, "")
    .replaceAll("\u0000", "")
    .trimStart();
  if (/^<(?:!doctype|html|head|meta|table|\?xml|\?mso)/i.test(bare))
    return "it is a web page or XML, not a table; open it in a spreadsheet program and save it as xlsx or CSV";
  if (/^(?:\{\s*["}]|\[\s*[[{\]])/.test(bare)) return "it is JSON, not a table";
  return null;
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
