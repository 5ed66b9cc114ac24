/** What each kind of rule finds now, as one set: never record by record. */
import { type RawBuilder, sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";
import { money } from "#shared/money.ts";
import type { RuleFields } from "../../core/deviation/rule.ts";
import { type ReadFilter, recordCondition } from "./asked-records.ts";
import { thresholds } from "./thresholds.ts";

export type FoundQuestion = {
  readonly workspaceId: string;
  readonly now: Date;
  readonly today: string;
  /** What began by then has outlasted the grace of the rule. */
  readonly cutoff: Date;
  /** Of a rule by filter: whose grace counts from when sweeps have seen it. Without it everything that holds now is found. */
  readonly ruleId?: string;
};
type Rows = RawBuilder<unknown>;

/**
 * Rows (task_id, subject_kind, subject_id, owner_id, person_id, process_id, step, since) that break the rule, in no order. `only` is a condition
 * on the tasks `t`, or on the records, that are asked about: rows of deals `d`, or of clients `r`.
 */
export async function foundSql(
  tx: Tx,
  rule: RuleFields,
  question: FoundQuestion,
  only: readonly string[] | null,
  read?: ReadFilter,
): Promise<Rows> {
  const condition = () => recordCondition(tx, question.workspaceId, rule, question.now, read);
  const wanted = (column: RawBuilder<unknown>) => (only === null ? sql`true` : sql`${column} = any (${[...only]}::uuid[])`);
  if (rule.kind === "task_overdue") {
    const where = rule.filter === null ? null : await condition();
    return overdue(rule, question, where, wanted(sql`t.id`));
  }
  const where = sql`${await condition()} and ${wanted(rule.subject === "deal" ? sql`d.id` : sql`r.id`)}`;
  switch (rule.kind) {
    case "stage_age":
      return stageAge(rule, question, where);
    case "no_next_step":
      return noNextStep(question, where);
    case "amount_without_head": {
      const amount = money(rule.amount ?? 0n, rule.currency ?? "EUR");
      return withoutHead(question, where, await thresholds(tx, question.workspaceId, amount, question.today));
    }
    case "silent":
      return rule.subject === "deal" ? silentDeal(rule, question, where) : silentClient(rule, question, where);
    case "filter":
      return byFilter(rule, question, where);
  }
}

function byFilter({ subject }: RuleFields, { workspaceId, ruleId, now, cutoff }: FoundQuestion, where: Rows): Rows {
  const of = subject === "deal" ? deal : client;
  if (ruleId === undefined) return sql`${of(sql`${now}::timestamptz`)} where ${where}`;
  const id = subject === "deal" ? sql`d.id` : sql`r.id`;
  const seen = sql`seen.workspace_id = ${workspaceId} and seen.rule_id = ${ruleId} and seen.subject_id = ${id}`;
  return sql`${of(sql`seen.since`)} join work.rule_seen seen on ${seen} where ${where} and seen.since <= ${cutoff}`;
}

const record = (since: RawBuilder<unknown>, kind: string, alias: string) => {
  const own = (column: string) => sql.ref(`${alias}.${column}`);
  return sql`
  select null::uuid as task_id, ${sql.lit(kind)}::text as subject_kind, ${own("id")} as subject_id, ${own("owner_id")} as owner_id, ${own("owner_id")} as person_id,
    null::uuid as process_id, null::text as step, ${since} as since`;
};
const deal = (since: RawBuilder<unknown>) => sql`${record(since, "deal", "d")} from deals.deal d`;
const client = (since: RawBuilder<unknown>) => sql`${record(since, "client", "r")} from clients.client r`;

/** Tasks of a run that is held wait with it. */
function overdue(rule: RuleFields, { workspaceId, cutoff }: FoundQuestion, where: Rows | null, only: Rows): Rows {
  const conditions = [sql`t.workspace_id = ${workspaceId}`, sql`t.status = 'open'`, sql`t.due_at <= ${cutoff}`, only];
  if (rule.isCheckpointsOnly) conditions.push(sql`t.is_checkpoint`);
  if (rule.step !== null) conditions.push(sql`t.step = ${rule.step}`);
  if (rule.processKey !== null)
    conditions.push(
      sql`run.process_id = (select id from process.process where workspace_id = ${workspaceId} and key = ${rule.processKey})`,
    );
  const [table, alias] = rule.subject === "deal" ? ["deals.deal", "d"] : ["clients.client", "r"];
  if (where !== null)
    conditions.push(
      sql`exists (select from ${sql.table(table as string)} ${sql.ref(alias as string)} where ${sql.ref(`${alias}.id`)} = t.subject_id and ${where})`,
    );
  return sql`
    select t.id as task_id, t.subject_kind, t.subject_id, t.owner_id, t.assignee_id as person_id, run.process_id, t.step, t.due_at as since
    from process.task t left join process.run run on run.workspace_id = t.workspace_id and run.id = t.run_id
    where ${sql.join(conditions, sql` and `)} and run.status is distinct from 'held'`;
}

/** Elapsed seconds ÷ 86,400 beyond the norm, or beyond the days of the rule. */
function stageAge({ days }: RuleFields, { cutoff }: FoundQuestion, where: Rows): Rows {
  const until = sql`(d.since + make_interval(hours => 24 * coalesce(${days}::int, s.norm_days)))`;
  return sql`
    ${deal(until)} join deals.stage s on s.workspace_id = d.workspace_id and s.id = d.stage_id
    where ${where} and d.status = 'open' and d.since <= ${cutoff} and ${until} <= ${cutoff}`;
}

/** It has been without one since the last task about it was closed, the last run ended, or it was opened. */
function noNextStep({ cutoff }: FoundQuestion, where: Rows): Rows {
  const since = sql`greatest(d.opened_at,
    (select max(t.closed_at) from process.task t where t.workspace_id = d.workspace_id and t.subject_id = d.id),
    (select max(run.ended_at) from process.run run where run.workspace_id = d.workspace_id and run.subject_id = d.id))`;
  return sql`
    ${deal(since)}
    where ${where} and d.status = 'open' and d.opened_at <= ${cutoff}
      and not exists (select from process.task t where t.workspace_id = d.workspace_id and t.subject_id = d.id and t.status = 'open')
      and not exists (select from process.run run where run.workspace_id = d.workspace_id and run.subject_id = d.id and run.ended_at is null)
      and ${since} <= ${cutoff}`;
}

/** Nobody above the owner takes part; whoever has nobody above needs no head. */
function withoutHead({ cutoff }: FoundQuestion, where: Rows, least: Rows): Rows {
  return sql`
    ${deal(sql`held.from_at`)}
    join ${least} on threshold.currency = d.currency and d.amount >= threshold.least
    join deals.amount_held held on held.workspace_id = d.workspace_id and held.deal_id = d.id and held.to_at is null
    where ${where} and d.status = 'open' and held.from_at <= ${cutoff}
      and exists (select from org.closure c join org.person p on p.workspace_id = c.workspace_id and p.id = c.ancestor_id and p.status = 'active'
        where c.workspace_id = d.workspace_id and c.descendant_id = d.owner_id and c.depth > 0)
      and not exists (select from platform.participation part join org.closure c on c.workspace_id = part.workspace_id and c.ancestor_id = part.person_id
        where part.workspace_id = d.workspace_id and part.record_id = d.id and part.part = 'participant' and c.descendant_id = d.owner_id and c.depth > 0)`;
}

/** The last entry of the journal that the server did not write by itself, note, file, or task done about a record. Each a look into an index. */
const touches = (alias: string): readonly Rows[] => {
  const of = sql`workspace_id = ${sql.ref(`${alias}.workspace_id`)}`;
  const id = sql.ref(`${alias}.id`);
  return [
    sql`(select j.at from platform.journal j where j.${of} and j.subject_id = ${id} and j.actor_kind <> 'system' order by j.at desc limit 1)`,
    sql`(select n.at from clients.note n where n.${of} and n.record_id = ${id} order by n.at desc limit 1)`,
    sql`(select a.at from clients.attachment a where a.${of} and a.record_id = ${id} order by a.at desc limit 1)`,
    sql`(select max(t.closed_at) from process.task t where t.${of} and t.subject_id = ${id} and t.status = 'done')`,
  ];
};
const last = (parts: readonly Rows[]) => sql`greatest(${sql.join(parts)})`;
/** When something happened with a deal `d` last. */
export const dealTouch = last([sql`d.since`, ...touches("d")]);
const ofClient = [
  ...touches("r"),
  sql`(select max(${dealTouch}) from deals.deal d where d.workspace_id = r.workspace_id and d.client_id = r.id)`,
];

/** Each look is taken only where those before found nothing newer. */
const silence = (days: number | null, cutoff: Date, begin: Rows, parts: readonly Rows[]) => {
  const length = sql`make_interval(hours => ${24 * (days ?? 1)}::int)`;
  const before = sql`(${cutoff}::timestamptz - ${length})`;
  const quiet = parts.map((part) => sql`coalesce(${part} <= ${before}, true)`);
  return { until: sql`(${last([begin, ...parts])} + ${length})`, where: sql`${begin} <= ${before} and ${sql.join(quiet, sql` and `)}` };
};

function silentDeal({ days }: RuleFields, { cutoff }: FoundQuestion, where: Rows): Rows {
  const silent = silence(days, cutoff, sql`d.since`, touches("d"));
  return sql`${deal(silent.until)} where ${where} and d.status = 'open' and ${silent.where}`;
}

function silentClient({ days }: RuleFields, { cutoff }: FoundQuestion, where: Rows): Rows {
  const silent = silence(days, cutoff, sql`r.created_at`, ofClient);
  return sql`${client(silent.until)} where ${where} and ${silent.where}`;
}
