import assert from "node:assert/strict";
import { test } from "node:test";
import type { Client } from "../answers.ts";
import { sentOf, valuesOf } from "./client-values.ts";

const client = {
  id: "1",
  name: "Molkerei Alb",
  ownerId: "me",
  industry: "Food",
  region: null,
  phones: [{ value: "+497111234", label: "office" }],
  emails: [],
  messengers: [],
  tags: ["warm"],
  employees: 40,
  revenue: { amount: "84000.00", currency: "EUR" },
  custom: { area: 1200 },
  version: 3,
} as unknown as Client;

test("a form that was opened and left alone sends nothing", () => {
  assert.deepEqual(sentOf(valuesOf(client, "me"), client), {});
});

test("only what differs is sent, and an emptied field is taken away", () => {
  const values = { ...valuesOf(client, "me"), industry: " ", employees: 50, custom: { area: null } };
  assert.deepEqual(sentOf(values, client), { industry: null, employees: 50, custom: { area: null } });
});

test("a line for a number that was left empty is not sent", () => {
  const values = { ...valuesOf(client, "me"), phones: [...client.phones, { value: " ", label: null }] };
  assert.deepEqual(sentOf(values, client), {});
});

test("a new client sends what is filled in", () => {
  assert.deepEqual(sentOf({ ...valuesOf(null, "me"), name: "Betonwerk Süd" }, null), { name: "Betonwerk Süd", ownerId: "me" });
});
