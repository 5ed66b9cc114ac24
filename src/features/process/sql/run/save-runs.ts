/** What decisions about runs leave behind, written in sets: as many statements for a thousand runs as for one. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";
import { beginWorking, endWorking, lockWorking, type Working } from "#platform/db/participation.ts";
import type { Run } from "../../core/run-facts.ts";
import type { Task } from "../../core/task.ts";

export type EnteredVisit = { readonly run: Run; readonly position: number; readonly step: string; readonly at: Date };
export type LeftVisit = {
  readonly run: Run;
  readonly position: number;
  readonly at: Date;
  readonly outcome: string | null;
  readonly actorId: string | null;
  readonly isTakenBack: boolean;
};
export type SetTimer = {
  readonly id: string;
  readonly run: Run;
  readonly visit: number | null;
  readonly kind: "wait" | "latest" | "hold";
  readonly event: string | null;
  readonly due: Date;
};
/** Of a visit; null: of the hold. */
export type EndedTimer = {
  readonly run: Run;
  readonly visit: number | null;
  readonly by: "fired" | "event" | "cancelled";
  readonly at: Date;
};
export type ClosedTask = {
  readonly id: string;
  readonly status: "done" | "cancelled" | "overtaken";
  readonly outcome: string | null;
  readonly comment: string | null;
  readonly at: Date;
  readonly by: string | null;
};

/** Collected while the decisions are made. The same run may have been decided about several times: its last state counts. */
export type Work = {
  readonly started: Map<string, { readonly startedBy: string | null; readonly at: Date }>;
  readonly runs: Map<string, Run>;
  readonly entered: EnteredVisit[];
  readonly left: LeftVisit[];
  readonly takenBackFrom: { readonly run: Run; readonly visit: number; readonly at: Date }[];
  readonly opened: Task[];
  readonly closed: ClosedTask[];
  /** Tasks of a step taken back, open again under the visit they now belong to. */
  readonly reopened: { readonly id: string; readonly visit: number | null; readonly dueAt: Date | null }[];
  readonly timers: SetTimer[];
  readonly ended: EndedTimer[];
};

export const noWork = (): Work => ({
  started: new Map(),
  runs: new Map(),
  entered: [],
  left: [],
  takenBackFrom: [],
  opened: [],
  closed: [],
  reopened: [],
  timers: [],
  ended: [],
});

/** Once it is written. */
export function forgetWork(work: Work): void {
  for (const part of Object.values(work)) {
    if (part instanceof Map) part.clear();
    else part.length = 0;
  }
}

const json = (rows: readonly unknown[]) => sql`${JSON.stringify(rows)}::jsonb`;

/** In the order that references ask for. What is not there costs no statement. */
export async function saveWork(tx: Tx, workspaceId: string, work: Work, now: Date): Promise<void> {
  // What refers to something new waits for it; everything else travels together.
  const runs = saveRuns(tx, workspaceId, work, now);
  if (work.started.size > 0) await runs;
  const visits = saveVisits(tx, workspaceId, work);
  if (work.entered.length > 0) await visits;
  await Promise.all([runs, visits, saveTasks(tx, workspaceId, work), saveTimers(tx, workspaceId, work)]);
}

function endOf({ state }: Run, now: Date) {
  if (state.status !== "ended") return { endedAt: null, result: null, reason: null };
  return { endedAt: now, result: state.end?.result ?? "success", reason: state.end?.reason ?? null };
}

async function saveRuns(tx: Tx, workspaceId: string, { started, runs }: Work, now: Date): Promise<void> {
  const rows = [...runs.values()].map((run) => {
    const hold = run.state.status === "held" ? run.state.hold : null;
    const start = started.get(run.id);
    return {
      id: run.id,
      process_id: run.processId,
      number: run.number,
      subject_kind: run.subjectKind,
      subject_id: run.subjectId,
      owner_id: run.ownerId,
      parent_id: run.parentId,
      parent_visit: run.parentVisit,
      state: run.state,
      status: run.state.status,
      held_until: hold?.until ?? null,
      held_reason: hold?.reason ?? null,
      ...endOf(run, now),
      started_at: start?.at ?? null,
      started_by: start?.startedBy ?? null,
      started_because: run.startedBecause,
    };
  });
  const fresh = rows.filter(({ id }) => started.has(id));
  if (fresh.length > 0)
    await sql`
      insert into process.run (workspace_id, id, process_id, number, subject_kind, subject_id, owner_id, parent_id, parent_visit, state, status, held_until, held_reason,
        result, reason, started_at, started_by, started_because, ended_at)
      select ${workspaceId}::uuid, id, process_id, number, subject_kind, subject_id, owner_id, parent_id, parent_visit, state, status, held_until, held_reason,
        result, reason, started_at, started_by, started_because, "endedAt"
      from jsonb_to_recordset(${json(fresh)}) as r (id uuid, process_id uuid, number integer, subject_kind text, subject_id uuid, owner_id uuid, parent_id uuid,
        parent_visit integer, state jsonb, status text, held_until timestamptz, held_reason text, result text, reason text, started_at timestamptz, started_by uuid,
        started_because text, "endedAt" timestamptz)
      order by r.parent_id is not null, r.id`.execute(tx);
  const known = rows.filter(({ id }) => !started.has(id));
  if (known.length > 0)
    await sql`
      update process.run r set number = n.number, state = n.state, status = n.status, held_until = n.held_until, held_reason = n.held_reason, result = n.result,
        reason = n.reason, ended_at = case when n.status = 'ended' then coalesce(r.ended_at, n."endedAt") end, version = r.version + 1
      from jsonb_to_recordset(${json(known)}) as n (id uuid, number integer, state jsonb, status text, held_until timestamptz, held_reason text, result text, reason text,
        "endedAt" timestamptz)
      where r.workspace_id = ${workspaceId} and r.id = n.id`.execute(tx);
}

async function saveVisits(tx: Tx, workspaceId: string, { entered, left, takenBackFrom }: Work): Promise<void> {
  const endings = new Map(left.map((visit) => [`${visit.run.id} ${visit.position}`, visit]));
  if (entered.length > 0) {
    const rows = entered.map(({ run, position, step, at }) => {
      const end = endings.get(`${run.id} ${position}`);
      if (end) endings.delete(`${run.id} ${position}`);
      return {
        run_id: run.id,
        position,
        subject_id: run.subjectId,
        owner_id: run.ownerId,
        step,
        entered_at: at,
        left_at: end?.at ?? null,
        outcome: end?.outcome ?? null,
        actor_id: end?.actorId ?? null,
        taken_back_at: end?.isTakenBack ? end.at : null,
      };
    });
    await sql`
      insert into process.visit (workspace_id, run_id, position, subject_id, owner_id, step, entered_at, left_at, outcome, actor_id, taken_back_at)
      select ${workspaceId}::uuid, run_id, position, subject_id, owner_id, step, entered_at, left_at, outcome, actor_id, taken_back_at
      from jsonb_to_recordset(${json(rows)}) as r (run_id uuid, position integer, subject_id uuid, owner_id uuid, step text, entered_at timestamptz, left_at timestamptz,
        outcome text, actor_id uuid, taken_back_at timestamptz)`.execute(tx);
  }
  if (endings.size > 0) {
    const rows = [...endings.values()].map(({ run, position, at, outcome, actorId, isTakenBack }) => ({
      run_id: run.id,
      position,
      left_at: at,
      outcome,
      actor_id: actorId,
      taken_back_at: isTakenBack ? at : null,
    }));
    await sql`
      update process.visit v set left_at = greatest(n.left_at, v.entered_at), outcome = n.outcome, actor_id = n.actor_id, taken_back_at = n.taken_back_at
      from jsonb_to_recordset(${json(rows)}) as n (run_id uuid, position integer, left_at timestamptz, outcome text, actor_id uuid, taken_back_at timestamptz)
      where v.workspace_id = ${workspaceId} and v.run_id = n.run_id and v.position = n.position`.execute(tx);
  }
  for (const { run, visit, at } of takenBackFrom)
    await sql`
      update process.visit v set taken_back_at = ${at} from process.visit b
      where b.workspace_id = ${workspaceId} and b.run_id = ${run.id} and b.position = ${visit}
        and v.workspace_id = b.workspace_id and v.run_id = b.run_id and v.taken_back_at is null and v.left_at is not null
        and (v.position = b.position or (v.position > b.position and v.entered_at >= b.left_at))`.execute(tx);
}

async function saveTasks(tx: Tx, workspaceId: string, { opened, closed, reopened }: Work): Promise<void> {
  if (closed.length > 0) await closeTasks(tx, workspaceId, closed);
  if (opened.length > 0) await insertTasks(tx, workspaceId, opened);
  if (reopened.length === 0) return;
  const { rows } = await sql<{ id: string }>`
    update process.task t set status = 'open', visit = n.visit, due_at = n."dueAt", outcome = null, comment = null, closed_at = null, closed_by = null, version = t.version + 1
    from jsonb_to_recordset(${json(reopened)}) as n (id uuid, visit integer, "dueAt" timestamptz)
    where t.workspace_id = ${workspaceId} and t.id = n.id returning t.id`.execute(tx);
  await letWork(
    tx,
    workspaceId,
    rows.map(({ id }) => id),
  );
}

export async function insertTasks(tx: Tx, workspaceId: string, tasks: readonly Task[]): Promise<void> {
  await sql`
    insert into process.task (workspace_id, id, kind, run_id, visit, step, title, text, subject_kind, subject_id, owner_id, assignee_id, giver_id, status, due_at,
      planned_from, planned_to, effort_minutes, is_checkpoint, postponed, begun_at, outcome, comment, created_at, closed_at, closed_by, recurrence_id)
    select ${workspaceId}::uuid, id, kind, "runId", visit, step, title, text, "subjectKind", "subjectId", "ownerId", "assigneeId", "giverId", status, "dueAt",
      "plannedFrom", "plannedTo", "effortMinutes", "isCheckpoint", postponed, "begunAt", outcome, comment, "createdAt", "closedAt", "closedBy", "recurrenceId"
    from jsonb_to_recordset(${json(tasks)}) as r (id uuid, kind text, "runId" uuid, visit integer, step text, title text, text text, "subjectKind" text, "subjectId" uuid,
      "ownerId" uuid, "assigneeId" uuid, "giverId" uuid, status text, "dueAt" timestamptz, "plannedFrom" timestamptz, "plannedTo" timestamptz, "effortMinutes" integer,
      "isCheckpoint" boolean, postponed integer, "begunAt" timestamptz, outcome text, comment text, "createdAt" timestamptz, "closedAt" timestamptz, "closedBy" uuid,
      "recurrenceId" uuid)`.execute(tx);
  await beginWorking(
    tx,
    workspaceId,
    tasks.flatMap(({ status, subjectId, ownerId, assigneeId }) =>
      status === "open" && subjectId !== null && ownerId !== assigneeId ? [{ recordId: subjectId, personId: assigneeId }] : [],
    ),
  );
}

/** Whoever has an open task about a record that is not theirs sees the record. */
export async function letWork(tx: Tx, workspaceId: string, taskIds: readonly string[]): Promise<void> {
  if (taskIds.length === 0) return;
  const { rows } = await sql<Working>`
    select distinct t.subject_id as "recordId", t.assignee_id as "personId" from process.task t
    where t.workspace_id = ${workspaceId} and t.id = any (${[...taskIds]}::uuid[]) and t.status = 'open' and t.subject_id is not null and t.assignee_id <> t.owner_id`.execute(
    tx,
  );
  await beginWorking(tx, workspaceId, rows);
}

/**
 * With the last open task about it, the record is out of sight again, unless it is seen for another reason. Whoever has become its owner
 * meanwhile loses the part too, so that it does not come back when the record goes on to somebody else.
 */
export async function endWork(
  tx: Tx,
  workspaceId: string,
  worked: readonly { readonly subjectId: string | null; readonly personId: string }[],
): Promise<void> {
  const asked = worked.flatMap(({ subjectId, personId }) => (subjectId === null ? [] : [{ recordId: subjectId, personId }]));
  if (asked.length === 0) return;
  const working = await lockWorking(tx, workspaceId, asked);
  if (working.length === 0) return;
  const { rows } = await sql<Working>`
    select w."recordId", w."personId" from jsonb_to_recordset(${json(working)}) as w ("recordId" uuid, "personId" uuid)
    where not exists (select from process.task t
      where t.workspace_id = ${workspaceId} and t.subject_id = w."recordId" and t.assignee_id = w."personId" and t.status = 'open')`.execute(
    tx,
  );
  await endWorking(tx, workspaceId, rows);
}

async function closeTasks(tx: Tx, workspaceId: string, closed: readonly ClosedTask[]): Promise<void> {
  const { rows } = await sql<{ subjectId: string | null; personId: string }>`
    update process.task t set status = n.status, outcome = n.outcome, comment = coalesce(n.comment, t.comment), closed_at = greatest(n.at, t.created_at), closed_by = n.by, version = t.version + 1
    from jsonb_to_recordset(${json(closed)}) as n (id uuid, status text, outcome text, comment text, at timestamptz, by uuid)
    where t.workspace_id = ${workspaceId} and t.id = n.id and t.status = 'open'
    returning t.subject_id as "subjectId", t.assignee_id as "personId"`.execute(tx);
  await endWork(tx, workspaceId, rows);
}

async function saveTimers(tx: Tx, workspaceId: string, { timers, ended }: Work): Promise<void> {
  if (timers.length > 0) {
    const rows = timers.map(({ id, run, visit, kind, event, due }) => ({
      id,
      run_id: run.id,
      subject_id: run.subjectId,
      owner_id: run.ownerId,
      visit,
      kind,
      event,
      due_at: due,
    }));
    await sql`
      insert into process.timer (workspace_id, id, run_id, subject_id, owner_id, visit, kind, event, due_at)
      select ${workspaceId}::uuid, id, run_id, subject_id, owner_id, visit, kind, event, due_at
      from jsonb_to_recordset(${json(rows)}) as r (id uuid, run_id uuid, subject_id uuid, owner_id uuid, visit integer, kind text, event text, due_at timestamptz)`.execute(
      tx,
    );
  }
  if (ended.length === 0) return;
  // What was said first of a timer counts: that it fired, before that its run let it go.
  const first = new Map<string, EndedTimer>();
  for (const one of ended) if (!first.has(`${one.run.id} ${one.visit}`)) first.set(`${one.run.id} ${one.visit}`, one);
  const rows = [...first.values()].map(({ run, visit, by, at }) => ({ run_id: run.id, visit, by, at }));
  await sql`
    update process.timer t set ended_at = n.at, ended_by = n.by
    from jsonb_to_recordset(${json(rows)}) as n (run_id uuid, visit integer, by text, at timestamptz)
    where t.workspace_id = ${workspaceId} and t.run_id = n.run_id and t.visit is not distinct from n.visit and t.ended_at is null`.execute(
    tx,
  );
}
