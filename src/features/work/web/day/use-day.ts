/** A person's day as the page shows it; what is due later grows by pages when it is asked for. */
import { useState } from "react";
import { useList, useRead } from "#ui/query.ts";
import type { DayTaskView, DayView } from "../../contract/day.ts";

const firstPage = 15;

export type AskedDay = { readonly person: string; readonly kind: string | undefined; readonly handedFrom: string | undefined };

export function useDay({ person, kind, handedFrom }: AskedDay) {
  const day = useRead<DayView>(["process", "day"], "/day", { person, kind, handedFrom, limit: firstPage });
  const [isWhole, setWhole] = useState(false);
  const more = useList<DayTaskView>(
    ["process", "day", "later"],
    "/day/later",
    { person, kind, handedFrom, limit: 100 },
    { isEnabled: isWhole },
  );
  const later = isWhole && more.items.length > 0 ? more.items : (day.data?.later ?? []);
  return {
    ...day,
    later,
    hasMore: isWhole && more.items.length > 0 ? more.hasMore : (day.data?.nextCursor ?? null) !== null,
    isLoadingMore: isWhole && (more.isLoadingMore || more.isLoading),
    loadMore: () => (isWhole ? more.loadMore() : setWhole(true)),
  };
}
