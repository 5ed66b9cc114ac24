import assert from "node:assert/strict";
import { test } from "node:test";
import { expiryOf, keyState } from "./key-state.ts";

const now = new Date("2026-03-02T12:00:00Z");

test("a key ends when it is revoked or its day has come", () => {
  assert.equal(keyState({ revokedAt: null, expiresAt: null }, now), "active");
  assert.equal(keyState({ revokedAt: null, expiresAt: "2026-03-02T12:00:00Z" }, now), "expired");
  assert.equal(keyState({ revokedAt: null, expiresAt: "2026-03-02T14:00:00+01:00" }, now), "active");
  assert.equal(keyState({ revokedAt: "2026-03-01T00:00:00Z", expiresAt: "2026-01-01T00:00:00Z" }, now), "revoked");
});

test("a key lives so many days, or until it is revoked", () => {
  assert.equal(expiryOf("30", now), "2026-04-01T12:00:00.000Z");
  assert.equal(expiryOf("never", now), null);
});
