/** The pages of this room: areas list their own, this joins them. */
import { IconCalendar, IconHistory, IconSettings, IconSitemap, IconUsers } from "@tabler/icons-react";
import type { Page, Room } from "#ui/pages.ts";
import { accountOutside, accountPages } from "./account/pages.ts";
import { findPeople } from "./people/find-people.ts";

const companyPages: readonly Page[] = [
  {
    path: "people",
    titleKey: "pages:people",
    namespaces: ["people", "org", "journal"],
    nav: { icon: IconUsers, order: 70 },
    keys: "g p",
    right: "people.read",
    load: async () => (await import("./people/PeoplePage.tsx")).PeoplePage,
  },
  {
    path: "structure",
    titleKey: "pages:structure",
    namespaces: ["structure", "people", "org"],
    nav: { icon: IconSitemap, order: 72 },
    keys: "g u",
    right: "people.read",
    load: async () => (await import("./structure/StructurePage.tsx")).StructurePage,
  },
  {
    path: "calendar",
    titleKey: "pages:calendar",
    namespaces: ["calendar", "people", "org"],
    nav: { icon: IconCalendar, order: 74 },
    keys: "g k",
    right: "people.read",
    load: async () => (await import("./calendar/CalendarPage.tsx")).CalendarPage,
  },
  {
    path: "journal",
    titleKey: "pages:journal",
    namespaces: ["journal", "org", "clients", "deals", "leads"],
    nav: { icon: IconHistory, order: 90 },
    keys: "g j",
    right: "journal.read",
    load: async () => (await import("./journal/JournalPage.tsx")).JournalPage,
  },
  {
    path: "settings",
    titleKey: "pages:settings",
    namespaces: ["settings", "org"],
    nav: { icon: IconSettings, order: 95 },
    keys: "g s",
    right: "people.read",
    load: async () => (await import("./settings/SettingsPage.tsx")).SettingsPage,
  },
];

export const room: Room = {
  pages: [...companyPages, ...accountPages],
  outside: accountOutside,
  actions: [
    { titleKey: "pages:hire", path: "people?panel=new", right: "people.change" },
    { titleKey: "pages:ladder", path: "people?view=ladder", right: "people.read" },
    { titleKey: "pages:chart", path: "people?view=chart", right: "people.read" },
    { titleKey: "pages:report_absence", path: "calendar?tab=absences", right: "people.read" },
  ],
  finders: [{ key: "people", titleKey: "pages:people", right: "people.read", find: findPeople }],
};
