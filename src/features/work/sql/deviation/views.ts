/** Deviations as they are shown, under the sight of whoever asks. */
import { type RawBuilder, sql } from "kysely";
import type { Scope, Tx } from "#platform/db/database.ts";
import { formatMoney, money } from "#shared/money.ts";
import type { DeviationDetails, DeviationView } from "../../contract/deviation/deviations.ts";
import { isConcernedSql } from "./waiting.ts";

type Subject = Omit<NonNullable<DeviationView["subject"]>, "amount"> & { readonly minor: string | null; readonly currency: string | null };
type Row = Omit<DeviationView, "since" | "openedAt" | "nextAt" | "answeredAt" | "closedAt" | "subject" | "task"> & {
  readonly [at in "since" | "openedAt"]: Date;
} & { readonly [at in "nextAt" | "answeredAt" | "closedAt"]: Date | null } & {
  readonly atExact: string;
  readonly subject: Subject | null;
  readonly task: (Omit<NonNullable<DeviationView["task"]>, "due"> & { readonly due: string | null }) | null;
};

const person = (alias: string) => sql`jsonb_build_object('id', ${sql.ref(`${alias}.id`)}, 'name', ${sql.ref(`${alias}.name`)})`;

/** The order is put behind it; the rows come from `asked`, which picks them. */
const view = (scope: Scope, asked: RawBuilder<unknown>) => sql<Row>`
  select d.id, jsonb_build_object('id', r.id, 'name', r.name, 'kind', r.kind, 'isUrgent', r.is_urgent) as rule,
    case when rec.id is not null then jsonb_build_object('kind', rec.kind, 'id', rec.id, 'title', rec.title, 'client', case when c.id is not null then ${person("c")} end,
      'minor', deal.amount::text, 'currency', deal.currency, 'stage', s.name) end as subject,
    case when t.id is not null then jsonb_build_object('id', t.id, 'title', t.title, 'due', t.due_at, 'status', t.status) end as task,
    case when p.id is not null then jsonb_build_object('id', p.id, 'key', p.key, 'name', p.name, 'step', d.step) end as process,
    ${person("who")} as person, case when u.id is not null then ${person("u")} end as unit, d.since, d.opened_at as "openedAt", to_char(d.opened_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "atExact", d.rung, case when d.closed_at is null then d.next_at end as "nextAt",
    d.answer, d.answered_at as "answeredAt", case when by.id is not null then ${person("by")} end as "answeredBy", d.closed_at as "closedAt", d.version,
    d.closed_at is null and d.answered_at is null and ${isConcernedSql(scope)} as "mayAnswer"
  from (${asked}) as d
  join work.rule r on r.workspace_id = d.workspace_id and r.id = d.rule_id
  join org.person who on who.workspace_id = d.workspace_id and who.id = d.person_id
  left join org.unit u on u.workspace_id = d.workspace_id and u.id = d.unit_id
  left join org.person by on by.workspace_id = d.workspace_id and by.id = d.answered_by
  left join platform.record rec on rec.workspace_id = d.workspace_id and rec.id = d.subject_id
  left join deals.deal deal on deal.workspace_id = d.workspace_id and deal.id = d.subject_id and d.subject_kind = 'deal'
  left join deals.stage s on s.workspace_id = deal.workspace_id and s.id = deal.stage_id
  left join clients.client c on c.workspace_id = deal.workspace_id and c.id = deal.client_id
  left join process.task t on t.workspace_id = d.workspace_id and t.id = d.task_id
  left join process.process p on p.workspace_id = d.workspace_id and p.id = d.process_id
  order by d.opened_at desc, d.id desc`;

function present({ atExact: _, since, openedAt, nextAt, answeredAt, closedAt, subject, task, ...row }: Row): DeviationView {
  return {
    ...row,
    subject: subject && presentSubject(subject),
    task: task && { ...task, due: task.due === null ? null : new Date(task.due).toISOString() },
    since: since.toISOString(),
    openedAt: openedAt.toISOString(),
    nextAt: nextAt?.toISOString() ?? null,
    answeredAt: answeredAt?.toISOString() ?? null,
    closedAt: closedAt?.toISOString() ?? null,
  };
}

function presentSubject({ minor, currency, ...subject }: Subject): NonNullable<DeviationView["subject"]> {
  return { ...subject, amount: minor === null || currency === null ? null : formatMoney(money(BigInt(minor), currency)) };
}

/** `at` as text keeps the microseconds that a Date loses. */
export type DeviationPlace = readonly [at: string, id: string];

/** Newest first; `after` is where the page before ended. */
export async function deviationsPage(
  tx: Tx,
  scope: Scope,
  where: RawBuilder<boolean>,
  limit: number,
  after: DeviationPlace | null,
): Promise<{ readonly items: DeviationView[]; readonly last: DeviationPlace | null }> {
  const rest = after === null ? sql`true` : sql`(d.opened_at, d.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`;
  const asked = sql`select * from work.deviation d where ${where} and ${rest} order by d.opened_at desc, d.id desc limit ${limit + 1}`;
  const { rows } = await view(scope, asked).execute(tx);
  const end = rows.length > limit ? rows[limit - 1] : undefined;
  return { items: rows.slice(0, limit).map(present), last: end === undefined ? null : [end.atExact, end.id] };
}

export async function countDeviations(tx: Tx, where: RawBuilder<boolean>): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from work.deviation d where ${where}`.execute(tx);
  return rows[0]?.count ?? 0;
}

export async function findDeviation(tx: Tx, scope: Scope, id: string): Promise<DeviationDetails | null> {
  const { workspaceId } = scope;
  const [{ rows }, { rows: told }] = await Promise.all([
    view(scope, sql`select * from work.deviation d where d.workspace_id = ${workspaceId} and d.id = ${id}`).execute(tx),
    sql<{ id: string; name: string; rung: number; at: Date }>`
      select p.id, p.name, t.rung, t.at from work.deviation d
      join work.told t on t.workspace_id = d.workspace_id and t.deviation_id = d.id
      join org.person p on p.workspace_id = t.workspace_id and p.id = t.person_id
      where d.workspace_id = ${workspaceId} and d.id = ${id} order by t.rung, t.at, p.name, p.id`.execute(tx),
  ]);
  const [row] = rows;
  if (!row) return null;
  return {
    ...present(row),
    told: told.map(({ id: personId, name, rung, at }) => ({ person: { id: personId, name }, rung, at: at.toISOString() })),
  };
}
