/** Runs as they are shown. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";
import { formatMoney } from "#shared/money.ts";
import type { RunSummary, RunView } from "../../contract/runs.ts";
import type { Plan } from "../../core/plan.ts";
import { progressOf } from "../../core/progress.ts";
import type { RunState } from "../../core/run.ts";
import { historyOf } from "../tasks/task-parts.ts";
import { loadToday, stepsDoneSql, taskViews } from "../tasks/task-views.ts";
import { loadPlan } from "./definitions.ts";
import type { Subject } from "./hold-subjects.ts";

type Row = Omit<RunSummary, "heldUntil" | "startedAt" | "endedAt" | "subject"> & {
  readonly heldUntil: Date | null;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly subjectKind: "client" | "lead" | "deal";
  readonly subjectId: string;
  readonly subjectTitle: string;
  readonly client: { id: string; name: string } | null;
  readonly amount: bigint | null;
  readonly currency: string | null;
  readonly stage: string | null;
  readonly state: RunState;
};

const view = sql`
  select r.id, r.process_id as "processId", p.key as "processKey", p.name as "processName", r.number, r.status, r.parent_id as "parentId", r.held_until as "heldUntil",
    r.held_reason as "heldReason", r.result, r.reason, r.started_at as "startedAt", r.started_because as "startedBecause", r.ended_at as "endedAt", r.version, r.state,
    case when s.id is null then null else json_build_object('id', s.id, 'name', s.name) end as "startedBy",
    r.subject_kind as "subjectKind", rec.id as "subjectId", rec.title as "subjectTitle", d.amount, d.currency, coalesce(st.name, l.status) as stage,
    case when c.id is null then null else json_build_object('id', c.id, 'name', c.name) end as client
  from process.run r
  join process.process p on p.workspace_id = r.workspace_id and p.id = r.process_id
  join platform.record rec on rec.workspace_id = r.workspace_id and rec.id = r.subject_id
  left join org.person s on s.workspace_id = r.workspace_id and s.id = r.started_by
  left join deals.deal d on d.workspace_id = r.workspace_id and d.id = r.subject_id and r.subject_kind = 'deal'
  left join deals.stage st on st.workspace_id = d.workspace_id and st.id = d.stage_id
  left join deals.lead l on l.workspace_id = r.workspace_id and l.id = r.subject_id and r.subject_kind = 'lead'
  left join clients.client c on c.workspace_id = r.workspace_id and c.id = case r.subject_kind when 'client' then r.subject_id else coalesce(d.client_id, l.client_id) end`;

function present(row: Row): RunSummary {
  const { heldUntil, startedAt, endedAt, subjectKind, subjectId, subjectTitle, client, amount, currency, stage, state: _, ...rest } = row;
  const worth = amount !== null && currency !== null ? formatMoney({ minor: amount, currency }) : null;
  return {
    ...rest,
    subject: { kind: subjectKind, id: subjectId, title: subjectTitle, client, amount: worth, stage },
    heldUntil: heldUntil?.toISOString() ?? null,
    startedAt: startedAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
  };
}

export type AskedRuns = {
  readonly subject?: string | undefined;
  readonly process?: string | undefined;
  readonly status?: "active" | "held" | "ended" | "open" | undefined;
  readonly limit: number;
};

/** Newest first. */
export async function runsPage(
  tx: Tx,
  workspaceId: string,
  { subject, process, status, limit }: AskedRuns,
  after: string | null,
): Promise<{ items: RunSummary[]; last: string | null }> {
  const conditions = [sql`r.workspace_id = ${workspaceId}`];
  if (subject !== undefined) conditions.push(sql`r.subject_id = ${subject}`);
  if (process !== undefined)
    conditions.push(
      sql`r.process_id = (select id from process.process where workspace_id = ${workspaceId} and (id::text = ${process} or key = ${process}))`,
    );
  if (status === "open") conditions.push(sql`r.ended_at is null`);
  else if (status !== undefined) conditions.push(sql`r.status = ${status}`);
  if (after !== null) conditions.push(sql`r.id < ${after}::uuid`);
  const { rows } = await sql<Row>`${view} where ${sql.join(conditions, sql` and `)} order by r.id desc limit ${limit + 1}`.execute(tx);
  const items = rows.slice(0, limit).map(present);
  return { items, last: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}

/** One run with its way so far and what it stands at; null: none that the person sees. */
export async function findRun(tx: Tx, workspaceId: string, id: string, now: Date): Promise<RunView | null> {
  const { rows } = await sql<Row>`${view} where r.workspace_id = ${workspaceId} and r.id = ${id}`.execute(tx);
  const [row] = rows;
  if (!row) return null;
  const plan = await loadPlan(tx, workspaceId, row.processId, row.number);
  const open = await tx
    .selectFrom("process.task")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where("run_id", "=", id)
    .where("status", "=", "open")
    .orderBy("visit")
    .execute();
  const openIds = open.map((task) => task.id);
  const { last: _, ...state } = row.state;
  return {
    ...present(row),
    state,
    progress: row.status === "ended" ? null : progressOf(plan, row.state, await stepsDone(tx, workspaceId, id)),
    history: await historyOf(tx, workspaceId, id, plan),
    openTasks: await taskViews(tx, workspaceId, openIds, await loadToday(tx, workspaceId, now)),
    waits: await waitsOf(tx, workspaceId, id),
  };
}

async function stepsDone(tx: Tx, workspaceId: string, id: string): Promise<readonly string[]> {
  const { rows } = await sql<{ steps: readonly string[] | null }>`
    select ${stepsDoneSql} as steps from process.run run where run.workspace_id = ${workspaceId} and run.id = ${id}`.execute(tx);
  return rows[0]?.steps ?? [];
}

async function waitsOf(tx: Tx, workspaceId: string, runId: string): Promise<RunView["waits"]> {
  const { rows } = await sql<Omit<RunView["waits"][number], "due"> & { due: Date }>`
    select t.id, t.kind, v.step, t.event, t.due_at as due from process.timer t
    left join process.visit v on v.workspace_id = t.workspace_id and v.run_id = t.run_id and v.position = t.visit
    where t.workspace_id = ${workspaceId} and t.run_id = ${runId} and t.ended_at is null order by t.due_at, t.id`.execute(tx);
  return rows.map((row) => ({ ...row, due: row.due.toISOString() }));
}

/** By what a run goes; null: none that the person sees. */
export async function planOfRun(
  tx: Tx,
  workspaceId: string,
  runId: string,
): Promise<{ readonly plan: Plan; readonly state: RunState; readonly ownerId: string } | null> {
  const row = await tx
    .selectFrom("process.run")
    .select(["process_id", "number", "owner_id", "state"])
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", runId)
    .executeTakeFirst();
  if (!row) return null;
  const plan = await loadPlan(tx, workspaceId, row.process_id, row.number);
  return { plan, state: row.state as unknown as RunState, ownerId: row.owner_id };
}

/** What a run that whoever reads sees is about; null: they see no such run. */
export async function seenSubjectOfRun(tx: Tx, workspaceId: string, id: string): Promise<Subject | null> {
  const row = await tx
    .selectFrom("process.run")
    .select(["subject_kind", "subject_id"])
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .executeTakeFirst();
  return row ? { kind: row.subject_kind as Subject["kind"], id: row.subject_id } : null;
}
