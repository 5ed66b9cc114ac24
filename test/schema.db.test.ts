import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { testDatabase } from "./support/database.ts";
import { schemaFiles } from "./support/schema-files.ts";

test("the committed schema and its types are what the migrations give", async (t) => {
  const { ownerUrl } = await testDatabase(t);
  for (const [path, wanted] of Object.entries(await schemaFiles(ownerUrl))) {
    const committed = readFileSync(join(import.meta.dirname, "..", path), "utf8");
    assert.equal(committed, wanted, `${path} is out of date: run \`npm run schema\` and look at the difference`);
  }
});
