import type { Tx } from "#platform/db/database.ts";

/** The company's own country: telephone numbers without a prefix are read as numbers there. */
export async function homeCountry(tx: Tx, workspaceId: string): Promise<string> {
  const { country } = await tx.selectFrom("org.workspace").select("country").where("id", "=", workspaceId).executeTakeFirstOrThrow();
  return country;
}
