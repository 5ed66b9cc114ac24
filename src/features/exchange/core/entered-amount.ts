/** Amounts as people and other programs write them: "1 234,56 ₽", "1.234,56 €", "20000". */
import { minorDigits } from "#shared/currency.ts";
import { parseAmount } from "#shared/money.ts";
import { no, type Result, yes } from "#shared/result.ts";

const signs: Readonly<Record<string, RegExp>> = {
  "€": /^EUR$/,
  "₽": /^RUB$/,
  "£": /^(GBP|FKP|GIP|SHP|EGP)$/,
  $: /^(USD|AUD|CAD|NZD|HKD|SGD|MXN|ARS|CLP|COP|BRL|TWD|.*D)$/,
  "¥": /^(JPY|CNY)$/,
};
const SIGN = /[€₽£$¥]|[A-Z]{3}/gu;
const SPACES = /[\s\u00a0\u202f'’]/gu;

/**
 * Reads an amount in a currency, in minor units. Where the decimal mark is known, the other one groups thousands. Where it is not: of points and commas the last kind is the decimal mark, unless it comes more than once or
 * has three digits behind it where the currency has fewer: then it groups thousands. What could be either is refused, as is another currency.
 */
export function parseEnteredAmount(
  text: string,
  currency: string,
  decimal: "," | "." | null = null,
): Result<bigint, "amount_malformed" | "other_currency"> {
  const found = text.match(SIGN) ?? [];
  if (found.some((sign) => !(signs[sign]?.test(currency) ?? sign === currency))) return no("other_currency");
  const bare = text.replace(SIGN, "").replace(SPACES, "").replace(/^\+/, "");
  if (!/^-?\d+([.,]\d+)*$/.test(bare)) return no("amount_malformed");
  if (decimal !== null) return withMark(bare, currency, decimal);
  const marks = [...bare].filter((char) => char === "." || char === ",");
  const last = marks.at(-1);
  const behind = last === undefined ? 0 : bare.length - bare.lastIndexOf(last) - 1;
  const isMixed = new Set(marks).size > 1;
  const isOften = marks.filter((mark) => mark === last).length > 1;
  if (isMixed && isOften) return no("amount_malformed");
  const groups = isOften || (!isMixed && behind === 3 && minorDigits(currency) < 3);
  if (!groups && !isMixed && behind === 3 && marks.length === 1 && minorDigits(currency) >= 3) return no("amount_malformed");
  const [whole = "", fraction = ""] = last === undefined || groups ? [bare] : [bare.slice(0, -behind - 1), bare.slice(-behind)];
  if (!/^-?\d{1,3}([.,]\d{3})*$|^-?\d+$/.test(whole)) return no("amount_malformed");
  const plain = whole.replace(/[.,]/g, "").replace(/^(-?)0+(?=\d)/, "$1");
  const parsed = parseAmount(fraction === "" ? plain : `${plain}.${fraction}`, currency);
  return parsed.ok ? yes(parsed.value.minor) : no("amount_malformed");
}

function withMark(bare: string, currency: string, decimal: "," | "."): Result<bigint, "amount_malformed"> {
  const group = decimal === "," ? "\\." : ",";
  const [, sign = "", whole, fraction = ""] =
    new RegExp(`^(-?)(\\d+|\\d{1,3}(?:${group}\\d{3})+)(?:[${decimal}](\\d+))?$`).exec(bare) ?? [];
  if (whole === undefined) return no("amount_malformed");
  const digits = whole.replace(/[.,]/g, "").replace(/^0+(?=\d)/, "");
  const behind = fraction.replace(/0+$/, "");
  const parsed = parseAmount(`${sign}${digits}${behind === "" ? "" : `.${behind}`}`, currency);
  return parsed.ok ? yes(parsed.value.minor) : no("amount_malformed");
}
