/** What a row of a file says about our fields. An empty cell says nothing. */

import type { CustomValue } from "#features/fields/core/custom.ts";
import { isCurrency } from "#shared/currency.ts";
import { no, type Result, yes } from "#shared/result.ts";
import { cleanName, nameProblem, ownText } from "#shared/text.ts";
import { type ColumnForm, type Forms, plainForm } from "./column-forms.ts";
import { countryCode } from "./country-code.ts";
import { parseEnteredAmount } from "./entered-amount.ts";
import type { ImportField } from "./import-fields.ts";
import type { Placed } from "./mapping.ts";
import { readOwnCell } from "./own-cell.ts";
import { isNoDate, readDate, readInstant } from "./written-date.ts";

/** By field: texts, business dates as text, instants, minor units; a field that the row says nothing about is not there. */
export type Values = {
  readonly texts: Readonly<Record<string, string>>;
  readonly instants: Readonly<Record<string, Date>>;
  readonly amounts: Readonly<Record<string, bigint>>;
  /** Of the company's own fields, by key; whom or which client one names stands among the texts until it is found. */
  readonly own: Readonly<Record<string, CustomValue>>;
};
export type CellRefusal =
  | "too_long"
  | "name_malformed"
  | "date_malformed"
  | "ambiguous_date"
  | "amount_malformed"
  | "amount_negative"
  | "other_currency"
  | "unknown_currency"
  | "count_malformed"
  | "unknown_country"
  | "ragged_row"
  | "repeated_external_id";
/** Which field, and what is wrong there. */
export type RowRefusal = { readonly field: string; readonly problem: string };

export type Reading = {
  readonly fields: Readonly<Record<string, ImportField>>;
  readonly placed: Placed;
  readonly forms: Forms;
  readonly width: number;
  readonly timeZone: string;
  /** Of amounts whose row names no other. */
  readonly currency: string;
};

export function readRow(cells: readonly string[], numbers: ReadonlySet<number>, reading: Reading): Result<Values, RowRefusal> {
  // A row may end early, where programs leave empty cells away; longer it cannot be.
  if (cells.length > reading.width && cells.slice(reading.width).some((cell) => cell.trim() !== ""))
    return no({ field: "", problem: "ragged_row" });
  const { fields } = reading;
  const texts: Record<string, string> = {};
  const instants: Record<string, Date> = {};
  const amounts: Record<string, bigint> = {};
  const own: Record<string, CustomValue> = {};
  const cell = (field: string) => ownText((cells[reading.placed[field] ?? -1] ?? "").trim());
  const currency = cell("currency").toUpperCase() || reading.currency;
  for (const [field, at] of Object.entries(reading.placed)) {
    // What we write so that no spreadsheet runs it comes back as it was.
    const text = cell(field).replace(/^'(?=[=+\-@])/, "");
    if (text === "") continue;
    const { type, max, isSigned = false, own: definition } = fields[field] as ImportField;
    const form = reading.forms[field] ?? plainForm;
    if (definition && definition.kind !== "person" && definition.kind !== "client") {
      const written = { ...form, mark: numbers.has(at) ? ("." as const) : form.mark };
      const read = readOwnCell(text, definition, written, { timeZone: reading.timeZone, currency });
      if (!read.ok) return no({ field, problem: read.refusal });
      if (read.value !== null) own[definition.key] = read.value;
      continue;
    }
    if (type === "amount") {
      if (!isCurrency(currency)) return no({ field: "currency", problem: "unknown_currency" });
      const read = parseEnteredAmount(text, currency, numbers.has(at) ? "." : form.mark);
      if (!read.ok) return no({ field, problem: read.refusal });
      if (read.value < 0n && !isSigned) return no({ field, problem: "amount_negative" });
      amounts[field] = read.value;
    } else if (type === "instant") {
      if (isNoDate(text)) continue;
      const read = readInstant(text, form.order, reading.timeZone);
      if (!read.ok) return no({ field, problem: read.refusal });
      instants[field] = read.value;
    } else {
      const read = readText(text, { type, max }, form, reading.timeZone);
      if (!read.ok) return no({ field, problem: read.refusal });
      if (read.value !== "") texts[field] = read.value;
    }
  }
  return yes({ texts, instants, amounts, own });
}

function readText(text: string, { type, max }: ImportField, form: ColumnForm, timeZone: string): Result<string, CellRefusal> {
  switch (type) {
    case "date":
      return isNoDate(text) ? yes("") : readDate(text, form.order, timeZone);
    case "currency":
      return isCurrency(text.toUpperCase()) ? yes(text.toUpperCase()) : no("unknown_currency");
    case "count": {
      const digits = text.replace(/[\s\u00a0\u202f'’]/g, "").replace(/\.0+$/, "");
      return /^\d{1,9}$/.test(digits) ? yes(digits) : no("count_malformed");
    }
    case "country": {
      const code = countryCode(text);
      return code === null ? no("unknown_country") : yes(code);
    }
    case "text":
      if ([...text].length > max) return no("too_long");
      return nameProblem(text.replace(/[\r\n\t]+/g, " "), { max }) ? no("name_malformed") : yes(cleanName(text));
    default: {
      const clean = cleanName(text);
      const problem = nameProblem(clean, { max });
      return problem === null ? yes(clean) : no(problem === "too_long" ? "too_long" : "name_malformed");
    }
  }
}
