/** Seeded randomness for demo data and simulations: the same seed gives the same numbers on every machine. Never for secrets. */

export type Random = {
  /** A number in [0, 1) with 53 random bits. */
  readonly next: () => number;
  /** A whole number from `min` to `max`, both included, each as likely; throws a RangeError on an empty or unsafe range. */
  readonly integer: (min: number, max: number) => number;
  /** One of the items, each as likely; throws a RangeError if there is none. */
  readonly pick: <T>(items: readonly T[]) => T;
  /** The items in a random order, each order as likely; the given list stays as it is. */
  readonly shuffle: <T>(items: readonly T[]) => T[];
};

const WORD = 2 ** 32;
const STATES = 2 ** 53;

/** Randomness from a seed, a safe integer; throws a RangeError on anything else. xoshiro128** (Blackman and Vigna, 2018) seeded by splitmix32. */
export function seeded(seed: number): Random {
  if (!Number.isSafeInteger(seed)) throw new RangeError(`A seed is a safe integer, not ${seed}.`);
  const low = splitmix32(seed >>> 0);
  const high = splitmix32(~Math.floor(seed / WORD) >>> 0);
  // No two seeds give the same state, and none gives only zeros. The first number comes from the second word alone, so both halves are in it.
  const first = high();
  const word = xoshiro128([first, (low() ^ high()) >>> 0, low(), high()]);
  const bits53 = () => (word() >>> 5) * 2 ** 26 + (word() >>> 6);

  const integer = (min: number, max: number): number => {
    const count = max - min + 1;
    if (!Number.isSafeInteger(min) || !Number.isSafeInteger(max) || !(count >= 1) || count > STATES)
      throw new RangeError(`There is no whole number to draw from ${min} to ${max}.`);
    // The last, incomplete round of the 2⁵³ states is drawn again: otherwise the first numbers of the range would come more often.
    const fair = STATES - (STATES % count);
    let drawn = bits53();
    while (drawn >= fair) drawn = bits53();
    return min + (drawn % count);
  };
  return {
    next: () => bits53() / STATES,
    integer,
    pick: (items) => {
      if (items.length === 0) throw new RangeError("Nothing can be picked from an empty list.");
      return items[integer(0, items.length - 1)]!;
    },
    shuffle: (items) => {
      const shuffled = [...items];
      for (let last = shuffled.length - 1; last > 0; last--) {
        const other = integer(0, last);
        [shuffled[last], shuffled[other]] = [shuffled[other]!, shuffled[last]!];
      }
      return shuffled;
    },
  };
}

/** The generator xoshiro128** itself: 32-bit words from four words of state, not all 0 (reference: prng.di.unimi.it/xoshiro128starstar.c). */
export function xoshiro128(state: readonly [number, number, number, number]): () => number {
  let [a, b, c, d] = state;
  return () => {
    const word = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d, 11);
    return word;
  };
}

const rotate = (word: number, by: number) => (word << by) | (word >>> (32 - by));

/** Spreads a seed over the state: neighbouring seeds give unlike numbers (the 32-bit finaliser of MurmurHash3 over a Weyl sequence). */
function splitmix32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let word = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
    word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35);
    return (word ^ (word >>> 16)) >>> 0;
  };
}
