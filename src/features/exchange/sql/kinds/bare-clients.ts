/**
 * Clients of which an import knows only what rows about others call them. When their own row comes, in this batch or a later one, they are
 * created by it, and not also created. Which they are is kept with the import, so that whoever goes on with it after a kill knows too.
 */
import { sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";
import type { Imported } from "../../core/imported.ts";
import type { ImportParts } from "../names.ts";

/** Of these clients, and of those that the batch has just made. */
export async function bareClients(
  tx: Tx,
  asked: readonly string[],
  made: readonly Imported[],
  { context, importId, isDry, dreamt }: ImportParts,
): Promise<Set<string>> {
  const fresh = made.map(({ recordId }) => recordId);
  if (isDry) return new Set([...dreamt.bare, ...fresh]);
  if (asked.length === 0) return new Set(fresh);
  const { rows } = await sql<{ id: string }>`
    select record_id as id from exchange.imported
    where workspace_id = ${context.actor.workspaceId} and import_id = ${importId} and record_id = any (${[...asked]}::uuid[]) and before = ${mark}::jsonb`.execute(
    tx,
  );
  return new Set([...fresh, ...rows.map(({ id }) => id)]);
}

/** What was made counts as bare until it is told of. */
export async function rememberBare(
  tx: Tx,
  made: readonly Imported[],
  told: ReadonlySet<string>,
  { context, importId, isDry, dreamt }: ImportParts,
): Promise<readonly Imported[]> {
  if (isDry) {
    for (const { recordId } of made) dreamt.bare.add(recordId);
    for (const id of told) dreamt.bare.delete(id);
  } else if (told.size > 0)
    await sql`
      update exchange.imported set before = null
      where workspace_id = ${context.actor.workspaceId} and import_id = ${importId} and record_id = any (${[...told]}::uuid[]) and before = ${mark}::jsonb`.execute(
      tx,
    );
  return made.map((one) => (told.has(one.recordId) ? one : { ...one, before: { bare: true } }));
}

const mark = JSON.stringify({ bare: true });
