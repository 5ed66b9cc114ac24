/** What speaks for and against two records being one, as bits that add up (I. Fellegi, A. Sunter, "A Theory for Record Linkage", 1969). */

/** One field that both records have: how alike, 0 to 1, and the bits that this adds; below 0 it speaks against. */
export type Evidence = { readonly field: string; readonly weight: number; readonly similarity: number };

/**
 * How a field is judged: `equal` bits when it is the same, falling in a straight line to 0 at `doubtful`, and on to `other` bits at `different`
 * and below. Bits are log₂ of how much more often it agrees among duplicates than among strangers.
 */
export type Judged = { readonly equal: number; readonly other: number; readonly doubtful: number; readonly different: number };

export function judge(field: string, similarity: number, { equal, other, doubtful, different }: Judged): Evidence {
  const weight =
    similarity >= doubtful
      ? (equal * (similarity - doubtful)) / (1 - doubtful)
      : other * Math.min(1, (doubtful - similarity) / (doubtful - different));
  return { field, weight, similarity };
}

/** Bits against: of so many pairs that are compared, one is a duplicate before anything is known about it. */
export const doubtBits = 12;

/** The probability that the two are one, 0 to 1, from what is known of both. Without evidence it is 1 in 4,096. */
export function scoreOf(evidence: readonly Evidence[]): number {
  const bits = evidence.reduce((sum, { weight }) => sum + weight, -doubtBits);
  return 1 / (1 + 2 ** -bits);
}
