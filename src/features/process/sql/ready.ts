/** What a company has of the ready processes, and in which language it works. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";

export async function companyLanguage(tx: Tx, workspaceId: string): Promise<"en" | "ru" | "de"> {
  const { rows } = await sql<{ language: "en" | "ru" | "de" }>`
    select default_language as language from org.workspace where id = ${workspaceId}`.execute(tx);
  return rows[0]?.language ?? "en";
}

/** Keys of its processes, retired ones too. */
export async function processKeys(tx: Tx, workspaceId: string): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ key: string }>`select key from process.process where workspace_id = ${workspaceId}`.execute(tx);
  return new Set(rows.map(({ key }) => key));
}
