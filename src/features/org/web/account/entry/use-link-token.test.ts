import assert from "node:assert/strict";
import { test } from "node:test";
import { readLinkToken } from "./use-link-token.ts";

test("a link's token stands behind # on its own, named there, or in the query", () => {
  assert.equal(readLinkToken("#abc.def_-1", ""), "abc.def_-1");
  assert.equal(readLinkToken("#token=abc", ""), "abc");
  assert.equal(readLinkToken("", "?token=xyz"), "xyz");
  assert.equal(readLinkToken("", ""), null);
  assert.equal(readLinkToken("#other=1", ""), null);
});
