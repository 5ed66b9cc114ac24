/** Letters to be sent: rows of the command's transaction. A job that carries only ids writes and sends them; the text is made then. */
import type { Tx } from "#platform/db/database.ts";

export type LetterOrder = {
  readonly workspaceId: string;
  readonly id: string;
  readonly personId: string;
  readonly template: string;
  readonly parameters: Readonly<Record<string, unknown>>;
};

export async function orderLetter(tx: Tx, { workspaceId, id, personId, template, parameters }: LetterOrder, now: Date): Promise<void> {
  await tx
    .insertInto("platform.mail")
    .values({ workspace_id: workspaceId, id, person_id: personId, template, parameters: JSON.stringify(parameters), created_at: now })
    .execute();
}

/** What is still to be sent of a kind to a person; letters given up on are not tried again. */
export async function unsentLetter(tx: Tx, workspaceId: string, personId: string, template: string): Promise<string | null> {
  const row = await tx
    .selectFrom("platform.mail")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where("person_id", "=", personId)
    .where("template", "=", template)
    .where("sent_at", "is", null)
    .where("failed_at", "is", null)
    .orderBy("created_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? null;
}

export async function markSent(tx: Tx, workspaceId: string, id: string, now: Date): Promise<void> {
  await tx.updateTable("platform.mail").set({ sent_at: now }).where("workspace_id", "=", workspaceId).where("id", "=", id).execute();
}
