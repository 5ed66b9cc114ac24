import assert from "node:assert/strict";
import { test } from "node:test";
import { guessMapping } from "./guess-mapping.ts";
import { importKinds } from "./import-fields.ts";
import { placeColumns } from "./mapping.ts";

test("columns of a plain table of clients are recognised in three languages", () => {
  assert.deepEqual(guessMapping("clients", ["Название", "ИНН", "Телефон", "Город", "Выручка", "Примечание"], []), {
    name: "Название",
    tax_number: "ИНН",
    phone: "Телефон",
    city: "Город",
    revenue: "Выручка",
  });
  assert.deepEqual(guessMapping("clients", ["Firma", "PLZ", "Ort", "Straße"], []), {
    name: "Firma",
    street: "Straße",
    city: "Ort",
    postcode: "PLZ",
  });
  assert.deepEqual(guessMapping("contacts", ["First Name", "Last_Name", "Company"], []), {
    first_name: "First Name",
    last_name: "Last_Name",
    client: "Company",
  });
});

test("a column is proposed once, and of columns with one name the first, told by its number", () => {
  const mapping = guessMapping("payments", ["Date", "Date", "Amount", "Amount", "Deal"], []);
  assert.deepEqual(mapping, { amount: "Amount (1)", deal: "Deal", paid_on: "Date (1)" });
});

test("what is proposed can be placed, whatever the columns are called", () => {
  for (const kind of importKinds) {
    const columns = ["name", "Name", "", "id", "ID", "сумма", "Date", "client", "Titel", "amount"];
    const placed = placeColumns(kind, guessMapping(kind, columns, []), columns, []);
    assert.ok(placed.ok || placed.refusal.problem === "field_needed", JSON.stringify(placed));
  }
});
