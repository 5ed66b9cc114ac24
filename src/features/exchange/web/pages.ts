/** The pages of imports. */
import { IconTableImport } from "@tabler/icons-react";
import type { Page, Room } from "#ui/pages.ts";

const pages: readonly Page[] = [
  {
    path: "imports",
    titleKey: "pages:imports",
    namespaces: ["imports"],
    nav: { icon: IconTableImport, order: 92 },
    keys: "g i",
    right: "imports.run",
    load: async () => (await import("./ImportsPage.tsx")).ImportsPage,
  },
  {
    path: "imports/$importId",
    titleKey: "pages:import",
    namespaces: ["imports"],
    right: "imports.run",
    load: async () => (await import("./ImportPage.tsx")).ImportPage,
  },
];

export const room: Room = {
  pages,
  actions: [{ titleKey: "pages:new_import", path: "imports?step=file", right: "imports.run" }],
};
