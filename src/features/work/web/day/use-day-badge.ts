/** What waits today: overdue and due, as the page says it without a filter. */
import { useRead } from "#ui/query.ts";
import type { DayCounts } from "../../contract/day.ts";

export function useDayBadge(): number | null {
  const { data } = useRead<DayCounts>(["process", "day", "counts"], "/day/counts");
  return data ? data.overdue + data.today : null;
}
