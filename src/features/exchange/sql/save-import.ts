/** Writes what was ordered, settled, started and cancelled. */
import { sql } from "kysely";
import type { Given } from "#platform/command/command.ts";
import type { Tx } from "#platform/db/database.ts";
import { insertFile } from "#platform/db/file.ts";
import type { FileForm, ImportOrder } from "../core/import-order.ts";
import type { ImportEvent } from "../core/import-state.ts";

export type SentFile = {
  readonly fileId: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly name: string;
  readonly form: FileForm;
  readonly columns: readonly string[];
  readonly origin: string | null;
  readonly order: ImportOrder;
};

/** The file's row and the import's, together. */
export async function insertSentFile(tx: Tx, id: string, sent: SentFile, { actor, now }: Given): Promise<void> {
  const { workspaceId, personId } = actor;
  const mediaType = sent.form.kind === "csv" ? "text/csv" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  const { fileId, sha256, bytes, name } = sent;
  await insertFile(tx, workspaceId, { id: fileId, sha256, bytes, mediaType, name, ownerId: personId }, now);
  await tx
    .insertInto("exchange.import")
    .values({
      workspace_id: workspaceId,
      id,
      kind: sent.order.kind,
      file_name: sent.name,
      file_id: sent.fileId,
      state: "uploaded",
      settings: JSON.stringify(sent.order),
      form: JSON.stringify(sent.form),
      columns: [...sent.columns],
      origin: sent.origin,
      ordered_by_id: personId,
      created_at: now,
    })
    .execute();
}

export async function saveImportEvent(tx: Tx, workspaceId: string, event: ImportEvent, seen: Pick<SentFile, "form" | "columns"> | null) {
  const own = sql`version = version + 1 where workspace_id = ${workspaceId} and id = ${event.id}`;
  switch (event.type) {
    case "ImportOrdered":
      throw new Error("an import begins with its file");
    case "ImportSettled":
      await sql`update exchange.import set settings = ${JSON.stringify(event.order)}::jsonb, ${own}`.execute(tx);
      if (seen)
        await sql`
          update exchange.import set form = ${JSON.stringify(seen.form)}::jsonb, columns = ${[...seen.columns]}::text[]
          where workspace_id = ${workspaceId} and id = ${event.id}`.execute(tx);
      return;
    case "ImportStarted":
      await sql`
        update exchange.import set state = 'running', started_at = coalesce(started_at, ${event.at}), ended_at = null, failure = null, ${own}`.execute(
        tx,
      );
      return;
    case "ImportCancelled":
      await sql`update exchange.import set state = 'cancelled', ended_at = ${event.at}, ${own}`.execute(tx);
      return;
  }
}
