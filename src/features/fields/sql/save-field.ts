/** Writes what happened to a company's own fields. */
import { sql } from "kysely";
import type { Given } from "#platform/command/command.ts";
import type { Tx } from "#platform/db/database.ts";
import type { FieldView } from "../contract/fields.ts";
import type { Choice, FieldDefinition } from "../core/custom.ts";
import type { FieldEvent } from "../core/field.ts";

/** Held until the transaction ends: two people who add a field at once do not give it the same key. */
export async function lockFields(tx: Tx, workspaceId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('fields ' || ${workspaceId}, 0))`.execute(tx);
}

export async function saveFieldEvents(tx: Tx, events: readonly FieldEvent[], { actor: { workspaceId }, now }: Given): Promise<void> {
  for (const event of events) {
    if (event.type === "FieldDefined") {
      const { id, recordKind, key, name, kind, decimals, position, choices, requiredFrom } = event.field;
      await tx
        .insertInto("fields.field")
        .values({ workspace_id: workspaceId, id, record_kind: recordKind, key, name, kind, decimals, position, created_at: now })
        .execute();
      await saveChoices(tx, workspaceId, id, choices);
      await saveRequirements(tx, workspaceId, id, requiredFrom);
      continue;
    }
    const { fieldId, after } = event;
    await sql`
      update fields.field set name = coalesce(${after.name ?? null}::text, name), position = coalesce(${after.position ?? null}::integer, position),
        retired_at = ${after.retiredAt === undefined ? sql`retired_at` : sql`${after.retiredAt}::timestamptz`}, version = version + 1
      where workspace_id = ${workspaceId} and id = ${fieldId}`.execute(tx);
    if (after.choices) await saveChoices(tx, workspaceId, fieldId, after.choices);
    if (after.requiredFrom) await saveRequirements(tx, workspaceId, fieldId, after.requiredFrom);
  }
}

async function saveChoices(tx: Tx, workspaceId: string, fieldId: string, choices: readonly Choice[]): Promise<void> {
  if (choices.length === 0) return;
  await sql`
    insert into fields.choice (workspace_id, field_id, key, name, position, retired_at)
    select ${workspaceId}::uuid, ${fieldId}::uuid, key, name, position, retired_at
    from unnest(${choices.map(({ key }) => key)}::text[], ${choices.map(({ name }) => name)}::text[], ${choices.map(({ retiredAt }) => retiredAt?.toISOString() ?? null)}::timestamptz[])
      with ordinality as c (key, name, retired_at, position)
    on conflict (workspace_id, field_id, key) do update set name = excluded.name, position = excluded.position, retired_at = excluded.retired_at`.execute(
    tx,
  );
}

async function saveRequirements(tx: Tx, workspaceId: string, fieldId: string, stageIds: readonly string[]): Promise<void> {
  await sql`delete from fields.requirement where workspace_id = ${workspaceId} and field_id = ${fieldId}`.execute(tx);
  if (stageIds.length === 0) return;
  await sql`
    insert into fields.requirement (workspace_id, field_id, stage_id)
    select distinct ${workspaceId}::uuid, ${fieldId}::uuid, stage_id from unnest(${[...stageIds]}::uuid[]) as stage_id`.execute(tx);
}

export const fieldView = ({ choices, retiredAt, requiredFrom, ...field }: FieldDefinition): FieldView => ({
  ...field,
  choices: choices.map((choice) => ({ ...choice, retiredAt: choice.retiredAt?.toISOString() ?? null })),
  requiredFrom: [...requiredFrom],
  retiredAt: retiredAt?.toISOString() ?? null,
});
