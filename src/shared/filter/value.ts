/** Whether a value fits a field and an operator. */
import { isDate } from "#shared/date.ts";
import { isId } from "#shared/id.ts";
import { type MoneyRefusal, parseMoney } from "#shared/money.ts";
import { foldText } from "#shared/text.ts";
import type { Field } from "./catalogue.ts";
import { limits, type Op } from "./language.ts";
import { isPeriodValue, isRelativeDate } from "./relative.ts";

export type ValueFault =
  | "value_missing"
  | "value_unexpected"
  | "value_of_wrong_kind"
  | "unknown_option"
  | "text_empty"
  | "text_too_long"
  | "control_characters"
  | "number_out_of_range"
  | "too_many_values"
  | "currencies_differ"
  | MoneyRefusal;

/** A fault with the JSON pointer within the value. */
export type PlacedFault = { readonly pointer: string; readonly code: ValueFault };

/** What is wrong with the value of a comparison; nothing, if it can be used. `undefined` is a value left out. */
export function valueFaults(field: Field<never>, op: Op, value: unknown): readonly PlacedFault[] {
  const at = (code: ValueFault | null, pointer = "") => (code === null ? [] : [{ pointer, code }]);
  if (op === "empty" || op === "notEmpty") return at(value === undefined ? null : "value_unexpected");
  if (value === undefined || value === null) return at("value_missing");
  if (op === "within") return at(isPeriodValue(value) ? null : "value_of_wrong_kind");
  if (op !== "in" && op !== "notIn" && op !== "between") return at(scalarFault(field, value));
  if (!Array.isArray(value) || (op === "between" && value.length !== 2)) return at("value_of_wrong_kind");
  if (value.length > limits.list) return at("too_many_values");
  const faults = value.flatMap((one, index) => at(scalarFault(field, one), `/${index}`));
  if (faults.length > 0 || op !== "between" || field.kind !== "money") return faults;
  return at(value[0].currency === value[1].currency ? null : "currencies_differ");
}

function scalarFault(field: Field<never>, value: unknown): ValueFault | null {
  switch (field.kind) {
    case "boolean":
      return typeof value === "boolean" ? null : "value_of_wrong_kind";
    case "number":
      return numberFault(value);
    case "money": {
      const read = parseMoney(value);
      return read.ok ? null : read.refusal;
    }
    case "date":
      return isDay(value) ? null : "value_of_wrong_kind";
    case "instant":
      return isDay(value) || (typeof value === "string" && isInstant(value)) ? null : "value_of_wrong_kind";
    case "person":
    case "people":
      return value === "me" || value === "myPeople" || isIdText(value) ? null : "value_of_wrong_kind";
    case "record":
    case "records":
      return isIdText(value) ? null : "value_of_wrong_kind";
    default:
      return textFault(field, value);
  }
}

function textFault({ kind, options }: Field<never>, value: unknown): ValueFault | null {
  if (typeof value !== "string") return "value_of_wrong_kind";
  if (value.length > limits.text) return "text_too_long";
  if (value.includes("\u0000") || !value.isWellFormed()) return "control_characters";
  if ((kind === "text" || kind === "link" ? foldText(value) : value) === "") return "text_empty";
  return options === undefined || options.includes(value) ? null : "unknown_option";
}

/** Numbers that are written without an exponent, so that memory and database read the same digits. */
function numberFault(value: unknown): ValueFault | null {
  if (typeof value !== "number") return "value_of_wrong_kind";
  return Math.abs(value) <= Number.MAX_SAFE_INTEGER && /^-?\d+(\.\d+)?$/.test(String(value)) ? null : "number_out_of_range";
}

const isIdText = (value: unknown) => typeof value === "string" && isId(value);
const isDay = (value: unknown) => isRelativeDate(value) || (typeof value === "string" && isDate(value));

const INSTANT = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,3})?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/;

/** Whether the text is an instant with its offset, to the millisecond at most. */
export function isInstant(text: string): boolean {
  const day = INSTANT.exec(text)?.[1];
  return day !== undefined && isDate(day);
}
