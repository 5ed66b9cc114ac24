/** Conversion between every two places of a funnel, not only neighbours. */
import { wilson } from "#features/deals/core/wilson.ts";

export type Place = { readonly key: string; readonly reached: number };
/** `share` is reached(to) ÷ reached(from), with its 95 % Wilson interval; all null where none reached `from`. */
export type Pair = {
  readonly from: string;
  readonly to: string;
  readonly n: number;
  readonly reached: number;
  readonly share: number | null;
  readonly low: number | null;
  readonly high: number | null;
};

/** Of places in their order, the last of which is the win: a row for each but the last, with a pair for each behind it. */
export function pairsOf(places: readonly Place[]): readonly (readonly Pair[])[] {
  return places.slice(0, -1).map((from, at) =>
    places.slice(at + 1).map((to): Pair => {
      const interval = wilson(to.reached, from.reached);
      const share = from.reached === 0 ? null : to.reached / from.reached;
      return {
        from: from.key,
        to: to.key,
        n: from.reached,
        reached: to.reached,
        share,
        low: interval?.low ?? null,
        high: interval?.high ?? null,
      };
    }),
  );
}
