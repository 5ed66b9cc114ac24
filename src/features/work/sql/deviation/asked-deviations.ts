/** Which deviations a list is about, or a number of the report: the same condition, so that a number is the length of its list. */
import { type RawBuilder, sql } from "kysely";
import type { Scope } from "#platform/db/database.ts";
import { startOfBusinessDay } from "#shared/period.ts";
import type { DeviationState } from "../../contract/deviation/deviations.ts";

export type AskedDeviations = {
  readonly rule?: string | undefined;
  readonly person?: string | undefined;
  readonly unit?: string | undefined;
  readonly process?: string | undefined;
  readonly step?: string | undefined;
  readonly subject?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly state?: DeviationState | undefined;
  readonly mine?: "true" | undefined;
};

/** On rows of deviations `d`. Counted by them too: `isIn(state)`. */
export const stateSql: Readonly<Record<DeviationState, RawBuilder<boolean>>> = {
  open: sql`d.closed_at is null`,
  unanswered: sql`(d.closed_at is null and d.answered_at is null)`,
  answered: sql`d.answered_at is not null`,
  closed: sql`d.closed_at is not null`,
};

export function askedDeviations(
  { workspaceId, personId }: Pick<Scope, "workspaceId" | "personId">,
  asked: AskedDeviations,
  timeZone: string,
): RawBuilder<boolean> {
  const conditions: RawBuilder<unknown>[] = [sql`d.workspace_id = ${workspaceId}`];
  const same = (column: string, wanted: string | undefined, type: "uuid" | "text") => {
    if (wanted === undefined) return;
    const value = sql.ref(`d.${column}`);
    if (wanted === "none") conditions.push(sql`${value} is null`);
    else conditions.push(type === "uuid" ? sql`${value} = ${wanted}::uuid` : sql`${value} = ${wanted}`);
  };
  same("rule_id", asked.rule, "uuid");
  same("person_id", asked.person, "uuid");
  same("unit_id", asked.unit, "uuid");
  same("process_id", asked.process, "uuid");
  same("step", asked.step, "text");
  same("subject_id", asked.subject, "uuid");
  if (asked.from !== undefined) conditions.push(sql`d.opened_at >= ${startOfBusinessDay(asked.from, timeZone)}`);
  if (asked.to !== undefined) conditions.push(sql`d.opened_at < ${startOfBusinessDay(asked.to, timeZone)}`);
  if (asked.state !== undefined) conditions.push(stateSql[asked.state]);
  if (asked.mine !== undefined)
    conditions.push(sql`(d.person_id = ${personId}::uuid or exists (
      select from work.told t where t.workspace_id = d.workspace_id and t.deviation_id = d.id and t.person_id = ${personId}::uuid))`);
  return sql`${sql.join(conditions, sql` and `)}`;
}
