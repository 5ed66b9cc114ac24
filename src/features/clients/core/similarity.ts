/** How alike two texts are, for finding records that were entered twice. Own code: the libraries for it are no longer looked after. */

/**
 * Jaro–Winkler similarity of two texts, 0 (nothing in common) to 1 (equal), symmetric. Jaro counts letters that stand near the same place and
 * how many of them changed places (M. Jaro, 1989); Winkler adds a tenth of what is missing for each of the first four letters that agree
 * (W. Winkler, 1990), because people err less at the beginning of a name.
 */
export function jaroWinkler(one: string, other: string): number {
  if (one === other) return 1;
  // Letters are matched greedily, from the first on: from either side, and the better of both, it does not matter which text comes first.
  const jaro = Math.max(jaroOf(one, other), jaroOf(other, one));
  let prefix = 0;
  while (prefix < 4 && prefix < one.length && one[prefix] === other[prefix]) prefix++;
  return jaro + prefix * 0.1 * (1 - jaro);
}

function jaroOf(one: string, other: string): number {
  if (one.length === 0 || other.length === 0) return 0;
  const reach = Math.max(0, Math.floor(Math.max(one.length, other.length) / 2) - 1);
  const taken = new Uint8Array(other.length);
  const matched: string[] = [];
  for (let index = 0; index < one.length; index++) {
    const last = Math.min(other.length - 1, index + reach);
    for (let at = Math.max(0, index - reach); at <= last; at++) {
      if (taken[at] === 1 || one[index] !== other[at]) continue;
      taken[at] = 1;
      matched.push(one[index] as string);
      break;
    }
  }
  if (matched.length === 0) return 0;
  let moved = 0;
  let next = 0;
  for (let at = 0; at < other.length; at++) if (taken[at] === 1 && other[at] !== matched[next++]) moved++;
  const m = matched.length;
  return (m / one.length + m / other.length + (m - moved / 2) / m) / 3;
}

/** How many letters must be put in, left out, changed or swapped with their neighbour to make one text the other (optimal string alignment). */
export function editsBetween(one: string, other: string): number {
  if (one === other) return 0;
  let before: number[] = [];
  let previous = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row++) {
    const current = [row];
    for (let column = 1; column <= other.length; column++) {
      const isSame = one[row - 1] === other[column - 1];
      let least = Math.min((previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (previous[column - 1] ?? 0) + (isSame ? 0 : 1));
      const isSwapped = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (isSwapped) least = Math.min(least, (before[column - 2] ?? 0) + 1);
      current.push(least);
    }
    before = previous;
    previous = current;
  }
  return previous[other.length] ?? 0;
}

/** 1 − edits ÷ length of the longer: 0 to 1, symmetric. Two empty texts are equal. */
export function editSimilarity(one: string, other: string): number {
  const longest = Math.max(one.length, other.length);
  return longest === 0 ? 1 : 1 - editsBetween(one, other) / longest;
}

/** Like `jaroWinkler`, and the order of words does not matter: the better of the texts as they stand and with their words sorted. */
export function wordSimilarity(one: string, other: string): number {
  const straight = jaroWinkler(one, other);
  if (straight === 1 || !(one.includes(" ") || other.includes(" "))) return straight;
  return Math.max(straight, jaroWinkler(sorted(one), sorted(other)));
}

const sorted = (text: string) => text.split(" ").sort().join(" ");
