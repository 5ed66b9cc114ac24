/** The pages of processes: the list, one process with its versions, the designer, the map on paper, and what runs on a record. */
import { IconRoute } from "@tabler/icons-react";
import type { Page, Room } from "#ui/pages.ts";
import { nextSteps } from "./next-steps.ts";

const words = ["processes", "deals", "leads", "clients", "org", "list"] as const;

const pages: readonly Page[] = [
  {
    path: "processes",
    titleKey: "pages:processes",
    namespaces: words,
    nav: { icon: IconRoute, order: 78 },
    keys: "g w",
    right: "processes.read",
    load: async () => (await import("./list/ProcessesPage.tsx")).ProcessesPage,
  },
  {
    path: "processes/$processId",
    titleKey: "pages:process",
    namespaces: words,
    right: "processes.read",
    load: async () => (await import("./process/ProcessPage.tsx")).ProcessPage,
  },
  {
    path: "processes/$processId/$number",
    titleKey: "pages:process_designer",
    namespaces: words,
    right: "processes.read",
    load: async () => (await import("./designer/DesignerPage.tsx")).DesignerPage,
  },
  {
    path: "processes/$processId/$number/map",
    titleKey: "pages:process_map",
    namespaces: words,
    right: "processes.read",
    load: async () => (await import("./map/MapPage.tsx")).MapPage,
  },
];

const onCards = (["deal", "lead", "client"] as const).map((card) => ({
  card,
  key: "process",
  titleKey: "pages:process" as const,
  order: 10,
  right: "processes.read",
  namespaces: ["processes"] as const,
  load: async () => (await import("./runs/RunsTab.tsx")).runsTab[card],
}));

export const room: Room = {
  pages,
  cardTabs: onCards,
  nextSteps,
  actions: [{ titleKey: "pages:new_process", path: "processes?panel=new", right: "processes.change" }],
};
