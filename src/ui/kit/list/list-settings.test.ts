import assert from "node:assert/strict";
import { test } from "node:test";
import { deals } from "../../../../test/support/filter-world.ts";
import { both, nextSort, orderOf, readSettings, settingsSearch } from "./list-settings.ts";

const catalogue = deals as never;

test("an address reproduces filter, order, columns and grouping", () => {
  const search = {
    filter: JSON.stringify({ and: [{ field: "stage", op: "eq", value: "offer" }] }),
    sort: "-amount,title",
    columns: "title,amount",
    group: "stage",
  };
  const { settings, faults } = readSettings(search, catalogue, ["title", "amount", "stage"]);
  assert.deepEqual(faults, []);
  assert.deepEqual(settingsSearch(settings), search);
});

test("a filter that cannot be read shows everything and says what is wrong", () => {
  const { settings, faults } = readSettings({ filter: '{"field":"colour","op":"eq","value":"red"}' }, catalogue, []);
  assert.deepEqual(settings.filter, { and: [] });
  assert.deepEqual(faults, [{ pointer: "/field", code: "unknown_field" }]);
});

test("an order by an unknown field and columns that are gone are left out", () => {
  const { settings } = readSettings({ sort: "colour", columns: "colour", group: "colour" }, catalogue, ["title"]);
  assert.deepEqual([settings.sort, settings.columns, settings.group], [null, null, null]);
});

test("grouped records stand together whatever else they are sorted by", () => {
  assert.equal(orderOf({ sort: "-amount", group: "stage" }, "title"), "stage,-amount");
  assert.equal(orderOf({ sort: "-stage", group: "stage" }, "title"), "-stage");
  assert.equal(orderOf({ sort: null, group: null }, "title"), "title");
});

test("two filters become one flat list of what must hold", () => {
  const one = { field: "stage", op: "eq", value: "offer" } as const;
  assert.deepEqual(both({ and: [one] }, one), { and: [one, one] });
  assert.deepEqual(both({ and: [] }, one), one);
  assert.deepEqual(both(one, null), one);
});

test("a header goes up, down and back to the usual order", () => {
  assert.deepEqual([nextSort(null, "name"), nextSort("name", "name"), nextSort("-name", "name")], ["name", "-name", null]);
});
