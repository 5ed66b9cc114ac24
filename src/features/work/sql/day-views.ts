/** Tasks by their ids as the API shows them: with their record where the asker sees it, and their run. */
import { sql } from "kysely";
import type { TaskView } from "#features/process/contract/tasks.ts";
import type { Actor } from "#platform/command/actor.ts";
import type { Tx } from "#platform/db/database.ts";
import { formatMoney } from "#shared/money.ts";
import { type DayMoment, dueInOf } from "../core/day/priority.ts";

type Person = { readonly id: string; readonly name: string };
type Instants = "due" | "plannedFrom" | "plannedTo" | "begunAt" | "createdAt" | "closedAt";
type Row = Omit<TaskView, Instants | "dueIn" | "assignee" | "giver" | "subject" | "run"> &
  Readonly<Record<Exclude<Instants, "createdAt">, Date | null>> & {
    readonly createdAt: Date;
    readonly assigneeId: string;
    readonly assigneeName: string;
    readonly giverId: string | null;
    readonly giverName: string | null;
    readonly subjectKind: NonNullable<TaskView["subject"]>["kind"] | null;
    readonly subjectId: string | null;
    readonly subjectTitle: string | null;
    readonly clientId: string | null;
    readonly clientName: string | null;
    readonly amount: bigint | null;
    readonly currency: string | null;
    readonly stage: string | null;
    readonly runId: string | null;
    readonly processKey: string | null;
    readonly processName: string | null;
    readonly step: string | null;
    readonly stepTitle: string | null;
    readonly position: number | null;
  };

/** The views by id; what the asker does not see is missing. */
export async function taskViews(
  tx: Tx,
  { workspaceId }: Actor,
  ids: readonly string[],
  moment: Pick<DayMoment, "from" | "ends">,
): Promise<ReadonlyMap<string, TaskView>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<Row>`
    with wanted as materialized (select * from process.task where workspace_id = ${workspaceId} and id = any (${ids}::uuid[])),
    steps as materialized (
      select p.workspace_id, v.process_id, v.number, p.key, p.name, s.key as step, s.value ->> 'title' as title
      from (select distinct r.process_id, r.number from wanted t join process.run r on r.workspace_id = t.workspace_id and r.id = t.run_id) as used
      join process.process p on p.workspace_id = ${workspaceId} and p.id = used.process_id
      join process.version v on v.workspace_id = p.workspace_id and v.process_id = p.id and v.number = used.number,
      lateral jsonb_each(v.definition -> 'steps') as s)
    select t.id, t.kind, t.title, t.text, t.status, t.due_at as due, t.planned_from as "plannedFrom", t.planned_to as "plannedTo", t.effort_minutes as "effortMinutes",
      t.is_checkpoint as "isCheckpoint", t.postponed, t.begun_at as "begunAt", t.outcome, t.comment, t.created_at as "createdAt", t.closed_at as "closedAt", t.version,
      t.assignee_id as "assigneeId", a.name as "assigneeName", t.giver_id as "giverId", g.name as "giverName",
      r.kind as "subjectKind", r.id as "subjectId", r.title as "subjectTitle", c.id as "clientId", c.name as "clientName", d.amount, d.currency,
      coalesce(s.name, l.status) as stage, run.id as "runId", steps.key as "processKey", steps.name as "processName", t.step, coalesce(steps.title, t.step) as "stepTitle", t.visit as position
    from wanted t
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
      and c.id = case t.subject_kind when 'client' then t.subject_id else coalesce(d.client_id, l.client_id, tr.client_id, k.client_id, y.client_id, o.client_id) end
    left join process.run run on run.workspace_id = t.workspace_id and run.id = t.run_id
    left join steps on steps.process_id = run.process_id and steps.number = run.number and steps.step = t.step`.execute(tx);
  return new Map(rows.map((row) => [row.id, presented(row, moment)]));
}

function presented(row: Row, moment: Pick<DayMoment, "from" | "ends">): TaskView {
  const { id, kind, title, text, status, effortMinutes, isCheckpoint, postponed, outcome, comment, version } = row;
  return {
    ...{ id, kind, title, text, status, effortMinutes, isCheckpoint, postponed, outcome, comment, version },
    due: instant(row.due),
    dueIn: dueInOf(row.due, moment),
    plannedFrom: instant(row.plannedFrom),
    plannedTo: instant(row.plannedTo),
    begunAt: instant(row.begunAt),
    createdAt: row.createdAt.toISOString(),
    closedAt: instant(row.closedAt),
    assignee: { id: row.assigneeId, name: row.assigneeName },
    giver: personOf(row.giverId, row.giverName),
    subject: subjectOf(row),
    run: runOf(row),
  };
}

const instant = (at: Date | null) => at?.toISOString() ?? null;
const personOf = (id: string | null, name: string | null): Person | null => (id !== null && name !== null ? { id, name } : null);

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
  if (kind === null || id === null || title === null) return null;
  const worth = amount !== null && currency !== null ? formatMoney({ minor: amount, currency }) : null;
  return { kind, id, title, client: personOf(clientId, clientName), amount: worth, stage };
}

function runOf({ runId: id, processKey, processName, step, stepTitle, position }: Row): TaskView["run"] {
  if (id === null || processKey === null || processName === null || step === null || position === null) return null;
  return { id, processKey, processName, step, stepTitle: stepTitle ?? step, position };
}
