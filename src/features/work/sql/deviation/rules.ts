/** Rules as they are kept. */
import { type RawBuilder, sql } from "kysely";
import type { Given } from "#platform/command/command.ts";
import type { Tx } from "#platform/db/database.ts";
import { defaultRules } from "../../core/deviation/default-rules.ts";
import type { Rule, RuleEvent, RuleFields, Tells } from "../../core/deviation/rule.ts";
import { forgetSeen } from "./seen.ts";

type Row = Omit<Rule, "tells"> & { readonly tells: readonly string[] };
const columns = sql`
  r.id, r.name, r.kind, r.subject, r.process_key as "processKey", r.step, r.is_checkpoints_only as "isCheckpointsOnly", r.days, r.amount, r.currency, r.filter,
  r.grace_hours as "graceHours", r.tells, r.escalate_hours as "escalateHours", r.is_urgent as "isUrgent", r.retired_at as "retiredAt", r.version`;

async function rulesWhere(tx: Tx, workspaceId: string, where: RawBuilder<unknown>): Promise<readonly Rule[]> {
  const { rows } = await sql<Row>`select ${columns} from work.rule r where r.workspace_id = ${workspaceId} and ${where}`.execute(tx);
  return rows.map((row) => ({ ...row, tells: row.tells as readonly Tells[] }));
}

export const activeRules = (tx: Tx, workspaceId: string): Promise<readonly Rule[]> =>
  rulesWhere(tx, workspaceId, sql`r.retired_at is null order by r.id`);

export const rulesByIds = (tx: Tx, workspaceId: string, ids: readonly string[]): Promise<readonly Rule[]> =>
  rulesWhere(tx, workspaceId, sql`r.id = any (${[...ids]}::uuid[])`);

/** Held until the transaction ends, so that two sweeps of one rule come one after the other. */
export async function lockRule(tx: Tx, workspaceId: string, id: string): Promise<Rule | null> {
  return (await rulesWhere(tx, workspaceId, sql`r.id = ${id} for no key update`))[0] ?? null;
}

export async function countActive(tx: Tx, workspaceId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from work.rule where workspace_id = ${workspaceId} and retired_at is null`.execute(tx);
  return rows[0]?.count ?? 0;
}

export async function saveRuleEvents(tx: Tx, events: readonly RuleEvent[], { actor, now }: Given): Promise<void> {
  const { workspaceId } = actor;
  for (const event of events) {
    if (event.type === "RuleAdded") await insertRule(tx, workspaceId, event.rule, now);
    else if (event.type === "RuleChanged") {
      await updateRule(tx, workspaceId, event.ruleId, event.after);
      if (event.after.filter !== undefined || event.after.subject !== undefined) await forgetSeen(tx, workspaceId, event.ruleId);
    } else
      await sql`
        update work.rule set retired_at = ${event.type === "RuleRetired" ? event.at : null}::timestamptz, version = version + 1
        where workspace_id = ${workspaceId} and id = ${event.ruleId}`.execute(tx);
    if (event.type === "RuleRestored") await forgetSeen(tx, workspaceId, event.ruleId);
  }
}

async function insertRule(tx: Tx, workspaceId: string, rule: RuleFields & { readonly id: string }, now: Date): Promise<void> {
  await tx
    .insertInto("work.rule")
    .values({ workspace_id: workspaceId, id: rule.id, created_at: now, ...valuesOf(rule) } as never)
    .execute();
}

async function updateRule(tx: Tx, workspaceId: string, id: string, after: Partial<RuleFields>): Promise<void> {
  await tx
    .updateTable("work.rule")
    .set((row) => ({ ...valuesOf(after), version: row("version", "+", 1) }) as never)
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .execute();
}

const columnOf: Readonly<Record<keyof RuleFields, string>> = {
  name: "name",
  kind: "kind",
  subject: "subject",
  processKey: "process_key",
  step: "step",
  isCheckpointsOnly: "is_checkpoints_only",
  days: "days",
  amount: "amount",
  currency: "currency",
  filter: "filter",
  graceHours: "grace_hours",
  tells: "tells",
  escalateHours: "escalate_hours",
  isUrgent: "is_urgent",
};

function valuesOf(fields: Partial<RuleFields>): Readonly<Record<string, unknown>> {
  const known = (Object.keys(columnOf) as (keyof RuleFields)[]).filter((key) => fields[key] !== undefined);
  const kept = (key: keyof RuleFields) =>
    key === "filter"
      ? fields.filter === null
        ? null
        : JSON.stringify(fields.filter)
      : key === "tells"
        ? [...(fields.tells ?? [])]
        : fields[key];
  return Object.fromEntries(known.map((key) => [columnOf[key], kept(key)]));
}

/**
 * A company that never had a rule gets those that every company starts with, in its own language; one that retired them all keeps none.
 * Two at once give them once.
 */
export async function seedRules(tx: Tx, workspaceId: string, newId: () => string, now: Date): Promise<readonly Rule[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`rules of ${workspaceId}`}, 0))`.execute(tx);
  const { rows } = await sql<{ language: string; hasRules: boolean }>`
    select w.default_language as language, exists (select from work.rule r where r.workspace_id = w.id) as "hasRules"
    from org.workspace w where w.id = ${workspaceId}`.execute(tx);
  const [company] = rows;
  if (!company || company.hasRules) return [];
  const rules = defaultRules(company.language).map((fields): Rule => ({ ...fields, id: newId(), retiredAt: null, version: 1 }));
  for (const rule of rules) await insertRule(tx, workspaceId, rule, now);
  return rules;
}
