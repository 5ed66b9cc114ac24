import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { groupsOf } from "./groups.ts";

const file = fc
  .tuple(fc.constantFrom("src/features/org/core", "src/platform/db", "test/http"), fc.nat(999), fc.constantFrom("", ".db", ".once.db"))
  .map(([folder, at, kind]) => `${folder}/${at}${kind}.test.ts`);

test("every file is in exactly one group, and a long one alone in its own", () => {
  fc.assert(
    fc.property(fc.uniqueArray(file, { maxLength: 400 }), fc.integer({ min: 1, max: 64 }), (files, atOnce) => {
      const groups = groupsOf(files, { atOnce });
      assert.deepEqual(groups.flatMap((group) => group.files).sort(), [...files].sort());
      for (const { files: together } of groups) {
        assert.ok(together.length > 0);
        if (together.some((one) => one.includes(".once."))) assert.equal(together.length, 1);
      }
    }),
  );
});

test("on two processors a hundred files with a database are a dozen processes", () => {
  const files = Array.from({ length: 100 }, (_, at) => `src/platform/db/${at}.db.test.ts`);
  assert.equal(groupsOf(files, { atOnce: 2 }).length, 12);
});
