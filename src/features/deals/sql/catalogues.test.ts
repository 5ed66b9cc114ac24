import assert from "node:assert/strict";
import { test } from "node:test";
import { contractCatalogue } from "../core/contract-catalogue.ts";
import { leadCatalogue } from "../core/lead-catalogue.ts";
import { paymentCatalogue } from "../core/payment-catalogue.ts";
import { trialCatalogue } from "../core/trial-catalogue.ts";
import { contractSource } from "./contract-source.ts";
import { leadSource } from "./lead-source.ts";
import { paymentSource } from "./payment-source.ts";
import { trialSource } from "./trial-source.ts";

test("whatever can be asked of leads, trials, contracts and payments stands somewhere in the database, and nothing else", () => {
  for (const [catalogue, source] of [
    [leadCatalogue, leadSource],
    [trialCatalogue, trialSource],
    [contractCatalogue, contractSource],
    [paymentCatalogue, paymentSource],
  ] as const) {
    assert.deepEqual(Object.keys(source.fields).sort(), Object.keys(catalogue.fields).sort());
    assert.deepEqual(Object.keys(source.relations), Object.keys(catalogue.relations));
  }
});
