/** The cards of a column while some deals are on their way: what left is gone, what comes stands on top. Pure. */

type Standing = { readonly id: string; readonly stage: string };
type Moving<D> = { readonly deal: D; readonly stage: string | null };

export function shownIn<D extends Standing>(stage: string, deals: readonly D[], onTheWay: ReadonlyMap<string, Moving<D>>): readonly D[] {
  if (onTheWay.size === 0) return deals;
  const isElsewhere = (deal: D) => {
    const way = onTheWay.get(deal.id);
    return way !== undefined && way.stage !== stage;
  };
  const there = new Set(deals.map(({ id }) => id));
  const coming = [...onTheWay.values()].filter((way) => way.stage === stage && !there.has(way.deal.id)).map(({ deal }) => deal);
  return [...coming, ...deals.filter((deal) => !isElsewhere(deal))];
}
