/** What a cell says about one of the company's own fields. */
import type { CustomValue, FieldDefinition } from "#features/fields/core/custom.ts";
import { type CustomFaultCode, readCustom } from "#features/fields/core/read-custom.ts";
import { isCurrency } from "#shared/currency.ts";
import { amountOf } from "#shared/money.ts";
import { no, type Result, yes } from "#shared/result.ts";
import { foldText } from "#shared/text.ts";
import type { ColumnForm, DecimalMark } from "./column-forms.ts";
import { parseEnteredAmount } from "./entered-amount.ts";
import { isNoDate, readDate } from "./written-date.ts";

export type OwnCellRefusal =
  | CustomFaultCode
  | "number_malformed"
  | "ambiguous_number"
  | "yes_or_no_malformed"
  | "unknown_currency"
  | "date_malformed"
  | "ambiguous_date"
  | "amount_malformed"
  | "other_currency";
type Written = { readonly timeZone: string; readonly currency: string };

/** The value as the API would be sent it, or null where the cell says that there is none. */
export function readOwnCell(
  text: string,
  definition: FieldDefinition,
  form: ColumnForm,
  written: Written,
): Result<CustomValue | null, OwnCellRefusal> {
  const sent = sentFor(text, definition, form, written);
  if (!sent.ok || sent.value === null) return sent as Result<null, OwnCellRefusal>;
  const read = readCustom([definition], { [definition.key]: sent.value });
  if (!read.ok) return no(read.refusal[0]?.code ?? "value_of_wrong_kind");
  return yes(read.value[definition.key] ?? null);
}

function sentFor(
  text: string,
  definition: FieldDefinition,
  form: ColumnForm,
  { timeZone, currency }: Written,
): Result<unknown, OwnCellRefusal> {
  switch (definition.kind) {
    case "number":
      return readNumber(text, form.mark);
    case "money": {
      if (!isCurrency(currency)) return no("unknown_currency");
      const read = parseEnteredAmount(text, currency, form.mark);
      return read.ok ? yes({ amount: amountOf({ minor: read.value, currency }), currency }) : read;
    }
    case "date":
      return isNoDate(text) ? yes(null) : readDate(text, form.order, timeZone);
    case "boolean": {
      const word = foldText(text);
      return saidYes.has(word) ? yes(true) : saidNo.has(word) ? yes(false) : no("yes_or_no_malformed");
    }
    case "choice":
      return yes(choiceNamed(text, definition));
    case "choices":
      return yes(text.split(/[;,\n]/).flatMap((one) => (one.trim() === "" ? [] : [choiceNamed(one.trim(), definition)])));
    default:
      return yes(text);
  }
}

const saidYes = new Set(["yes", "y", "true", "1", "x", "+", "ja", "j", "wahr", "да", "д", "истина"]);
const saidNo = new Set(["no", "n", "false", "0", "-", "nein", "falsch", "нет", "н", "ложь"]);

/** By its name or key; what is neither stays as it is, and is refused as unknown. */
const choiceNamed = (text: string, { choices }: FieldDefinition): string =>
  (choices.find(({ key }) => key === text) ?? choices.find(({ name }) => foldText(name) === foldText(text)))?.key ?? text;

/** Where the column tells no decimal mark, one mark with three digits behind it could mean either, and is refused. */
function readNumber(text: string, told: DecimalMark | null): Result<number, OwnCellRefusal> {
  const bare = text.replace(/[\s\u00a0\u202f'’]/g, "").replace(/^\+/, "");
  if (!/^-?\d+([.,]\d+)*$/.test(bare)) return no("number_malformed");
  const marks = [...bare].filter((char) => char === "." || char === ",");
  const last = marks.at(-1) as DecimalMark | undefined;
  if (last === undefined) return yes(Number(bare));
  const isOften = marks.filter((mark) => mark === last).length > 1;
  if (told === null && marks.length === 1 && bare.length - bare.lastIndexOf(last) === 4) return no("ambiguous_number");
  const decimal = told ?? (isOften ? null : last);
  const [whole = "", fraction = "", ...more] = decimal === null ? [bare] : bare.split(decimal);
  if (more.length > 0 || !/^-?\d{1,3}([.,]\d{3})+$|^-?\d+$/.test(whole) || /\D/.test(fraction)) return no("number_malformed");
  return yes(Number(`${whole.replace(/[.,]/g, "")}${fraction === "" ? "" : `.${fraction}`}`));
}
