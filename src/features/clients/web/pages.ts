/** The pages of clients and contacts. */
import { IconAddressBook, IconBuilding } from "@tabler/icons-react";
import { findRecords } from "#ui/kit/records/find-records.ts";
import type { CardKind, CardTab, Page, Room } from "#ui/pages.ts";

const namespaces = ["clients", "list"] as const;
const right = "clients.read";

const pages: readonly Page[] = [
  {
    path: "clients",
    titleKey: "pages:clients",
    namespaces,
    nav: { icon: IconBuilding, order: 30 },
    keys: "g c",
    right,
    load: async () => (await import("./list/ClientsPage.tsx")).ClientsPage,
  },
  {
    path: "clients/$clientId",
    titleKey: "pages:client",
    namespaces,
    right,
    load: async () => (await import("./card/ClientPage.tsx")).ClientPage,
  },
  {
    path: "clients/$clientId/merge",
    titleKey: "pages:merge",
    namespaces,
    right: "clients.change",
    load: async () => (await import("./merge/MergePage.tsx")).ClientMergePage,
  },
  {
    path: "contacts",
    titleKey: "pages:contacts",
    namespaces,
    nav: { icon: IconAddressBook, order: 32 },
    keys: "g o",
    right,
    load: async () => (await import("./contacts/ContactsPage.tsx")).ContactsPage,
  },
  {
    path: "contacts/$contactId",
    titleKey: "pages:contact",
    namespaces,
    right,
    load: async () => (await import("./contacts/ContactPage.tsx")).ContactPage,
  },
  {
    path: "contacts/$contactId/merge",
    titleKey: "pages:merge",
    namespaces,
    right: "clients.change",
    load: async () => (await import("./merge/MergePage.tsx")).ContactMergePage,
  },
];

/** What hangs on records of every kind has its tab on each of their cards. */
const attachedTo: readonly CardKind[] = ["client", "contact", "lead", "deal"];
const attached: readonly Omit<CardTab, "card">[] = [
  {
    key: "notes",
    titleKey: "pages:notes",
    order: 60,
    right,
    namespaces,
    load: async () => (await import("./attached/NotesTab.tsx")).NotesTab,
  },
  {
    key: "files",
    titleKey: "pages:files",
    order: 70,
    right,
    namespaces,
    load: async () => (await import("./attached/FilesTab.tsx")).FilesTab,
  },
  {
    key: "timeline",
    titleKey: "pages:timeline",
    order: 80,
    right,
    namespaces,
    load: async () => (await import("./attached/TimelineTab.tsx")).TimelineTab,
  },
];

export const room: Room = {
  pages,
  cardTabs: attachedTo.flatMap((card) => attached.map((tab) => ({ ...tab, card }))),
  actions: [
    { titleKey: "pages:new_client", path: "clients?panel=new", right: "clients.change" },
    { titleKey: "pages:new_contact", path: "contacts?panel=new", right: "clients.change" },
  ],
  finders: [{ key: "records", titleKey: "pages:records", right, find: findRecords }],
};
