/** How sure a share is. */

export type Interval = { readonly low: number; readonly high: number };

const z = 1.959963984540054;

/**
 * The 95 % interval of a share of `successes` in `n`, both from 0 to 1; null without any trial.
 * Source: E. B. Wilson, Probable inference, JASA 22 (1927), without continuity correction.
 */
export function wilson(successes: number, n: number): Interval | null {
  if (n === 0) return null;
  const share = successes / n;
  const spread = (z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n))) / (1 + (z * z) / n);
  const middle = (share + (z * z) / (2 * n)) / (1 + (z * z) / n);
  return { low: successes === 0 ? 0 : middle - spread, high: successes === n ? 1 : middle + spread };
}
