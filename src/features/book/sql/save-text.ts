/** Texts of the book: loaded for a decision, and written. Editions are only added. */
import { sql } from "kysely";
import type { Given } from "#platform/command/command.ts";
import type { Tx } from "#platform/db/database.ts";
import { foldText } from "#shared/text.ts";
import type { Variant } from "../core/edition.ts";
import type { Text, TextEvent } from "../core/text.ts";
import { searchedWords } from "../core/words.ts";
import { isNamed } from "./texts.ts";

/** Locked until the command is done: of two who change a text at once the second sees what the first left. */
export async function loadText(tx: Tx, workspaceId: string, named: string): Promise<Text | null> {
  const { rows } = await sql<Omit<Text, "variants">>`
    select t.id, t.key, t.kind, t.name, t.edition, t.archived_at as "archivedAt", t.version
    from book.text t where t.workspace_id = ${workspaceId} and ${isNamed(named)} for update`.execute(tx);
  const [row] = rows;
  if (!row) return null;
  const edition = await tx
    .selectFrom("book.edition")
    .select("variants")
    .where("workspace_id", "=", workspaceId)
    .where("text_id", "=", row.id)
    .where("number", "=", row.edition)
    .executeTakeFirstOrThrow();
  return { ...row, variants: edition.variants as unknown as readonly Variant[] };
}

/** Whether the key is another text's. Two who take one key at once wait for each other. */
export async function isKeyTaken(tx: Tx, workspaceId: string, key: string): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`book.text ${workspaceId} ${key}`}, 0))`.execute(tx);
  const row = await tx
    .selectFrom("book.text")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where("key", "=", key)
    .executeTakeFirst();
  return row !== undefined;
}

export async function saveTextEvents(tx: Tx, events: readonly TextEvent[], text: Text | null, { actor }: Given): Promise<void> {
  const { workspaceId } = actor;
  for (const event of events)
    if (event.type === "TextAdded") {
      const { id, key, kind, name, edition, variants } = event.text;
      await tx
        .insertInto("book.text")
        .values({
          workspace_id: workspaceId,
          id,
          key,
          kind,
          name,
          name_folded: foldText(name),
          words: searchedWords(key, name, variants),
          edition,
          created_at: event.at,
        })
        .execute();
      await addEdition(tx, workspaceId, { textId: id, number: edition, variants, at: event.at, byId: actor.personId });
    }
  if (text !== null) await saveChanges(tx, workspaceId, events, text, actor.personId);
}

async function saveChanges(tx: Tx, workspaceId: string, events: readonly TextEvent[], text: Text, byId: string | null): Promise<void> {
  let { name, variants, edition, archivedAt } = text;
  for (const event of events)
    switch (event.type) {
      case "TextRenamed":
        name = event.after;
        break;
      case "EditionWritten":
        ({ variants, number: edition } = event);
        await addEdition(tx, workspaceId, { ...event, byId });
        break;
      case "TextArchived":
        archivedAt = event.at;
        break;
      case "TextRestored":
        archivedAt = null;
    }
  await tx
    .updateTable("book.text")
    .set({
      name,
      name_folded: foldText(name),
      words: searchedWords(text.key, name, variants),
      edition,
      archived_at: archivedAt,
      version: text.version + 1,
    })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", text.id)
    .execute();
}

type NewEdition = {
  readonly textId: string;
  readonly number: number;
  readonly variants: readonly Variant[];
  readonly at: Date;
  readonly byId: string | null;
};

async function addEdition(tx: Tx, workspaceId: string, { textId, number, variants, at, byId }: NewEdition): Promise<void> {
  await sql`
    insert into book.edition (workspace_id, text_id, number, variants, at, by_id)
    values (${workspaceId}, ${textId}, ${number}, ${JSON.stringify(variants)}::jsonb, ${at}, ${byId}::uuid)`.execute(tx);
}
