/** The next version of clients or contacts of whom only own fields were filled in, many at once. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";

const tables = { client: "clients.client", contact: "clients.contact" } as const;

/** By id, the version that holds now. */
export async function raiseClientVersions(
  tx: Tx,
  workspaceId: string,
  kind: keyof typeof tables,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; version: number }>`
    update ${sql.table(tables[kind])} set version = version + 1 where workspace_id = ${workspaceId} and id = any (${[...ids]}::uuid[]) returning id, version`.execute(
    tx,
  );
  return new Map(rows.map(({ id, version }) => [id, version]));
}
