import assert from "node:assert/strict";
import { test } from "node:test";
import { namesField } from "./names-field.ts";

const archived = { field: "archived", op: "eq", value: true } as const;

test("a filter names a field wherever it asks for it, but not where it asks related records", () => {
  assert.ok(namesField(archived, "archived"));
  assert.ok(namesField({ and: [{ or: [{ not: archived }] }] }, "archived"));
  assert.ok(!namesField({ and: [] }, "archived"));
  assert.ok(!namesField({ field: "title", op: "eq", value: "archived" }, "archived"));
  assert.ok(!namesField({ has: "client", where: archived }, "archived"));
  assert.ok(!namesField({ hasNo: "archived" }, "archived"));
});
