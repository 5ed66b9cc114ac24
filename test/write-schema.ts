/** `npm run schema`: writes the committed files that follow from the migrations. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { testDatabase } from "./support/database.ts";
import { schemaFiles } from "./support/schema-files.ts";

const { ownerUrl, drop } = await testDatabase();
try {
  for (const [path, text] of Object.entries(await schemaFiles(ownerUrl))) {
    writeFileSync(join(import.meta.dirname, "..", path), text);
    console.log(`${path}: ${text.split("\n").length - 1} lines`);
  }
} finally {
  await drop();
}
