/** Processes as decisions know them, loaded for update, and what becomes of them. */
import { sql } from "kysely";
import type { Given } from "#platform/command/command.ts";
import type { Tx } from "#platform/db/database.ts";
import type { Definition, Trigger } from "../core/definition.ts";
import type { Draft, Layout, Process, ProcessEvent } from "../core/process.ts";
import { conditionsOf, rememberHolding } from "./run/trigger-held.ts";

/** By id or key, in this order. */
const named = (name: string) => sql`(p.id::text = ${name} or p.key = ${name})`;

export async function lockProcess(tx: Tx, workspaceId: string, name: string): Promise<Process | null> {
  const { rows } = await sql<Process>`
    select p.id, p.key, p.name, p.subject, p.published, p.retired_at as "retiredAt", p.version,
      greatest((select max(number) from process.version v where v.workspace_id = p.workspace_id and v.process_id = p.id),
        (select max(number) from process.draft d where d.workspace_id = p.workspace_id and d.process_id = p.id)) as "lastNumber"
    from process.process p where p.workspace_id = ${workspaceId} and ${named(name)} for update`.execute(tx);
  return rows[0] ?? null;
}

/** Two new processes of one company wait for each other, so that one key is never taken twice. */
export async function isProcessKeyTaken(tx: Tx, workspaceId: string, key: string): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`process.process ${workspaceId}`}, 0))`.execute(tx);
  const { rows } = await sql`select from process.process where workspace_id = ${workspaceId} and key = ${key}`.execute(tx);
  return rows.length > 0;
}

export async function loadDraft(tx: Tx, workspaceId: string, processId: string, number: number): Promise<Draft | null> {
  const { rows } = await sql<Draft>`
    select number, definition, layout, version from process.draft where workspace_id = ${workspaceId} and process_id = ${processId} and number = ${number}`.execute(
    tx,
  );
  return rows[0] ?? null;
}

export async function isPublished(tx: Tx, workspaceId: string, processId: string, number: number): Promise<boolean> {
  const { rows } =
    await sql`select from process.version where workspace_id = ${workspaceId} and process_id = ${processId} and number = ${number}`.execute(
      tx,
    );
  return rows.length > 0;
}

export type PublishedDefinition = { readonly number: number; readonly definition: Definition; readonly layout: Layout };

export async function loadPublished(tx: Tx, workspaceId: string, processId: string): Promise<PublishedDefinition | null> {
  const { rows } = await sql<PublishedDefinition>`
    select v.number, v.definition, v.layout from process.process p
    join process.version v on v.workspace_id = p.workspace_id and v.process_id = p.id and v.number = p.published
    where p.workspace_id = ${workspaceId} and p.id = ${processId}`.execute(tx);
  return rows[0] ?? null;
}

export async function saveProcessEvents(tx: Tx, events: readonly ProcessEvent[], given: Given): Promise<void> {
  for (const event of events) await saveOne(tx, event, given);
}

async function saveOne(tx: Tx, event: ProcessEvent, { actor: { workspaceId, personId }, now }: Given): Promise<void> {
  switch (event.type) {
    case "ProcessDrawn": {
      const { id, key, name, subject } = event.process;
      await tx.insertInto("process.process").values({ workspace_id: workspaceId, id, key, name, subject, created_at: now }).execute();
      return insertDraft(tx, workspaceId, id, event.draft, personId, now);
    }
    case "ProcessDrafted":
      return insertDraft(tx, workspaceId, event.processId, event.draft, personId, now);
    case "ProcessDraftChanged": {
      const { definition, layout } = event.after;
      await sql`
        update process.draft set changed_at = ${now}, changed_by = ${personId}::uuid, version = version + 1,
          definition = coalesce(${definition === undefined ? null : JSON.stringify(definition)}::json, definition),
          layout = coalesce(${layout === undefined ? null : JSON.stringify(layout)}::jsonb, layout)
        where workspace_id = ${workspaceId} and process_id = ${event.processId} and number = ${event.number}`.execute(tx);
      if (event.name !== null)
        await sql`
          update process.process set name = ${event.name}, subject = coalesce(${definition?.subject ?? null}::text, subject)
          where workspace_id = ${workspaceId} and id = ${event.processId}`.execute(tx);
      return;
    }
    case "ProcessPublished":
      return publish(tx, workspaceId, event.process.id, event.draft, personId, now);
    case "ProcessRetired":
    case "ProcessRestored":
      await sql`
        update process.process set retired_at = ${event.type === "ProcessRetired" ? event.at : null}::timestamptz, version = version + 1
        where workspace_id = ${workspaceId} and id = ${event.processId}`.execute(tx);
  }
}

async function insertDraft(tx: Tx, workspaceId: string, processId: string, draft: Draft, personId: string | null, now: Date) {
  await tx
    .insertInto("process.draft")
    .values({
      workspace_id: workspaceId,
      process_id: processId,
      number: draft.number,
      definition: JSON.stringify(draft.definition),
      layout: JSON.stringify(draft.layout),
      changed_at: now,
      changed_by: personId,
    })
    .execute();
}

async function publish(tx: Tx, workspaceId: string, processId: string, draft: Draft, personId: string | null, now: Date) {
  const { number, definition, layout } = draft;
  await tx
    .insertInto("process.version")
    .values({
      workspace_id: workspaceId,
      process_id: processId,
      number,
      definition: JSON.stringify(definition),
      layout: JSON.stringify(layout),
      published_at: now,
      published_by: personId,
    })
    .execute();
  await sql`delete from process.draft where workspace_id = ${workspaceId} and process_id = ${processId} and number = ${number}`.execute(tx);
  await sql`
    update process.process set published = ${number}, name = ${definition.name}, subject = ${definition.subject}, version = version + 1
    where workspace_id = ${workspaceId} and id = ${processId}`.execute(tx);
  await replaceTriggers(tx, workspaceId, processId, definition.triggers ?? []);
  for (const condition of await conditionsOf(tx, workspaceId, processId)) await rememberHolding(tx, workspaceId, condition, now);
}

async function replaceTriggers(tx: Tx, workspaceId: string, processId: string, triggers: readonly Trigger[]): Promise<void> {
  await sql`delete from process.trigger_held where workspace_id = ${workspaceId} and process_id = ${processId}`.execute(tx);
  await sql`delete from process.trigger where workspace_id = ${workspaceId} and process_id = ${processId}`.execute(tx);
  if (triggers.length === 0) return;
  await tx
    .insertInto("process.trigger")
    .values(
      triggers.map((trigger, index) => ({
        workspace_id: workspaceId,
        process_id: processId,
        position: index + 1,
        kind: trigger.on,
        stage: "stage" in trigger ? trigger.stage : null,
        field: "field" in trigger ? trigger.field : null,
        days_before: "field" in trigger ? (trigger.daysBefore ?? 0) : null,
        filter: trigger.filter === undefined ? null : JSON.stringify(trigger.filter),
      })),
    )
    .execute();
}
