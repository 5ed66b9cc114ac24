/** What is due some days before a date goes along when a file brings another date, or an undo gives the one before back. */
import { sql } from "kysely";
import { customOf } from "#features/fields/sql/values.ts";
import { followNewDates } from "#features/process/sql/tasks/follow-dates.ts";
import { appendJournal, type JournalContext } from "#platform/command/journal.ts";
import type { Tx } from "#platform/db/database.ts";
import type { OwnFields } from "../../core/import-fields.ts";
import type { Imported } from "../../core/imported.ts";
import { changedValues, followedEntries, newDates } from "../../core/new-dates.ts";
import { underNames } from "../../core/own-values.ts";

/** Of a whole batch at once. */
export async function followImported(tx: Tx, imported: readonly Imported[], own: OwnFields, context: JournalContext): Promise<void> {
  const changed = imported.filter(({ change }) => change === "updated");
  if (changed.length === 0) return;
  const { workspaceId } = context.actor;
  const ids = [...new Set(changed.map(({ recordId }) => recordId))];
  const leads = changed.some(({ kind }) => kind === "lead") ? await datesOfLeads(tx, workspaceId, ids) : new Map<string, object>();
  const held = await customOf(
    tx,
    workspaceId,
    own.filter(({ kind }) => kind === "date"),
    ids,
  );
  const valuesOf = (id: string) => ({ ...leads.get(id), ...underNames(held.get(id) ?? {}) });
  await follow(tx, changedValues(changed, valuesOf), context);
}

/** The values that records have again. */
export async function follow(tx: Tx, records: Parameters<typeof newDates>[0], context: JournalContext): Promise<void> {
  const entries = followedEntries(await followNewDates(tx, context, newDates(records)));
  if (entries.length === 0) return;
  await appendJournal(tx, "process", entries, context);
  const hint = JSON.stringify({ workspace: context.actor.workspaceId, feature: "process", id: null });
  await sql`select pg_notify('live', ${hint})`.execute(tx);
}

async function datesOfLeads(tx: Tx, workspaceId: string, ids: readonly string[]): Promise<ReadonlyMap<string, object>> {
  const { rows } = await sql<{ id: string; firstContactOn: string | null; convertedOn: string | null }>`
    select id, first_contact_on::text as "firstContactOn", converted_on::text as "convertedOn" from deals.lead
    where workspace_id = ${workspaceId} and id = any (${[...ids]}::uuid[])`.execute(tx);
  return new Map(rows.map(({ id, ...dates }) => [id, dates]));
}
