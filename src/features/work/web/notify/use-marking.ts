/** Marking as read: the bell and the list read anew by themselves. */
import { api } from "#ui/api.ts";
import { useCommand } from "#ui/command.ts";
import { useText } from "#ui/i18n/text.ts";
import type { NotificationView } from "../../contract/notify/notifications.ts";

export function useMarking() {
  const t = useText();
  const mark = useCommand({
    feature: "notifications",
    run: ({ id, isRead }: { readonly id: string; readonly isRead: boolean }) =>
      api.post(`/notifications/${id}/${isRead ? "read" : "unread"}`),
  });
  const markAll = useCommand({
    feature: "notifications",
    run: (upTo: string) => api.post("/notifications/read-all", { body: { upTo } }),
    done: () => t("notifications:all_read"),
  });
  return {
    read: ({ id, readAt }: NotificationView) => readAt === null && mark.run({ id, isRead: true }),
    toggle: ({ id, readAt }: NotificationView) => mark.run({ id, isRead: readAt === null }),
    all: markAll.run,
    isBusy: markAll.isBusy,
  };
}
