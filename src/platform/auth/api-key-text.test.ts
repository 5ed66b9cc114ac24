import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import { hashOf, isKeyText, isUsable, newKey } from "./api-key-text.ts";

test("a key can be recognised by its beginning and guessed by nobody", () => {
  const keys = Array.from({ length: 200 }, () => newKey());
  for (const { text, prefix, hash } of keys) {
    assert.match(text, /^ms_[0-9A-Za-z]{8}_[0-9A-Za-z]{43}$/);
    assert.ok(text.startsWith(`${prefix}_`) && prefix.length === 11);
    assert.equal(hash, hashOf(text));
    assert.ok(isKeyText(text));
  }
  assert.equal(new Set(keys.map(({ text }) => text)).size, 200);
});

test("every sign is equally likely: bytes that do not divide evenly are thrown away", () => {
  const counts = new Map<string, number>();
  for (let made = 0; made < 2_000; made++)
    for (const sign of newKey(randomBytes).text.slice(12)) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  assert.equal(counts.size, 62);
  const expected = (2_000 * 43) / 62;
  for (const [sign, count] of counts) assert.ok(Math.abs(count - expected) < 6 * Math.sqrt(expected), `${sign}: ${count} of ${expected}`);
  let asked = 0;
  newKey((count) => {
    asked += 1;
    return new Uint8Array(count).fill(asked === 1 ? 255 : 0);
  });
  assert.ok(asked > 2, "255 was thrown away");
});

test("what is no key is refused without asking anybody", () => {
  const { text } = newKey();
  for (const other of [
    "",
    "ms_",
    text.slice(0, -1),
    `${text}x`,
    text.replace("ms_", "sk_"),
    `${text}\n`,
    text.replace("_", "-"),
    `ms_${"а".repeat(8)}_${"a".repeat(43)}`,
  ])
    assert.equal(isKeyText(other), false, other);
});

test("a key works until the instant it expires or is revoked", () => {
  const at = new Date("2026-03-02T09:00:00Z");
  const before = new Date(at.getTime() - 1);
  assert.equal(isUsable({ expiresAt: null, revokedAt: null }, at), true);
  assert.equal(isUsable({ expiresAt: at, revokedAt: null }, before), true);
  assert.equal(isUsable({ expiresAt: at, revokedAt: null }, at), false);
  assert.equal(isUsable({ expiresAt: null, revokedAt: before }, at), false);
});
