import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "../pages.ts";
import { crumbsOf, houseFor } from "./house.ts";

const page = (path: string, extra: Partial<Page> = {}) =>
  ({ path, titleKey: "pages:account", namespaces: [], load: async () => () => null, ...extra }) as Page;
const icon = () => null;
const rooms = [
  {
    pages: [
      page("settings", { nav: { icon, order: 90 }, right: "settings.change" }),
      page("people", { nav: { icon, order: 70 } }),
      page("people/$personId"),
      page("settings/levels"),
    ],
  },
];
const paths = (pages: readonly Page[]) => pages.map((one) => one.path);

test("the navigation shows in order what the person has a right to", () => {
  assert.deepEqual(paths(houseFor(rooms, ["settings.change"]).navigation), ["people", "settings"]);
  assert.deepEqual(paths(houseFor(rooms, []).navigation), ["people"]);
});

test("breadcrumbs are the pages on the way", () => {
  const { pages } = houseFor(rooms, ["settings.change"]);
  assert.deepEqual(paths(crumbsOf(pages, "settings/levels")), ["settings", "settings/levels"]);
  assert.deepEqual(paths(crumbsOf(pages, "people/0199")), ["people", "people/$personId"]);
  assert.deepEqual(paths(crumbsOf(pages, "peoples")), []);
});
