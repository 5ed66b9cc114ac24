/** A person's open tasks as their priority needs them, and their values in the company's currency. */
import { sql } from "kysely";
import { handedFrom } from "#features/process/sql/tasks/handed-from.ts";
import type { Tx } from "#platform/db/database.ts";
import { addDays } from "#shared/date.ts";
import { money } from "#shared/money.ts";
import { convertOn, oldestRateInDays, type Rate } from "#shared/rate.ts";
import type { TaskKind } from "../contract/day.ts";
import type { DayTask, Value } from "../core/day/priority.ts";

export type OpenTask = DayTask & { readonly kind: TaskKind; readonly effortMinutes: number | null };

/** The columns of all tasks, each as one list: two thousand tasks are read in a fraction of the time that rows take. Instants in seconds. */
type Columns = readonly [
  ids: readonly string[],
  kinds: readonly TaskKind[],
  dues: readonly (number | null)[],
  plannedFroms: readonly (number | null)[],
  areCheckpoints: readonly boolean[],
  areBegun: readonly boolean[],
  postponed: readonly number[],
  effortMinutes: readonly (number | null)[],
  dealIds: readonly (string | null)[],
];

/** Every open task of the person. The amount is that of the deal; a deal that the asker does not see has no amount known. */
export async function openTasks(
  tx: Tx,
  workspaceId: string,
  personId: string,
  { base, on }: { readonly base: string; readonly on: string },
): Promise<readonly OpenTask[]> {
  const { rows } = await sql<{ columns: Columns | null }>`
    select json_build_array(array_agg(id), array_agg(kind), array_agg(date_part('epoch', due_at)), array_agg(date_part('epoch', planned_from)), array_agg(is_checkpoint),
      array_agg(begun_at is not null), array_agg(postponed), array_agg(effort_minutes), array_agg(case when subject_kind = 'deal' then subject_id end)) as columns
    from process.task where workspace_id = ${workspaceId} and assignee_id = ${personId} and status = 'open' having count(*) > 0`.execute(
    tx,
  );
  const [ids, kinds, dues, plannedFroms, areCheckpoints, areBegun, postponed, efforts, dealIds] = rows[0]?.columns ?? none;
  const values = await valuesOf(tx, workspaceId, new Set(dealIds), { base, on });
  return ids.map((id, at) => {
    const dealId = dealIds[at] ?? null;
    return {
      id,
      kind: kinds[at]!,
      due: instant(dues[at]!),
      plannedFrom: instant(plannedFroms[at]!),
      isCheckpoint: areCheckpoints[at]!,
      isBegun: areBegun[at]!,
      postponed: postponed[at]!,
      effortMinutes: efforts[at]!,
      value: dealId === null ? null : (values.get(dealId) ?? noAmount),
    };
  });
}

const none: Columns = [[], [], [], [], [], [], [], [], []];
const noAmount: Value = { unknown: "no_amount" };
const instant = (seconds: number | null) => (seconds === null ? null : new Date(seconds * 1_000));

/** What each deal is worth; many tasks stand on one deal, so each deal is read and converted once. */
async function valuesOf(
  tx: Tx,
  workspaceId: string,
  stated: ReadonlySet<string | null>,
  { base, on }: { readonly base: string; readonly on: string },
): Promise<ReadonlyMap<string, Value>> {
  const dealIds = [...stated].filter((id) => id !== null);
  if (dealIds.length === 0) return new Map();
  const { rows } = await sql<{ id: string; amount: bigint | null; currency: string }>`
    select id, amount, currency from deals.deal where workspace_id = ${workspaceId} and id = any (${dealIds}::uuid[])`.execute(tx);
  const foreign = new Set(rows.flatMap(({ currency }) => (currency === base ? [] : [currency])));
  const rates = foreign.size === 0 ? [] : await ratesOf(tx, workspaceId, [...foreign], on);
  const worth = (amount: bigint, currency: string): Value => {
    const known = convertOn(money(amount, currency), base, on, rates, base);
    return known.ok ? { known: known.value } : { unknown: "no_rate" };
  };
  return new Map(rows.map(({ id, amount, currency }) => [id, amount === null ? noAmount : worth(amount, currency)]));
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

type Narrowed = { readonly kind: TaskKind | undefined; readonly handedFrom?: string | undefined };
const only = (workspaceId: string, { kind, handedFrom: from }: Narrowed) => sql`
  ${kind === undefined ? sql`` : sql`and kind = ${kind}`} ${from === undefined ? sql`` : sql`and id in (${handedFrom(workspaceId, from)})`}`;

/** The ids of the person's open tasks that came by handing over. */
export async function handedTo(tx: Tx, workspaceId: string, personId: string, from: string): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select id from process.task where workspace_id = ${workspaceId} and assignee_id = ${personId} and status = 'open' and id in (${handedFrom(workspaceId, from)})`.execute(
    tx,
  );
  return new Set(rows.map(({ id }) => id));
}

/** How many open tasks are overdue, due until the day ends, or later; without their values. */
export async function openCounts(
  tx: Tx,
  workspaceId: string,
  personId: string,
  { from, ends, ...narrowed }: { readonly from: Date; readonly ends: Date } & Narrowed,
): Promise<{ readonly overdue: number; readonly today: number; readonly later: number }> {
  const { rows } = await sql<{ overdue: number; today: number; later: number }>`
    select (count(*) filter (where due_at < ${from}))::int as overdue, (count(*) filter (where due_at >= ${from} and due_at < ${ends}))::int as today,
      (count(*) filter (where due_at is null or due_at >= ${ends}))::int as later
    from process.task where workspace_id = ${workspaceId} and assignee_id = ${personId} and status = 'open'
      ${only(workspaceId, narrowed)}`.execute(tx);
  return rows[0]!;
}

export type DoneInDay = { readonly count: number; readonly ids: readonly string[] };

/** What the person's tasks say was done in [from, to), the last first: how many, and the ids of the last of them. */
export async function doneIn(
  tx: Tx,
  workspaceId: string,
  personId: string,
  { from, to, most, ...narrowed }: { readonly from: Date; readonly to: Date; readonly most: number } & Narrowed,
): Promise<DoneInDay> {
  const { rows } = await sql<{ id: string; count: number }>`
    select id, (count(*) over ())::int as count from process.task
    where workspace_id = ${workspaceId} and assignee_id = ${personId} and status <> 'open' and status = 'done' and closed_at >= ${from} and closed_at < ${to}
      ${only(workspaceId, narrowed)}
    order by closed_at desc, id desc limit ${most}`.execute(tx);
  return { count: rows[0]?.count ?? 0, ids: rows.map(({ id }) => id) };
}
