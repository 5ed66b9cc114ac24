/** Dated rates of other currencies, set by people; how one is picked for a fact's date stands in `#shared/rate.ts`. */
import { isDate } from "#shared/date.ts";
import { isRate } from "#shared/rate.ts";
import { no, type Result, yes } from "#shared/result.ts";

export type RateKey = { readonly currency: string; readonly on: string };
export type RateEvent =
  | ({ readonly type: "RateSet"; readonly before: string | null; readonly after: string } & RateKey)
  | ({ readonly type: "RateRemoved"; readonly before: string } & RateKey);
export type RateRefusal = "base_currency" | "invalid_rate" | "date_out_of_range";

/** The rate of one currency on one business date; `before` is the one it takes the place of. Setting the same again changes nothing. */
export function setRate(
  { currency, on }: RateKey,
  rate: string,
  before: string | null,
  base: string,
): Result<readonly RateEvent[], RateRefusal> {
  const after = plainDecimal(rate);
  if (currency === base) return no("base_currency");
  if (!isDate(on)) return no("date_out_of_range");
  if (!isRate(after)) return no("invalid_rate");
  return after === before ? yes([]) : yes([{ type: "RateSet", currency, on, before, after }]);
}

export const removeRate = ({ currency, on }: RateKey, before: string): Result<readonly RateEvent[], RateRefusal> =>
  yes([{ type: "RateRemoved", currency, on, before }]);

/** One spelling per number: "00.920" is kept as "0.92". */
export function plainDecimal(text: string): string {
  const [whole = "", fraction = ""] = text.split(".");
  const kept = fraction.replace(/0+$/, "");
  return `${whole.replace(/^0+(?=\d)/, "")}${kept === "" ? "" : `.${kept}`}`;
}
