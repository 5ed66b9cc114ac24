/** Time in stage, with those who are still there counted as lasting at least so long. */

/** One stay: how many days, and whether it ended. */
export type Spell = { readonly days: number; readonly hasEnded: boolean };

/** Half is often met exactly, and products of fractions miss it by a little. */
const half = 0.5 + 1e-9;

/**
 * The Kaplan–Meier median in days: the first t with S(t) ≤ 0.5 + 1e-9; null when S never comes down to it. Stays that have not ended are
 * censored at their length: at risk up to and including it. Source: Kaplan and Meier, JASA 53 (1958).
 */
export function medianDays(spells: readonly Spell[]): number | null {
  const sorted = [...spells].sort((one, other) => one.days - other.days);
  let survival = 1;
  for (let index = 0; index < sorted.length; ) {
    const { days } = sorted[index]!;
    const atRisk = sorted.length - index;
    let ended = 0;
    for (; index < sorted.length && sorted[index]!.days === days; index++) ended += sorted[index]!.hasEnded ? 1 : 0;
    survival *= 1 - ended / atRisk;
    if (ended > 0 && survival <= half) return days;
  }
  return null;
}
