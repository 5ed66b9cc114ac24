/** Reads a table in CSV (RFC 4180) as a stream: strict, in constant memory, with the line on which each row begins. */
import { open } from "node:fs/promises";
import type { CsvProblem } from "./csv-problem.ts";
import { CsvError } from "./csv-problem.ts";
import type { Encoding } from "./encoding.ts";

export type CsvRow = { readonly line: number; readonly cells: readonly string[] };

const longestCell = 1_000_000;
const mostColumns = 500;

/** By what cells are divided. */
export const delimiters = [",", ";", "\t", "|"] as const;
export type Delimiter = (typeof delimiters)[number];
export type CsvOptions = {
  /** As it is known to be; else a comma, semicolon, tab or bar, whichever the header has most of. */
  readonly delimiter?: Delimiter | undefined;
  readonly onDelimiter?: (found: string) => void;
};

/** Rows of a file of text, the header first. */
export async function* readCsvFile(path: string, encoding: Encoding = "utf-8", options: CsvOptions = {}): AsyncGenerator<CsvRow> {
  const file = await open(path, "r");
  try {
    const decoder = new TextDecoder(encoding, { fatal: true });
    const rows = createRowSplitter(options);
    const decode = (bytes?: Uint8Array) => {
      try {
        return bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true });
      } catch {
        throw new CsvError(encoding === "utf-8" ? "not_utf8" : "not_text", rows.line());
      }
    };
    // One buffer over and over: a stream would make one per piece, and leave them lying until somebody collects.
    const piece = new Uint8Array(65_536);
    for (let at = 0; ; ) {
      const { bytesRead } = await file.read(piece, 0, piece.length, at);
      if (bytesRead === 0) break;
      at += bytesRead;
      yield* rows.take(decode(piece.subarray(0, bytesRead)));
    }
    yield* rows.take(decode());
    yield* rows.end();
  } finally {
    await file.close();
  }
}

/** Takes text piece by piece and gives the rows that are whole. */
export function createRowSplitter({ delimiter: stated, onDelimiter = () => {} }: CsvOptions = {}) {
  let delimiter: string | null = null;
  let head = "";
  let line = 1;
  let startedOn = 1;
  let cell = "";
  let cells: string[] = [];
  /** Where in a cell the text is: before anything, in plain text, in quotes, or just after a quote in quotes. */
  let state: "start" | "plain" | "quoted" | "quote_seen" = "start";
  let sawReturn = false;

  const fail = (problem: CsvProblem): never => {
    throw new CsvError(problem, line);
  };
  const endCell = () => {
    if (cells.length >= mostColumns) fail("too_many_columns");
    cells.push(cell);
    cell = "";
    state = "start";
  };
  const endRow = (): CsvRow | null => {
    endCell();
    const row = { line: startedOn, cells };
    cells = [];
    // A line with nothing on it is no row.
    return row.cells.length === 1 && row.cells[0] === "" ? null : row;
  };
  const newLine = () => {
    line++;
    startedOn = line;
  };

  function* split(text: string): Generator<CsvRow> {
    for (let index = 0; index < text.length; ) {
      const char = text[index]!;
      if (sawReturn) {
        sawReturn = false;
        if (char === "\n") {
          index++;
          continue;
        }
      }
      if (char === "\u0000") fail("not_text");
      if (state === "quoted") {
        const end = text.indexOf('"', index);
        const part = text.slice(index, end === -1 ? undefined : end);
        for (const one of part) if (one === "\n") line++;
        cell += part;
        if (cell.length > longestCell) fail("cell_too_long");
        if (part.includes("\u0000")) fail("not_text");
        if (end === -1) return;
        state = "quote_seen";
        index = end + 1;
        continue;
      }
      index++;
      if (char === delimiter) endCell();
      else if (char === "\n" || char === "\r") {
        sawReturn = char === "\r";
        const row = endRow();
        newLine();
        if (row) yield row;
      } else if (char === '"') {
        if (state === "plain") fail("stray_quote");
        if (state === "quote_seen") cell += '"';
        state = "quoted";
      } else {
        if (state === "quote_seen") fail("stray_quote");
        state = "plain";
        const from = index - 1;
        while (index < text.length && !isSpecial(text.charCodeAt(index), delimiter)) index++;
        cell += text.slice(from, index);
        if (cell.length > longestCell) fail("cell_too_long");
      }
    }
  }

  return {
    /** The line that is being read. */
    line: () => line,
    *take(text: string): Generator<CsvRow> {
      if (delimiter !== null) return yield* split(text);
      head += text;
      if (head.length > longestCell) fail("cell_too_long");
      const first = firstLine(head);
      if (first === null) return;
      const told = /^sep=(.)$/.exec(first)?.[1];
      delimiter = stated ?? told ?? delimiterOf(first);
      onDelimiter(delimiter);
      // Spreadsheets put "sep=;" on a line of its own; it is no header.
      const kept = told === undefined ? head : head.slice(first.length).replace(/^\r?\n|^\r/, "");
      if (told !== undefined) newLine();
      head = "";
      yield* split(kept);
    },
    *end(): Generator<CsvRow> {
      if (delimiter === null) {
        delimiter = stated ?? delimiterOf(head);
        onDelimiter(delimiter);
        yield* split(head);
      }
      if (state === "quoted") throw new CsvError("open_quote", startedOn);
      if (cell !== "" || cells.length > 0 || state === "quote_seen") {
        const row = endRow();
        if (row) yield row;
      }
    },
  };
}

const isSpecial = (code: number, delimiter: string | null) =>
  code === 10 || code === 13 || code === 34 || code === 0 || code === delimiter?.charCodeAt(0);

/** The header, as far as it is certain: up to the first line end outside of quotes. */
function firstLine(text: string): string | null {
  let isQuoted = false;
  for (let index = 0; index < text.length; index++) {
    if (text[index] === '"') isQuoted = !isQuoted;
    else if (!isQuoted && (text[index] === "\n" || text[index] === "\r")) return text.slice(0, index);
  }
  return null;
}

export function delimiterOf(header: string): string {
  const bare = header.replace(/"[^"]*"/g, "");
  const count = (delimiter: string) => bare.split(delimiter).length;
  return delimiters.reduce<string>((best, one) => (count(one) > count(best) ? one : best), ",");
}
