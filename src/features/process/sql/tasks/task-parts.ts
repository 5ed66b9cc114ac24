/** What hangs on a task: evidence, moves, and the way of its run. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";
import type { TaskDetails } from "../../contract/tasks.ts";
import type { Plan } from "../../core/plan.ts";

type Given = Omit<TaskDetails["evidence"]["given"][number], "mayRemove">;
type Move = TaskDetails["moves"][number];
type Visit = TaskDetails["history"][number];

const person = (alias: string) =>
  sql`case when ${sql.ref(`${alias}.id`)} is null then null else json_build_object('id', ${sql.ref(`${alias}.id`)}, 'name', ${sql.ref(`${alias}.name`)}) end`;

export async function evidenceOf(tx: Tx, workspaceId: string, taskId: string): Promise<Given[]> {
  const { rows } = await sql<Omit<Given, "at"> & { at: Date }>`
    select e.id, e.demand, e.kind, e.attachment_id as "attachmentId", e.text, e.at, ${person("p")} as "addedBy"
    from process.evidence e left join org.person p on p.workspace_id = e.workspace_id and p.id = e.added_by
    where e.workspace_id = ${workspaceId} and e.task_id = ${taskId} and e.removed_at is null order by e.at, e.id`.execute(tx);
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

export async function movesOf(tx: Tx, workspaceId: string, taskId: string): Promise<Move[]> {
  const { rows } = await sql<Omit<Move, "at" | "fromDue" | "toDue"> & { at: Date; fromDue: Date | null; toDue: Date | null }>`
    select m.kind, ${person("f")} as "from", ${person("t")} as "to", m.from_due as "fromDue", m.to_due as "toDue", m.reason, ${person("a")} as actor, m.at
    from process.task_move m
    left join org.person f on f.workspace_id = m.workspace_id and f.id = m.from_person_id
    left join org.person t on t.workspace_id = m.workspace_id and t.id = m.to_person_id
    left join org.person a on a.workspace_id = m.workspace_id and a.id = m.actor_id
    where m.workspace_id = ${workspaceId} and m.task_id = ${taskId} and m.voided_at is null order by m.position`.execute(tx);
  return rows.map((row) => ({
    ...row,
    at: row.at.toISOString(),
    fromDue: row.fromDue?.toISOString() ?? null,
    toDue: row.toDue?.toISOString() ?? null,
  }));
}

export async function closerOf(tx: Tx, workspaceId: string, taskId: string): Promise<{ id: string; name: string } | null> {
  const { rows } = await sql<{ id: string; name: string }>`
    select p.id, p.name from process.task t join org.person p on p.workspace_id = t.workspace_id and p.id = t.closed_by
    where t.workspace_id = ${workspaceId} and t.id = ${taskId}`.execute(tx);
  return rows[0] ?? null;
}

type VisitRow = {
  readonly position: number;
  readonly step: string;
  readonly enteredAt: Date;
  readonly leftAt: Date | null;
  readonly outcome: string | null;
  readonly actor: { id: string; name: string } | null;
  readonly comment: string | null;
  readonly takenBackAt: Date | null;
};

/** The way of a run in the words of its definition, in the order in which it went. */
export async function historyOf(tx: Tx, workspaceId: string, runId: string, plan: Plan): Promise<(Visit & { kind: VisitKind })[]> {
  const { rows } = await sql<VisitRow>`
    select v.position, v.step, v.entered_at as "enteredAt", v.left_at as "leftAt", v.outcome, ${person("p")} as actor, v.taken_back_at as "takenBackAt",
      (select t.comment from process.task t where t.workspace_id = v.workspace_id and t.run_id = v.run_id and t.visit = v.position and t.status = 'done' limit 1) as comment
    from process.visit v left join org.person p on p.workspace_id = v.workspace_id and p.id = v.actor_id
    where v.workspace_id = ${workspaceId} and v.run_id = ${runId} order by v.position`.execute(tx);
  return rows.map(({ position, step, enteredAt, leftAt, outcome, actor, comment, takenBackAt }) => {
    const planned = plan.steps.get(step);
    return {
      position,
      step,
      title: planned?.step.title ?? step,
      kind: planned?.step.kind ?? ("join" as const),
      enteredAt: enteredAt.toISOString(),
      leftAt: leftAt?.toISOString() ?? null,
      outcome,
      outcomeLabel: outcome === null ? null : (planned?.outcomes.get(outcome)?.label ?? outcome),
      actor,
      comment,
      isTakenBack: takenBackAt !== null,
    };
  });
}
type VisitKind = "task" | "request" | "wait" | "auto" | "process" | "join";

export async function namesOf(tx: Tx, workspaceId: string, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from org.person where workspace_id = ${workspaceId} and id = any (${[...ids]}::uuid[])`.execute(tx);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
