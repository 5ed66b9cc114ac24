/** The pages of deals. */
import { IconFileText, IconFilterStar, IconPackageExport, IconTargetArrow } from "@tabler/icons-react";
import type { Page, Room } from "#ui/pages.ts";
import { useAskableDeals } from "./list/use-askable-deals.ts";

const pages: readonly Page[] = [
  {
    path: "deals",
    titleKey: "pages:deals",
    namespaces: ["deals", "clients", "org", "list"],
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
  {
    path: "leads",
    titleKey: "pages:leads",
    namespaces: ["leads", "deals", "org", "list"],
    nav: { icon: IconFilterStar, order: 18 },
    keys: "g l",
    right: "deals.read",
    load: async () => (await import("./leads/LeadsPage.tsx")).LeadsPage,
  },
  {
    path: "trials",
    titleKey: "pages:trials",
    namespaces: ["money", "deals", "org", "list"],
    nav: { icon: IconPackageExport, order: 34 },
    keys: "g t",
    right: "deals.read",
    load: async () => (await import("./trials/TrialsPage.tsx")).TrialsPage,
  },
  {
    path: "contracts",
    titleKey: "pages:contracts",
    namespaces: ["money", "deals", "org", "list"],
    nav: { icon: IconFileText, order: 36 },
    keys: "g m",
    right: "deals.read",
    load: async () => (await import("./money/MoneyPage.tsx")).MoneyPage,
  },
];

export const room: Room = {
  pages,
  related: [
    {
      of: "client",
      name: "deals",
      titleKey: "pages:a_deal",
      right: "deals.read",
      namespaces: ["deals", "clients"],
      useAskable: useAskableDeals,
    },
  ],
  cardTabs: [
    {
      card: "client",
      key: "deals",
      titleKey: "pages:deals",
      order: 20,
      right: "deals.read",
      namespaces: ["deals", "list"],
      load: async () => (await import("./card/ClientDealsTab.tsx")).ClientDealsTab,
    },
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
  actions: [
    { titleKey: "pages:new_deal", path: "deals?panel=new", right: "deals.change" },
    { titleKey: "pages:new_lead", path: "leads?panel=new", right: "leads.change" },
    { titleKey: "pages:new_trial", path: "trials?panel=new", right: "deals.change" },
    { titleKey: "pages:new_contract", path: "contracts?panel=new", right: "deals.change" },
  ],
};
