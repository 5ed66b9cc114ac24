/** Why a text file is no table that can be read. */
import { TableError } from "#platform/table/table-error.ts";

export type CsvProblem =
  | "empty"
  | "not_text"
  | "not_utf8"
  | "mixed_encodings"
  | "open_quote"
  | "stray_quote"
  | "cell_too_long"
  | "too_many_columns"
  | "ragged_row"
  | "repeated_header";

const words: Readonly<Record<CsvProblem, string>> = {
  empty: "there is nothing in it",
  not_text: "it holds bytes that are no text",
  not_utf8: "it is not in UTF-8",
  mixed_encodings: "most of it is in UTF-8, but this line is not",
  open_quote: "a quote is opened and never closed",
  stray_quote: "a quote stands where none may stand",
  cell_too_long: "a cell is longer than a million characters",
  too_many_columns: "a row has more than 500 columns",
  ragged_row: "a row has more or fewer cells than the header",
  repeated_header: "a column name stands there twice",
};

/** Names the line, never what stands on it. */
export class CsvError extends TableError {
  declare readonly problem: CsvProblem;
  readonly line: number;
  constructor(problem: CsvProblem, line: number) {
    super(problem, `${words[problem]} (line ${line})`);
    this.line = line;
  }
}
