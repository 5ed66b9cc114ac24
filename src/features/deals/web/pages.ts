/** The pages of deals. */
import { IconTargetArrow } from "@tabler/icons-react";
import type { Page, Room } from "#ui/pages.ts";

const pages: readonly Page[] = [
  {
    path: "deals",
    titleKey: "pages:deals",
    namespaces: ["deals", "org", "list"],
    nav: { icon: IconTargetArrow, order: 20 },
    keys: "g d",
    right: "deals.read",
    load: async () => (await import("./DealsPage.tsx")).DealsPage,
  },
  {
    path: "deals/$dealId",
    titleKey: "pages:deal",
    namespaces: ["deals", "org", "list"],
    right: "deals.read",
    load: async () => (await import("./card/DealPage.tsx")).DealPage,
  },
];

export const room: Room = {
  pages,
  cardTabs: [
    {
      card: "settings",
      key: "pipelines",
      titleKey: "pages:pipelines",
      order: 10,
      right: "deals.read",
      namespaces: ["deals", "org"],
      load: async () => (await import("./settings/PipelinesTab.tsx")).PipelinesTab,
    },
    {
      card: "settings",
      key: "lists",
      titleKey: "pages:lists",
      order: 12,
      right: "deals.read",
      namespaces: ["deals", "org"],
      load: async () => (await import("./settings/ListsTab.tsx")).ListsTab,
    },
  ],
  actions: [{ titleKey: "pages:new_deal", path: "deals?panel=new", right: "deals.change" }],
};
