/** What this room adds to the screens: the company's own fields in the settings. */
import type { Room } from "#ui/pages.ts";

export const room: Room = {
  pages: [],
  cardTabs: [
    {
      card: "settings",
      key: "fields",
      titleKey: "pages:fields",
      order: 14,
      namespaces: ["fields"],
      load: async () => (await import("./settings/FieldsTab.tsx")).FieldsTab,
    },
  ],
};
