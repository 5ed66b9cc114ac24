/** What a bench says: a figure, the floor of the same run, and the limit it is held to. */

export type Figure = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** Measured in the same run by code or SQL without the product's layers. */
  readonly floor?: number;
  /** value ÷ floor, or the value itself where there is no floor. */
  readonly ratio?: number;
  readonly limit: { readonly atLeast: number } | { readonly atMost: number };
};

export const isHeld = ({ value, ratio, limit }: Figure): boolean =>
  "atLeast" in limit ? (ratio ?? value) >= limit.atLeast : (ratio ?? value) <= limit.atMost;

export function lineOf(figure: Figure): string {
  const { name, value, unit, floor, ratio, limit } = figure;
  const wanted = "atLeast" in limit ? `≥ ${limit.atLeast}` : `≤ ${limit.atMost}`;
  const compared = floor === undefined ? "" : `, floor ${short(floor)} ${unit}, ratio ${ratio?.toFixed(2)}`;
  return `${isHeld(figure) ? "✓" : "✗"} ${name}: ${short(value)} ${unit}${compared} (wanted ${wanted})`;
}

const short = (value: number) => (value >= 100 ? Math.round(value).toLocaleString("en") : value.toPrecision(3));

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);
