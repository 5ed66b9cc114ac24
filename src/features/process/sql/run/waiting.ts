/** Which runs wait for what has happened, and which processes it starts. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";
import type { Filter } from "#shared/filter/language.ts";
import type { SubjectKind, Trigger, WaitEvent } from "../../core/definition.ts";
import type { RecordRef } from "../../core/happenings.ts";

/** A record stands for itself and for its client; a trial or contract for its deal and client. */
export async function recordsAround(tx: Tx, workspaceId: string, refs: readonly RecordRef[]): Promise<readonly string[]> {
  const ids = (...kinds: readonly RecordRef["kind"][]) => refs.filter(({ kind }) => kinds.includes(kind)).map(({ id }) => id);
  const { rows } = await sql<{ id: string }>`
    select unnest(${ids("deal", "lead", "client")}::uuid[]) as id
    union select client_id from deals.deal where workspace_id = ${workspaceId} and id = any (${ids("deal")}::uuid[]) and client_id is not null
    union select client_id from deals.lead where workspace_id = ${workspaceId} and id = any (${ids("lead")}::uuid[]) and client_id is not null
    union select unnest(array_remove(array[deal_id, client_id], null)) from deals.trial where workspace_id = ${workspaceId} and id = any (${ids("trial")}::uuid[])
    union select unnest(array_remove(array[deal_id, client_id], null)) from deals.contract where workspace_id = ${workspaceId} and id = any (${ids("contract")}::uuid[])`.execute(
    tx,
  );
  return rows.map(({ id }) => id);
}

/** Nothing waits in most companies for most events: then this is one look at an index. */
export async function waitingRuns(
  tx: Tx,
  workspaceId: string,
  event: WaitEvent,
  subjectIds: readonly string[],
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct run_id as id from process.timer
    where workspace_id = ${workspaceId} and subject_id = any (${[...subjectIds]}::uuid[]) and event = ${event} and ended_at is null`.execute(
    tx,
  );
  return rows.map(({ id }) => id);
}

export type Triggered = { readonly processId: string; readonly key: string; readonly position: number; readonly filter: Filter | null };

export async function triggeredBy(
  tx: Tx,
  workspaceId: string,
  subject: SubjectKind,
  on: Trigger["on"],
  stageId: string | null,
): Promise<readonly Triggered[]> {
  const { rows } = await sql<Triggered>`
    select p.id as "processId", p.key, t.position, t.filter from process.trigger t
    join process.process p on p.workspace_id = t.workspace_id and p.id = t.process_id
    where t.workspace_id = ${workspaceId} and t.kind = ${on} and p.subject = ${subject} and p.published is not null and p.retired_at is null
      and (t.stage is null or t.stage = (select s.key from deals.stage s where s.workspace_id = t.workspace_id and s.id = ${stageId}::uuid))
    order by p.key, t.position`.execute(tx);
  return rows;
}

export async function ownerOf(tx: Tx, workspaceId: string, id: string): Promise<string | null> {
  const row = await tx
    .selectFrom("platform.record")
    .select("owner_id")
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .executeTakeFirst();
  return row?.owner_id ?? null;
}
