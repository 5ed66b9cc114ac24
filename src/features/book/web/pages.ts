/** The pages of the book, and its place on the screen of a task. */
import { IconBook2 } from "@tabler/icons-react";
import type { Page, Room } from "#ui/pages.ts";
import { findTexts } from "./find-texts.ts";

const pages: readonly Page[] = [
  {
    path: "book",
    titleKey: "pages:book",
    namespaces: ["book"],
    nav: { icon: IconBook2, order: 60 },
    keys: "g b",
    right: "book.read",
    load: async () => (await import("./BookPage.tsx")).BookPage,
  },
  {
    path: "book/$textKey",
    titleKey: "pages:text",
    namespaces: ["book", "clients", "deals", "leads", "list", "org"],
    right: "book.read",
    load: async () => (await import("./TextPage.tsx")).TextPage,
  },
];

export const room: Room = {
  pages,
  actions: [{ titleKey: "pages:new_text", path: "book/new", right: "book.change" }],
  finders: [{ key: "texts", titleKey: "pages:book", right: "book.read", find: findTexts }],
  taskParts: [
    {
      place: "beside",
      key: "texts",
      titleKey: "pages:script",
      order: 10,
      right: "book.read",
      namespaces: ["book", "clients", "deals", "leads", "list"],
      load: async () => (await import("./task/ShownTexts.tsx")).ShownTexts,
    },
  ],
};
