/** The pages of everyone's day. */
import { IconBell, IconBellCog, IconSunHigh } from "@tabler/icons-react";
import type { Page, Room } from "#ui/pages.ts";
import { useDayBadge } from "./day/use-day-badge.ts";
import { monitorActions, monitorPages, monitorTabs } from "./monitor/pages.ts";
import { useUnread } from "./notify/use-unread.ts";

const dayPages: readonly Page[] = [
  {
    path: "day",
    titleKey: "pages:day",
    namespaces: ["work", "deals", "leads", "list"],
    nav: { icon: IconSunHigh, order: 5, useBadge: useDayBadge },
    keys: "g y",
    right: "tasks.read",
    load: async () => (await import("./day/DayPage.tsx")).DayPage,
  },
  {
    path: "day/calendar",
    titleKey: "pages:day_calendar",
    namespaces: ["work", "deals", "leads", "list"],
    keys: "g a",
    right: "tasks.read",
    load: async () => (await import("./calendar/CalendarPage.tsx")).CalendarPage,
  },
  {
    path: "tasks/$taskId",
    titleKey: "pages:task",
    namespaces: ["work", "deals", "leads", "list"],
    right: "tasks.read",
    load: async () => (await import("./task/TaskPage.tsx")).TaskPage,
  },
];

const toldPages: readonly Page[] = [
  {
    path: "day/recurring",
    titleKey: "pages:recurring",
    namespaces: ["recurring", "work"],
    right: "tasks.read",
    load: async () => (await import("./recurrence/RecurringPage.tsx")).RecurringPage,
  },
  {
    path: "notifications",
    titleKey: "pages:notifications",
    namespaces: ["notifications"],
    topBar: { icon: IconBell, order: 10, useBadge: useUnread },
    keys: "g n",
    load: async () => (await import("./notify/InboxPage.tsx")).InboxPage,
  },
  {
    path: "account/notifications",
    titleKey: "pages:notification_preferences",
    namespaces: ["notifications"],
    accountMenu: { icon: IconBellCog, order: 15 },
    load: async () => (await import("./notify/PreferencesPage.tsx")).PreferencesPage,
  },
];

export const room: Room = {
  pages: [...dayPages, ...toldPages, ...monitorPages],
  actions: [
    { titleKey: "pages:new_task", path: "day?panel=new", right: "tasks.change" },
    { titleKey: "pages:new_recurring", path: "day/recurring?panel=new", right: "tasks.change" },
    ...monitorActions,
  ],
  cardTabs: monitorTabs,
};
