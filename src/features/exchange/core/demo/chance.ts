/** Draws of the demo company that look like life: skewed amounts and durations, weighted choices. */
import type { Random } from "#shared/random.ts";

export const chance = (random: Random, probability: number): boolean => random.next() < probability;

/** One of the entries, by weight. */
export function weighted<T>(random: Random, entries: readonly (readonly [T, number])[]): T {
  const total = entries.reduce((sum, [, weight]) => sum + weight, 0);
  let left = random.next() * total;
  for (const [value, weight] of entries) {
    left -= weight;
    if (left < 0) return value;
  }
  return entries.at(-1)![0];
}

/** Log-normal around a median; `spread` 0.5 is narrow, 1 is wide. Box–Muller (1958). */
export function around(random: Random, median: number, spread: number): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random.next()));
  return median * Math.exp(spread * radius * Math.cos(2 * Math.PI * random.next()));
}

/** How many times something with this mean happens in a period (Knuth's method; means below 30). */
export function poisson(random: Random, mean: number): number {
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = random.next(); product > limit; product *= random.next()) count++;
  return count;
}

/** Rounded as people round prices: two or three leading digits. */
export function roundPrice(amount: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, amount))) - 2);
  return Math.max(step, Math.round(amount / step) * step);
}
