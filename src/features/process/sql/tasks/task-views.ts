/** Tasks as they are shown: with their record where the asker sees it, and the step of the run they stand for. */
import { type RawBuilder, sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";
import { addDays } from "#shared/date.ts";
import { formatMoney } from "#shared/money.ts";
import { businessDate, startOfBusinessDay } from "#shared/period.ts";
import type { DueIn, TaskView } from "../../contract/tasks.ts";
import { progressOf } from "../../core/progress.ts";
import type { Marking } from "../../core/run.ts";
import { loadPlan } from "../run/definitions.ts";
import { handedFrom } from "./handed-from.ts";

type Instants = "due" | "plannedFrom" | "plannedTo" | "begunAt" | "closedAt";
/** People and clients as columns: an object of JSON for each costs more than all the joins. */
type Named = { readonly assigneeId: string; readonly assigneeName: string } & Readonly<
  Record<"giverId" | "giverName" | "clientId" | "clientName", string | null>
>;
type Row = Omit<TaskView, Instants | "createdAt" | "dueIn" | "assignee" | "giver" | "subject" | "run"> &
  Named &
  Readonly<Record<Instants, Date | null>> & {
    readonly createdAt: Date;
    readonly subjectKind: NonNullable<TaskView["subject"]>["kind"];
    readonly subjectId: string | null;
    readonly subjectTitle: string | null;
    readonly amount: bigint | null;
    readonly currency: string | null;
    readonly stage: string | null;
    readonly runId: string | null;
    readonly processId: string | null;
    readonly number: number | null;
    readonly processKey: string | null;
    readonly processName: string | null;
    readonly step: string | null;
    readonly visit: number | null;
    readonly standing: Pick<Marking, "open" | "joins"> | null;
    readonly stepsDone: readonly string[] | null;
  };

/** The business day of "today", as instants. */
export type Today = { readonly now: Date; readonly ends: Date };

export async function loadToday(tx: Tx, workspaceId: string, now: Date): Promise<Today & { readonly begins: Date }> {
  const { time_zone } = await tx.selectFrom("org.workspace").select("time_zone").where("id", "=", workspaceId).executeTakeFirstOrThrow();
  const date = businessDate(now, time_zone);
  return { now, begins: startOfBusinessDay(date, time_zone), ends: startOfBusinessDay(addDays(date, 1), time_zone) };
}

export function dueInOf(due: Date | null, { now, ends }: Today): DueIn {
  if (due === null || due >= ends) return "later";
  return due < now ? "overdue" : "today";
}

/** Of the run `run`: what was left by an outcome that stands. */
export const stepsDoneSql = sql`(select array_agg(distinct v.step) from process.visit v
  where v.workspace_id = run.workspace_id and v.run_id = run.id and v.outcome is not null and v.taken_back_at is null)`;

/**
 * What the asker does not see is missing; the order is that of the ids. The client's id is a `case`: PostgreSQL does not trust a `coalesce`
 * with rows that a policy may hide, and would go through all clients of the asker for each task instead of to the one by its key.
 */
export async function taskViews(tx: Tx, workspaceId: string, ids: readonly string[], today: Today): Promise<TaskView[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<Row>`
    select t.id, t.kind, t.title, t.text, t.status, t.due_at as due, t.planned_from as "plannedFrom", t.planned_to as "plannedTo", t.effort_minutes as "effortMinutes",
      t.is_checkpoint as "isCheckpoint", t.postponed, t.begun_at as "begunAt", t.outcome, t.comment, t.created_at as "createdAt", t.closed_at as "closedAt", t.version,
      a.id as "assigneeId", a.name as "assigneeName", g.id as "giverId", g.name as "giverName", t.subject_kind as "subjectKind", r.id as "subjectId", r.title as "subjectTitle", c.id as "clientId", c.name as "clientName",
      d.amount, d.currency, coalesce(s.name, l.status) as stage, run.id as "runId", run.process_id as "processId", run.number, p.key as "processKey", p.name as "processName", t.step, t.visit,
      case when t.status = 'open' and run.id is not null then json_build_object('open', run.state -> 'open', 'joins', run.state -> 'joins') end as standing,
      case when t.status = 'open' and run.id is not null then ${stepsDoneSql} end as "stepsDone"
    from process.task t
    join org.person a on a.workspace_id = t.workspace_id and a.id = t.assignee_id
    left join org.person g on g.workspace_id = t.workspace_id and g.id = t.giver_id
    left join platform.record r on r.workspace_id = t.workspace_id and r.id = t.subject_id
    left join deals.deal d on d.workspace_id = t.workspace_id and d.id = t.subject_id and t.subject_kind = 'deal'
    left join deals.stage s on s.workspace_id = d.workspace_id and s.id = d.stage_id
    left join deals.lead l on l.workspace_id = t.workspace_id and l.id = t.subject_id and t.subject_kind = 'lead'
    left join deals.trial tr on tr.workspace_id = t.workspace_id and tr.id = t.subject_id and t.subject_kind = 'trial'
    left join deals.contract k on k.workspace_id = t.workspace_id and k.id = t.subject_id and t.subject_kind = 'contract'
    left join deals.payment y on y.workspace_id = t.workspace_id and y.id = t.subject_id and t.subject_kind = 'payment'
    left join clients.contact o on o.workspace_id = t.workspace_id and o.id = t.subject_id and t.subject_kind = 'contact'
    left join clients.client c on c.workspace_id = t.workspace_id
      and c.id = case t.subject_kind when 'client' then t.subject_id when 'deal' then d.client_id when 'lead' then l.client_id when 'trial' then tr.client_id
        when 'contract' then k.client_id when 'payment' then y.client_id when 'contact' then o.client_id end
    left join process.run run on run.workspace_id = t.workspace_id and run.id = t.run_id
    left join process.process p on p.workspace_id = t.workspace_id and p.id = run.process_id
    where t.workspace_id = ${workspaceId} and t.id = any (${[...ids]}::uuid[])`.execute(tx);
  const views = new Map<string, TaskView>();
  for (const row of rows) views.set(row.id, await shown(tx, workspaceId, row, today));
  return ids.flatMap((id) => views.get(id) ?? []);
}

async function shown(tx: Tx, workspaceId: string, row: Row, today: Today): Promise<TaskView> {
  const { id, kind, title, text, status, effortMinutes, isCheckpoint, postponed, outcome, comment, version } = row;
  return {
    ...{ id, kind, title, text, status, effortMinutes, isCheckpoint, postponed, outcome, comment, version },
    assignee: { id: row.assigneeId, name: row.assigneeName },
    giver: named(row.giverId, row.giverName),
    due: instant(row.due),
    dueIn: dueInOf(row.due, today),
    plannedFrom: instant(row.plannedFrom),
    plannedTo: instant(row.plannedTo),
    begunAt: instant(row.begunAt),
    createdAt: row.createdAt.toISOString(),
    closedAt: instant(row.closedAt),
    subject: subjectOf(row),
    run: await runOf(tx, workspaceId, row),
  };
}

const instant = (at: Date | null) => at?.toISOString() ?? null;
const named = (id: string | null, name: string | null) => (id === null || name === null ? null : { id, name });

function subjectOf({
  subjectKind: kind,
  subjectId: id,
  subjectTitle: title,
  clientId,
  clientName,
  amount,
  currency,
  stage,
}: Row): TaskView["subject"] {
  if (id === null || title === null) return null;
  const worth = amount !== null && currency !== null ? formatMoney({ minor: amount, currency }) : null;
  return { kind, id, title, client: named(clientId, clientName), amount: worth, stage };
}

async function runOf(tx: Tx, workspaceId: string, row: Row): Promise<TaskView["run"]> {
  const { runId: id, processId, number, processKey, processName, step, visit } = row;
  if (id === null || processId === null || number === null || processKey === null || processName === null) return null;
  if (step === null || visit === null) return null;
  const plan = await loadPlan(tx, workspaceId, processId, number);
  const progress = row.standing === null ? null : progressOf(plan, row.standing, row.stepsDone ?? []);
  return { id, processKey, processName, step, stepTitle: plan.steps.get(step)?.step.title ?? step, position: visit, progress };
}

export type AskedTasks = {
  readonly due?: DueIn | undefined;
  readonly assigneeId?: string | undefined;
  readonly status: TaskView["status"];
  readonly kind?: string | undefined;
  readonly subject?: string | undefined;
  readonly run?: string | undefined;
  readonly handedFrom?: string | undefined;
  readonly limit: number;
};
/** Where a page ended: its instant (null: without a due date) and id. */
export type After = readonly [string | null, string] | null;
type IdRow = { readonly id: string; readonly at: Date | null };

/** Open tasks by due date, those without one last; closed ones by when they were closed, newest first. */
export async function tasksPage(
  tx: Tx,
  workspaceId: string,
  asked: AskedTasks,
  after: After,
  today: Today,
): Promise<{ items: TaskView[]; last: readonly [string | null, string] | null }> {
  const where = sql`${sql.join(conditionsOf(workspaceId, asked, today), sql` and `)}`;
  const rows: IdRow[] = [];
  for (const piece of asked.status === "open" ? openPieces(asked, after) : [closedPiece(after)]) {
    const wanted = asked.limit + 1 - rows.length;
    if (wanted <= 0) break;
    const found = await sql<IdRow>`
      select t.id, ${piece.key} as at from process.task t where ${where} and ${piece.where} order by ${piece.order} limit ${wanted}`.execute(
      tx,
    );
    rows.push(...found.rows);
  }
  const shownRows = rows.slice(0, asked.limit);
  const items = await taskViews(
    tx,
    workspaceId,
    shownRows.map(({ id }) => id),
    today,
  );
  const last = shownRows.at(-1);
  return { items, last: rows.length > asked.limit && last ? [last.at?.toISOString() ?? null, last.id] : null };
}

function conditionsOf(workspaceId: string, asked: AskedTasks, { now, ends }: Today): RawBuilder<unknown>[] {
  const conditions: RawBuilder<unknown>[] = [sql`t.workspace_id = ${workspaceId}`];
  conditions.push(asked.status === "open" ? sql`t.status = 'open'` : sql`t.status <> 'open' and t.status = ${asked.status}`);
  if (asked.handedFrom !== undefined) conditions.push(sql`t.id in (${handedFrom(workspaceId, asked.handedFrom)})`);
  if (asked.assigneeId !== undefined) conditions.push(sql`t.assignee_id = ${asked.assigneeId}`);
  if (asked.kind !== undefined) conditions.push(sql`t.kind = ${asked.kind}`);
  if (asked.subject !== undefined) conditions.push(sql`t.subject_id = ${asked.subject}`);
  if (asked.run !== undefined) conditions.push(sql`t.run_id = ${asked.run}`);
  if (asked.due === "overdue") conditions.push(sql`t.due_at < ${now}`);
  if (asked.due === "today") conditions.push(sql`t.due_at >= ${now} and t.due_at < ${ends}`);
  if (asked.due === "later") conditions.push(sql`(t.due_at >= ${ends} or t.due_at is null)`);
  return conditions;
}

type Piece = { readonly where: RawBuilder<unknown>; readonly order: RawBuilder<unknown>; readonly key: RawBuilder<unknown> };

/** Those with a date, then those without: each by its index. */
function openPieces({ due }: AskedTasks, after: After): readonly Piece[] {
  const undated: Piece = { where: sql`t.due_at is null`, order: sql`t.id`, key: sql`t.due_at` };
  const dated: Piece = { where: sql`t.due_at is not null`, order: sql`t.due_at, t.id`, key: sql`t.due_at` };
  const mayBeUndated = due === undefined || due === "later" ? [undated] : [];
  if (after === null) return [dated, ...mayBeUndated];
  const [at, id] = after;
  if (at === null) return [{ ...undated, where: sql`t.due_at is null and t.id > ${id}::uuid` }];
  return [{ ...dated, where: sql`(t.due_at, t.id) > (${at}::timestamptz, ${id}::uuid)` }, ...mayBeUndated];
}

const closedPiece = (after: After): Piece => ({
  where: after === null ? sql`true` : sql`(t.closed_at, t.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`,
  order: sql`t.closed_at desc, t.id desc`,
  key: sql`t.closed_at`,
});
