import assert from "node:assert/strict";
import { it } from "node:test";
import { keyFromName } from "./key-from-name.ts";

it("makes a key from a level's English name", () => {
  assert.equal(keyFromName("Key-account seller"), "key_account_seller");
  assert.equal(keyFromName(" 2nd line "), "nd_line");
  assert.equal(keyFromName("Продавец"), "level");
});

it("always gives a key that the server takes", () => {
  for (const name of ["A".repeat(80), "é", "x _ ", `${"a ".repeat(30)}`]) assert.match(keyFromName(name), /^[a-z][a-z0-9_]{0,39}$/);
});
