/** The pages of heads: the board of their people, what went wrong, and the rules of it. */
import { IconAlertTriangle, IconDeviceDesktopAnalytics } from "@tabler/icons-react";
import type { CardTab, Page, PageAction } from "#ui/pages.ts";

export const monitorPages: readonly Page[] = [
  {
    path: "monitor",
    titleKey: "pages:monitor",
    namespaces: ["monitor", "work", "deals", "clients"],
    nav: { icon: IconDeviceDesktopAnalytics, order: 60 },
    keys: "g h",
    right: "monitor.read",
    load: async () => (await import("./MonitorPage.tsx")).MonitorPage,
  },
  {
    path: "deviations",
    titleKey: "pages:deviations",
    namespaces: ["monitor", "work", "leads"],
    nav: { icon: IconAlertTriangle, order: 62 },
    keys: "g v",
    right: "tasks.read",
    load: async () => (await import("../deviation/DeviationsPage.tsx")).DeviationsPage,
  },
  {
    path: "deviations/rules",
    titleKey: "pages:deviation_rules",
    namespaces: ["monitor", "work", "list", "deals", "leads", "clients"],
    right: "tasks.read",
    load: async () => (await import("../deviation/RulesPage.tsx")).RulesPage,
  },
];

export const monitorActions: readonly PageAction[] = [
  { titleKey: "pages:new_rule", path: "deviations/rules?panel=new", right: "rules.change" },
];

export const monitorTabs: readonly CardTab[] = [
  {
    card: "deal",
    key: "deviations",
    titleKey: "pages:deviations",
    order: 60,
    right: "tasks.read",
    namespaces: ["monitor", "work"],
    load: async () => (await import("../help/DealWorkTab.tsx")).DealWorkTab,
  },
];
