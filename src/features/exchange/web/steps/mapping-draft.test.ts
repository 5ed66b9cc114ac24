import assert from "node:assert/strict";
import { test } from "node:test";
import { lackingFields, placedIn } from "./mapping-draft.ts";

test("A remembered mapping is taken up with the columns as this file writes them", () => {
  const remembered = { name: "ФИРМА", city: "Город ", phone: "Телефон" };
  assert.deepEqual(placedIn(remembered, ["Фирма", "город", "ИНН"]), { name: "Фирма", city: "город" });
});

test("A payment needs its day, its amount and whose it is; a client one of two", () => {
  assert.deepEqual(lackingFields("payments", { amount: "Sum" }), [["paid_on"], ["deal", "contract", "client"]]);
  assert.deepEqual(lackingFields("clients", { external_id: "Id" }), []);
});
