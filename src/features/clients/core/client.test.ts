import assert from "node:assert/strict";
import { test } from "node:test";
import { money } from "#shared/money.ts";
import { type AroundClient, addClient, archiveClient, type Client, changeClient, restoreClient } from "./client.ts";
import { recordedClient } from "./recorded-client.ts";

const at = new Date("2026-03-02T09:00:00Z");
const around: AroundClient = { ownerFault: null, isParentSeen: null, parentLine: [], isExternalIdTaken: false };
const acme: Client = {
  id: "acme",
  ownerId: "ben",
  name: "Acme",
  industryId: null,
  regionId: null,
  sourceId: null,
  country: "DE",
  street: null,
  city: null,
  postcode: null,
  website: null,
  taxNumber: null,
  revenue: money(100n, "EUR"),
  employees: 10,
  parentId: null,
  externalId: null,
  channels: [{ kind: "phone", value: "+4930901820", plain: "+4930901820", label: null }],
  tagIds: ["a", "b"],
  mergedIntoId: null,
  archivedAt: null,
  version: 1,
};
const refusal = (result: { ok: boolean; refusal?: unknown }) => (result.ok ? null : result.refusal);

test("a client never hangs below itself, however far up", () => {
  const seen = { ...around, isParentSeen: true };
  assert.equal(refusal(changeClient(acme, { parentId: "acme" }, { ...seen, parentLine: ["acme"] }, at)), "holding_cycle");
  assert.equal(refusal(changeClient(acme, { parentId: "sub" }, { ...seen, parentLine: ["sub", "mid", "acme"] }, at)), "holding_cycle");
  assert.equal(refusal(changeClient(acme, { parentId: "other" }, { ...seen, parentLine: ["other"] }, at)), null);
});

test("a holding that the person does not see does not exist for them", () => {
  assert.equal(refusal(changeClient(acme, { parentId: "x" }, { ...around, isParentSeen: false }, at)), "unknown_holding");
});

test("only somebody who works here owns a client", () => {
  assert.equal(refusal(addClient(acme, { ...around, ownerFault: "unknown" }, at)), "unknown_owner");
  assert.equal(refusal(addClient(acme, { ...around, ownerFault: "left" }, at)), "owner_inactive");
  // Whose owner has left can still be changed otherwise.
  assert.equal(refusal(changeClient(acme, { name: "Acme AG" }, { ...around, ownerFault: "unknown" }, at)), null);
});

test("what is as it was is no change", () => {
  const same = changeClient(acme, { name: "Acme", revenue: money(100n, "EUR"), tagIds: ["a", "b"], ownerId: "ben" }, around, at);
  assert.deepEqual(same, { ok: true, value: [] });
});

test("a client merged into another is changed and restored there", () => {
  const gone = { ...acme, mergedIntoId: "kept", archivedAt: at };
  assert.equal(refusal(changeClient(gone, { name: "X" }, around, at)), "merged_away");
  assert.equal(refusal(restoreClient(gone, at)), "merged_away");
  assert.equal(refusal(archiveClient(gone, at)), "already_archived");
  assert.equal(refusal(restoreClient(acme, at)), "not_archived");
});

test("the journal keeps numbers and references in the open, and channels where erasure reaches them", () => {
  const changed = changeClient(acme, { employees: 12, revenue: money(200n, "EUR"), channels: [] }, around, at);
  assert.ok(changed.ok);
  const entry = recordedClient(changed.value[0]!);
  assert.deepEqual(entry.data.changes, {
    employees: { before: 10, after: 12 },
    revenue: { before: { minor: "100", currency: "EUR" }, after: { minor: "200", currency: "EUR" } },
  });
  assert.deepEqual(entry.personal, [{ field: "phones", before: "+4930901820", after: null }]);
  assert.doesNotMatch(JSON.stringify(recordedClient({ type: "ClientAdded", client: acme, at }).data), /4930901820/);
});
