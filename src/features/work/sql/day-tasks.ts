/** A person's open tasks as their priority needs them, and their values in the company's currency. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";
import { addDays } from "#shared/date.ts";
import { money } from "#shared/money.ts";
import { convertOn, oldestRateInDays, type Rate } from "#shared/rate.ts";
import type { TaskKind } from "../contract/day.ts";
import type { DayTask, Value } from "../core/day/priority.ts";

export type OpenTask = DayTask & { readonly kind: TaskKind; readonly effortMinutes: number | null };

/** A task as one list of JSON: two thousand of them are read in a fraction of the time that rows take. Instants in milliseconds. */
type Compact = readonly [
  id: string,
  kind: TaskKind,
  due: number | null,
  plannedFrom: number | null,
  isCheckpoint: boolean,
  isBegun: boolean,
  postponed: number,
  effortMinutes: number | null,
  hasDeal: boolean,
  amount: string | null,
  currency: string | null,
];

/** Every open task of the person. The amount is that of the deal; a deal that the asker does not see has no amount known. */
export async function openTasks(
  tx: Tx,
  workspaceId: string,
  personId: string,
  { base, on }: { readonly base: string; readonly on: string },
): Promise<readonly OpenTask[]> {
  const { rows } = await sql<{ tasks: readonly Compact[] | null }>`
    select json_agg(json_build_array(t.id, t.kind, extract(epoch from t.due_at) * 1000, extract(epoch from t.planned_from) * 1000, t.is_checkpoint, t.begun_at is not null,
      t.postponed, t.effort_minutes, coalesce(t.subject_kind = 'deal', false), d.amount::text, d.currency)) as tasks
    from process.task t
    left join deals.deal d on d.workspace_id = t.workspace_id and d.id = t.subject_id and t.subject_kind = 'deal'
    where t.workspace_id = ${workspaceId} and t.assignee_id = ${personId} and t.status = 'open'`.execute(tx);
  const tasks = rows[0]?.tasks ?? [];
  const foreign = new Set(tasks.flatMap((task) => (task[10] && task[10] !== base ? [task[10]] : [])));
  const rates = foreign.size === 0 ? [] : await ratesOf(tx, workspaceId, [...foreign], on);
  return tasks.map(([id, kind, due, plannedFrom, isCheckpoint, isBegun, postponed, effortMinutes, hasDeal, amount, currency]) => ({
    ...{ id, kind, isCheckpoint, isBegun, postponed, effortMinutes },
    due: due === null ? null : new Date(due),
    plannedFrom: plannedFrom === null ? null : new Date(plannedFrom),
    value: worth(hasDeal, amount === null ? null : BigInt(amount), currency),
  }));

  function worth(hasDeal: boolean, amount: bigint | null, currency: string | null): Value {
    if (!hasDeal) return null;
    if (amount === null || currency === null) return { unknown: "no_amount" };
    const known = convertOn(money(amount, currency), base, on, rates, base);
    return known.ok ? { known: known.value } : { unknown: "no_rate" };
  }
}

/** The rates that a business date may use: its own, and those at most a week older. */
async function ratesOf(tx: Tx, workspaceId: string, currencies: readonly string[], on: string): Promise<readonly Rate[]> {
  const { rows } = await sql<Rate>`
    select currency, on_date as "on", trim_scale(rate)::text as rate from org.rate
    where workspace_id = ${workspaceId} and currency = any (${currencies}) and on_date <= ${on}::date and on_date >= ${addDays(on, -oldestRateInDays)}::date`.execute(
    tx,
  );
  return rows;
}

/** How many open tasks are overdue, due until the day ends, or later; without their values. */
export async function openCounts(
  tx: Tx,
  workspaceId: string,
  personId: string,
  { from, ends, kind }: { readonly from: Date; readonly ends: Date; readonly kind: TaskKind | undefined },
): Promise<{ readonly overdue: number; readonly today: number; readonly later: number }> {
  const { rows } = await sql<{ overdue: number; today: number; later: number }>`
    select (count(*) filter (where due_at < ${from}))::int as overdue, (count(*) filter (where due_at >= ${from} and due_at < ${ends}))::int as today,
      (count(*) filter (where due_at is null or due_at >= ${ends}))::int as later
    from process.task where workspace_id = ${workspaceId} and assignee_id = ${personId} and status = 'open'
      ${kind === undefined ? sql`` : sql`and kind = ${kind}`}`.execute(tx);
  return rows[0]!;
}

export type DoneInDay = { readonly count: number; readonly ids: readonly string[] };

/** What the person's tasks say was done in [from, to), the last first: how many, and the ids of the last of them. */
export async function doneIn(
  tx: Tx,
  workspaceId: string,
  personId: string,
  { from, to, kind, most }: { readonly from: Date; readonly to: Date; readonly kind: TaskKind | undefined; readonly most: number },
): Promise<DoneInDay> {
  const { rows } = await sql<{ id: string; count: number }>`
    select id, (count(*) over ())::int as count from process.task
    where workspace_id = ${workspaceId} and assignee_id = ${personId} and status <> 'open' and status = 'done' and closed_at >= ${from} and closed_at < ${to}
      ${kind === undefined ? sql`` : sql`and kind = ${kind}`}
    order by closed_at desc, id desc limit ${most}`.execute(tx);
  return { count: rows[0]?.count ?? 0, ids: rows.map(({ id }) => id) };
}
