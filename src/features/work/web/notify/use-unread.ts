/** The bell's number: what the inbox shows as not read. */
import { useRead } from "#ui/query.ts";
import type { InboxSummary } from "../../contract/notify/notifications.ts";

export function useUnread(): number | null {
  return useRead<InboxSummary>(["notifications", "summary"], "/notifications/summary").data?.unread ?? null;
}
