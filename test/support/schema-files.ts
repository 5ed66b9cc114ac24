/** The committed files that follow from the migrations: the schema for a reviewer, and its types for the compiler. */
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { dumpSchema } from "#platform/migrate/schema-dump.ts";
import { withConnection } from "./template.ts";

const root = join(import.meta.dirname, "../..");
/** Schemas that no query of ours is typed by: the sign-in library, the queue and the migrations look after their own. */
const foreign = ["auth", "graphile_worker", "migration", "public"];

/** Text by path, from a database that holds what the migrations give. */
export async function schemaFiles(
  ownerUrl: string,
): Promise<Readonly<Record<"db/schema.sql" | "src/platform/db/schema.generated.ts", string>>> {
  const dump = await withConnection(ownerUrl, dumpSchema);
  const { rows } = await withConnection(ownerUrl, (client) =>
    client.query<{ name: string }>(
      "select nspname as name from pg_namespace where nspname !~ '^(pg_.*|information_schema)$' and not nspname = any ($1) order by nspname collate \"C\"",
      [foreign],
    ),
  );
  return {
    "db/schema.sql": dump,
    "src/platform/db/schema.generated.ts": await tableTypes(
      ownerUrl,
      rows.map(({ name }) => name),
    ),
  };
}

async function tableTypes(ownerUrl: string, schemas: readonly string[]): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "mainspring-schema-"));
  const file = join(folder, "schema.generated.ts");
  const options = [
    "--dialect",
    "postgres",
    "--include-pattern",
    `{${schemas.join(",")}}.*`,
    "--date-parser",
    "string",
    "--type-mapping",
    '{"int8":"bigint"}',
  ];
  try {
    const program = join(root, "node_modules/kysely-codegen/dist/cli/bin.js");
    await promisify(execFile)(process.execPath, [program, "--url", ownerUrl, "--out-file", file, "--log-level", "error", ...options], {
      cwd: folder,
    });
    return readFileSync(file, "utf8");
  } finally {
    rmSync(folder, { recursive: true });
  }
}
