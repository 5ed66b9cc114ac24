import assert from "node:assert/strict";
import { test } from "node:test";
import { clientSource, contactSource } from "../sql/client-source.ts";
import { clientCatalogue, contactCatalogue } from "./catalogue.ts";

test("memory and database know the same fields and relations of clients and contacts", () => {
  for (const [catalogue, source] of [
    [clientCatalogue, clientSource],
    [contactCatalogue, contactSource],
  ] as const) {
    assert.deepEqual(Object.keys(catalogue.fields).sort(), Object.keys(source.fields).sort());
    assert.deepEqual(Object.keys(catalogue.relations).sort(), Object.keys(source.relations).sort());
    for (const [name, relation] of Object.entries(catalogue.relations))
      assert.deepEqual(Object.keys(relation.to().fields).sort(), Object.keys(source.relations[name]!.to().fields).sort(), name);
  }
});
