/** The pages of reports. */
import { IconChartFunnel } from "@tabler/icons-react";
import type { Page, Room } from "#ui/pages.ts";

const pages: readonly Page[] = [
  {
    path: "funnel",
    titleKey: "pages:funnel",
    namespaces: ["reports", "deals", "list"],
    nav: { icon: IconChartFunnel, order: 50 },
    keys: "g f",
    right: "deals.read",
    load: async () => (await import("./funnel/FunnelPage.tsx")).FunnelPage,
  },
  {
    path: "reports/deviations",
    titleKey: "pages:deviations_report",
    namespaces: ["monitor", "reports"],
    keys: "g x",
    right: "monitor.read",
    load: async () => (await import("./deviations/DeviationsReportPage.tsx")).DeviationsReportPage,
  },
];

export const room: Room = {
  pages,
  actions: [
    { titleKey: "pages:transitions", path: "funnel?tab=flow", right: "deals.read" },
    { titleKey: "pages:losses", path: "funnel?tab=losses", right: "deals.read" },
  ],
};
