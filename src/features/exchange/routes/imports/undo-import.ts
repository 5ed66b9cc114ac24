/** Takes a whole import back, some hundreds of records at a time; broken off, it goes on when it is asked again. Twice is once. */
import type { Actor } from "#platform/command/actor.ts";
import type { JournalContext } from "#platform/command/journal.ts";
import type { Database } from "#platform/db/database.ts";
import { type Result, yes } from "#shared/result.ts";
import type { ImportUndone } from "../../contract/imports.ts";
import { type ImportRefusal, mayUndo } from "../../core/import-state.ts";
import { loadSeenImport } from "../../sql/import-views.ts";
import { freeUsed, keptOf, markUndone } from "../../sql/undo/kept.ts";
import { undoBatch, undoOrder } from "../../sql/undo/undo-batch.ts";

export type UndoParts = { readonly database: Database; readonly actor: Actor; readonly now: Date; readonly newId: () => string };

const batch = 500;

/** null: there is no such import. */
export async function undoImport(
  id: string,
  { database, actor, now, newId }: UndoParts,
): Promise<Result<ImportUndone, ImportRefusal> | null> {
  const { workspaceId, scope } = actor;
  const context: JournalContext = { actor, commandId: newId(), now, newId };
  // First, so that no worker writes on while it is taken back.
  const begun = await database.command(scope, async (tx) => {
    const held = await loadSeenImport(tx, scope, id);
    if (!held) return null;
    const may = mayUndo(held.state);
    if (may.ok) await markUndone(tx, workspaceId, id, now);
    return may;
  });
  if (begun === null || !begun.ok) return begun;
  let removed = 0;
  let restored = 0;
  for (let gained = 1; gained > 0; ) {
    // What was in use by another record of the import is free after that one went: holdings after those below them.
    gained = 0;
    await database.command(scope, (tx) => freeUsed(tx, workspaceId, id));
    for (const kind of undoOrder)
      for (;;) {
        const done = await database.command(scope, (tx) => undoBatch(tx, id, kind, batch, context));
        if (done === null) break;
        removed += done.removed;
        restored += done.restored;
        gained += done.removed + done.restored;
      }
  }
  const left = await database.command(scope, (tx) => keptOf(tx, workspaceId, id));
  return yes({ removed, restored, ...left });
}
