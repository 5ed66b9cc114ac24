/** The pages of clients and contacts. */
import { IconAddressBook, IconBuilding } from "@tabler/icons-react";
import { findRecords } from "#ui/kit/records/find-records.ts";
import type { Page, Room } from "#ui/pages.ts";

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
];

export const room: Room = {
  pages,
  actions: [
    { titleKey: "pages:new_client", path: "clients?panel=new", right: "clients.change" },
    { titleKey: "pages:new_contact", path: "contacts?panel=new", right: "clients.change" },
  ],
  finders: [{ key: "records", titleKey: "pages:records", right, find: findRecords }],
};
