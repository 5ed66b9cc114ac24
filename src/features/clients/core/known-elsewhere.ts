/** Duplicates at entry: how what was found is weighed, whether it is seen or not. */
import { duplicateFrom, type Likeness } from "./duplicates.ts";
import { type Evidence, scoreOf } from "./evidence.ts";

/** Bits of a key that agrees to the letter, as `duplicates.ts` judges them. */
const bits: Readonly<Record<string, number>> = { name: 14, taxNumber: 16, domain: 9, phone: 8, email: 9 };

/** Of a record that is not seen nothing is known but by which keys it was found. */
export function likenessByKeys(foundBy: readonly string[]): Likeness {
  const evidence: readonly Evidence[] = foundBy.map((field) => ({ field, weight: bits[field] ?? 0, similarity: 1 }));
  return { score: scoreOf(evidence), evidence };
}

/** Worth telling: probably one, or alike in a key that seldom two have. */
export const isWorthTelling = ({ score }: Likeness, foundBy: readonly string[]): boolean =>
  score >= duplicateFrom || foundBy.some((field) => field !== "name");
