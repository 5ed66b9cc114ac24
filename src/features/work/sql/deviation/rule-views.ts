/** Rules as they are shown. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";
import { formatMoney, money } from "#shared/money.ts";
import type { RuleView } from "../../contract/deviation/rules.ts";
import { FilterBroken, recordCondition } from "./asked-records.ts";

type Row = Omit<RuleView, "isBroken" | "amount" | "createdAt" | "retiredAt"> & {
  readonly minor: bigint | null;
  readonly currency: string | null;
  readonly createdAt: Date;
  readonly retiredAt: Date | null;
};

const view = sql`
  select r.id, r.name, r.kind, r.subject, r.process_key as process, r.step, r.is_checkpoints_only as "isCheckpointsOnly", r.days, r.amount as minor, r.currency, r.filter,
    r.grace_hours as "graceHours", r.tells, r.escalate_hours as "escalateHours", r.is_urgent as "isUrgent", r.created_at as "createdAt", r.retired_at as "retiredAt", r.version,
    (select count(*)::int from work.deviation d where d.workspace_id = r.workspace_id and d.rule_id = r.id and d.closed_at is null) as "openNow"
  from work.rule r`;

function present({ minor, currency, createdAt, retiredAt, ...row }: Row): Unchecked {
  return {
    ...row,
    amount: minor === null || currency === null ? null : formatMoney(money(minor, currency)),
    createdAt: createdAt.toISOString(),
    retiredAt: retiredAt?.toISOString() ?? null,
  };
}

type Unchecked = Omit<RuleView, "isBroken">;

/** Whether the filter still asks for what is there. */
async function checked(tx: Tx, workspaceId: string, view: Unchecked, now: Date): Promise<RuleView> {
  if (view.filter === null) return { ...view, isBroken: false };
  const isBroken = await recordCondition(tx, workspaceId, view, now).then(
    () => false,
    (error: unknown) => {
      if (error instanceof FilterBroken) return true;
      throw error;
    },
  );
  return { ...view, isBroken };
}

/** Those at work first, by name. */
export async function allRules(tx: Tx, workspaceId: string, withRetired: boolean, now: Date): Promise<RuleView[]> {
  const { rows } = await sql<Row>`
    ${view} where r.workspace_id = ${workspaceId} and (r.retired_at is null or ${withRetired}) order by r.retired_at is not null, lower(r.name), r.id`.execute(
    tx,
  );
  return Promise.all(rows.map((row) => checked(tx, workspaceId, present(row), now)));
}

export async function findRule(tx: Tx, workspaceId: string, id: string, now: Date): Promise<RuleView | null> {
  const { rows } = await sql<Row>`${view} where r.workspace_id = ${workspaceId} and r.id = ${id}`.execute(tx);
  return rows[0] ? checked(tx, workspaceId, present(rows[0]), now) : null;
}
