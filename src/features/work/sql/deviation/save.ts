/** Writes what happened to deviations, in sets, and tells people in the same transaction. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";
import type { DeviationEvent } from "../../core/deviation/deviation.ts";
import { noticeOfEscalation } from "../../core/deviation/notices.ts";
import { notify, type TellingGiven } from "../notify/notify.ts";

type Of<T extends DeviationEvent["type"]> = Extract<DeviationEvent, { type: T }>;
const only = <T extends DeviationEvent["type"]>(events: readonly DeviationEvent[], type: T) =>
  events.filter((event): event is Of<T> => event.type === type);

export async function saveDeviationEvents(tx: Tx, events: readonly DeviationEvent[], given: TellingGiven): Promise<void> {
  const { workspaceId } = given.actor;
  await insertOpened(tx, workspaceId, only(events, "DeviationOpened"));
  await closeMany(tx, workspaceId, only(events, "DeviationClosed"));
  await saveEscalated(tx, workspaceId, only(events, "DeviationEscalated"));
  for (const { deviation, text, at } of only(events, "DeviationAnswered"))
    await sql`
      update work.deviation set answered_at = ${at}, answered_by = ${given.actor.personId}::uuid, answer = ${text}, next_at = null, version = version + 1
      where workspace_id = ${workspaceId} and id = ${deviation.id}`.execute(tx);
  const notices = only(events, "DeviationEscalated").flatMap((event) => noticeOfEscalation(event) ?? []);
  await notify(tx, given, notices);
}

async function insertOpened(tx: Tx, workspaceId: string, opened: readonly Of<"DeviationOpened">[]): Promise<void> {
  if (opened.length === 0) return;
  const rows = opened.map(({ id, ruleId, found, highestId, nextAt, at }) => ({
    id,
    rule_id: ruleId,
    subject_kind: found.subjectKind,
    subject_id: found.subjectId,
    owner_id: found.ownerId,
    task_id: found.taskId,
    process_id: found.processId,
    step: found.step,
    person_id: found.personId,
    unit_id: found.unitId,
    // A clock that was set back may not have it begin after it was found.
    since: found.since < at ? found.since : at,
    opened_at: at,
    told_id: highestId,
    next_at: nextAt,
  }));
  await sql`
    insert into work.deviation (workspace_id, id, rule_id, subject_kind, subject_id, owner_id, task_id, process_id, step, person_id, unit_id, since, opened_at, told_id, next_at)
    select ${workspaceId}::uuid, id, rule_id, subject_kind, subject_id, owner_id, task_id, process_id, step, person_id, unit_id, since, opened_at, told_id, next_at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, rule_id uuid, subject_kind text, subject_id uuid, owner_id uuid, task_id uuid, process_id uuid,
      step text, person_id uuid, unit_id uuid, since timestamptz, opened_at timestamptz, told_id uuid, next_at timestamptz)`.execute(tx);
  await addTold(
    tx,
    workspaceId,
    opened.flatMap(({ id, tell, at }) => tell.map((personId) => ({ deviation_id: id, person_id: personId, rung: 0, at }))),
  );
}

type ToldRow = { readonly deviation_id: string; readonly person_id: string; readonly rung: number; readonly at: Date };

async function addTold(tx: Tx, workspaceId: string, rows: readonly ToldRow[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into work.told (workspace_id, deviation_id, person_id, rung, at)
    select ${workspaceId}::uuid, deviation_id, person_id, rung, at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (deviation_id uuid, person_id uuid, rung smallint, at timestamptz)
    on conflict do nothing`.execute(tx);
}

async function closeMany(tx: Tx, workspaceId: string, closed: readonly Of<"DeviationClosed">[]): Promise<void> {
  const [first] = closed;
  if (!first) return;
  await sql`
    update work.deviation set closed_at = ${first.at}, version = version + 1
    where workspace_id = ${workspaceId} and id = any (${closed.map(({ deviation }) => deviation.id)}::uuid[]) and closed_at is null`.execute(
    tx,
  );
}

async function saveEscalated(tx: Tx, workspaceId: string, escalated: readonly Of<"DeviationEscalated">[]): Promise<void> {
  if (escalated.length === 0) return;
  const rows = escalated.map(({ deviation, rung, highestId, nextAt }) => ({ id: deviation.id, rung, told_id: highestId, next_at: nextAt }));
  await sql`
    update work.deviation d set rung = r.rung, told_id = r.told_id, next_at = r.next_at, version = d.version + 1
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, rung smallint, told_id uuid, next_at timestamptz)
    where d.workspace_id = ${workspaceId} and d.id = r.id`.execute(tx);
  await addTold(
    tx,
    workspaceId,
    escalated.flatMap(({ deviation, tell, rung, at }) =>
      tell === null ? [] : [{ deviation_id: deviation.id, person_id: tell, rung, at }],
    ),
  );
}
