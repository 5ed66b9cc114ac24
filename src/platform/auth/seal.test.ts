import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { deriveKey, seal, unseal } from "./seal.ts";

const key = deriveKey("a secret of thirty-two characters", "test");

test("a sealed value opens with its key in its place, and reads as nothing without", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.string(), (plain, place) => {
      const sealed = seal(key, plain, place);
      assert.equal(unseal(key, sealed, place), plain);
      assert.equal(unseal(key, sealed, `${place}x`), null);
      assert.equal(unseal(deriveKey("a secret of thirty-two characters", "other"), sealed, place), null);
    }),
  );
});

test("a changed sealed value is refused, whichever sign was changed", () => {
  const sealed = seal(key, "client secret", "here");
  for (let index = 3; index < sealed.length - 1; index++) {
    const changed = sealed.slice(0, index) + (sealed[index] === "A" ? "B" : "A") + sealed.slice(index + 1);
    assert.equal(unseal(key, changed, "here"), null, `sign ${index}`);
  }
  for (const text of ["", "v1.", "v2.AAAA", "client secret", `${sealed}AAAA`]) assert.equal(unseal(key, text, "here"), null);
});

test("the same value is sealed differently each time, so equal secrets do not show", () => {
  assert.notEqual(seal(key, "x", "here"), seal(key, "x", "here"));
});
