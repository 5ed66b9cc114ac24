/** A cell of a workbook as text that is read back without a guess: dates in ISO 8601, numbers with a point, formulas by their value. */

type Cell = { readonly value: unknown; readonly numFmt?: string | undefined };

const DAY = 86_400_000;
/** 1970-01-01 by Excel's count of days, which begins in 1900 or, in old workbooks from a Mac, in 1904. */
const epoch = (startsIn1904: boolean) => (startsIn1904 ? 24_107 : 25_569);

export function textOfCell({ value, numFmt }: Cell, startsIn1904: boolean): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "string") return value;
  if (typeof value === "number") {
    if (!Number.isFinite(value)) return "#VALUE!";
    return isDateFormat(numFmt) ? textOfDate(new Date(Math.round((value - epoch(startsIn1904)) * DAY))) : textOfNumber(value);
  }
  if (typeof value === "boolean") return value ? "true" : "false";
  if (value instanceof Date) return textOfDate(value);
  const { result, richText, text, error } = value as {
    result?: unknown;
    richText?: readonly { text?: string }[];
    text?: unknown;
    error?: string;
  };
  if (result !== undefined) return textOfCell({ value: result, numFmt }, startsIn1904);
  if (richText) return richText.map((part) => part.text ?? "").join("");
  if (text !== undefined) return textOfCell({ value: text }, startsIn1904);
  // A formula that was never reckoned has no value.
  return typeof error === "string" ? error : "";
}

/** Whether it is a number in the sense of the workbook, so that a point in it is the decimal mark. */
export function isNumberCell({ value, numFmt }: Cell): boolean {
  const own = typeof value === "object" && value !== null && "result" in value ? (value as { result: unknown }).result : value;
  return typeof own === "number" && Number.isFinite(own) && !isDateFormat(numFmt);
}

const isDateFormat = (format: string | undefined) =>
  format !== undefined && format !== "General" && /[dmyhs]/i.test(format.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, ""));

function textOfDate(at: Date): string {
  if (Number.isNaN(at.getTime())) return "#VALUE!";
  const whole = at.toISOString();
  return whole.endsWith("T00:00:00.000Z") ? whole.slice(0, 10) : whole.slice(0, 19);
}

/** Without an exponent, and without the noise of binary fractions: 15 digits are what a spreadsheet holds. */
function textOfNumber(value: number): string {
  const rounded = Number(value.toPrecision(15));
  return /e/.test(String(rounded))
    ? rounded
        .toFixed(Math.abs(rounded) < 1 ? 20 : 0)
        .replace(/(\.\d*?)0+$/, "$1")
        .replace(/\.$/, "")
    : String(rounded);
}
