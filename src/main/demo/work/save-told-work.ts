/** Writes told runs and tasks in sets: as many statements for a thousand as for one. */
import { sql } from "kysely";
import type { ToldRun, ToldTask } from "#features/exchange/core/demo/work/work-story.ts";
import type { Run } from "#features/process/core/run-facts.ts";
import { noWork, saveWork, type Work } from "#features/process/sql/run/save-runs.ts";
import type { Tx } from "#platform/db/database.ts";
import type { Chapter } from "../storyteller.ts";
import type { Ids, Written } from "./told-rows.ts";

const json = (rows: readonly unknown[]) => sql`${JSON.stringify(rows)}::jsonb`;

export async function saveToldWork(chapter: Chapter, workspaceId: string, written: Written, ids: Ids, end: Date): Promise<void> {
  const { tx } = chapter;
  const work = noWork();
  for (const [told, run] of written.runs) gather(chapter, work, told, run, ids);
  work.opened.push(...written.tasks.values());
  await saveWork(tx, workspaceId, work, end);
  await endAsTold(tx, workspaceId, written);
  await countVersions(tx, workspaceId, written);
  await saveMoves(tx, workspaceId, written, ids);
}

function gather(chapter: Chapter, work: Work, told: ToldRun, run: Run, ids: Ids): void {
  work.started.set(run.id, { startedBy: ids.maybe(told.startedBy), at: told.startedAt });
  work.runs.set(run.id, run);
  for (const { position, step, enteredAt, leftAt, outcome, actor } of told.visits.values()) {
    work.entered.push({ run, position, step, at: enteredAt });
    if (leftAt) work.left.push({ run, position, at: leftAt, outcome, actorId: ids.maybe(actor), isTakenBack: false });
  }
  for (const { visit, kind, event, dueAt, ended } of told.timers.values()) {
    const since = told.visits.get(visit)?.enteredAt ?? told.startedAt;
    work.timers.push({ id: chapter.idAt(since), run, visit, kind, event, due: dueAt });
    if (ended) work.ended.push({ run, visit, by: ended.by, at: ended.at });
  }
}

/** Runs that ended did so in the middle of the story. */
async function endAsTold(tx: Tx, workspaceId: string, { runs }: Written): Promise<void> {
  const rows = [...runs].flatMap(([{ endedAt }, { id }]) => (endedAt === null ? [] : [{ id, at: endedAt }]));
  await sql`
    update process.run r set ended_at = n.at from jsonb_to_recordset(${json(rows)}) as n (id uuid, at timestamptz)
    where r.workspace_id = ${workspaceId} and r.id = n.id`.execute(tx);
}

async function countVersions(tx: Tx, workspaceId: string, { tasks }: Written): Promise<void> {
  const rows = [...tasks.values()].flatMap(({ id, version }) => (version === 1 ? [] : [{ id, version }]));
  await sql`
    update process.task t set version = n.version from jsonb_to_recordset(${json(rows)}) as n (id uuid, version integer)
    where t.workspace_id = ${workspaceId} and t.id = n.id`.execute(tx);
}

async function saveMoves(tx: Tx, workspaceId: string, { tasks }: Written, ids: Ids): Promise<void> {
  const rows = [...tasks].flatMap(([told, { id }]) => movesOf(told, id, ids));
  await sql`
    insert into process.task_move (workspace_id, task_id, position, assignee_id, kind, from_person_id, to_person_id, from_due, to_due, reason, actor_id, at)
    select ${workspaceId}::uuid, task_id, position, assignee_id, kind, from_person_id, to_person_id, from_due, to_due, reason, actor_id, at
    from jsonb_to_recordset(${json(rows)}) as r (task_id uuid, position integer, assignee_id uuid, kind text, from_person_id uuid, to_person_id uuid, from_due timestamptz,
      to_due timestamptz, reason text, actor_id uuid, at timestamptz)`.execute(tx);
}

function movesOf({ moves, assignee }: ToldTask, taskId: string, ids: Ids) {
  return moves.map((move, index) => {
    const isHandedOver = move.kind === "reassigned";
    return {
      task_id: taskId,
      position: index + 1,
      assignee_id: ids.person(isHandedOver ? move.from : assignee),
      kind: move.kind,
      from_person_id: isHandedOver ? ids.person(move.from) : null,
      to_person_id: isHandedOver ? ids.person(move.to) : null,
      // What is handed over keeps its date: that of the first time it was put off, or of today.
      from_due: isHandedOver ? dueBefore(moves) : move.from,
      to_due: isHandedOver ? dueBefore(moves) : move.to,
      reason: move.reason,
      actor_id: ids.person(move.actor),
      at: move.at,
    };
  });
}

const dueBefore = (moves: ToldTask["moves"]) => moves.flatMap((move) => (move.kind === "postponed" ? [move.from] : []))[0] ?? null;
