/** What a filter means for whoever asks: who "me" and "my people" are, what day it is at the company, when its year begins. */
import { sql } from "kysely";
import type { Scope, Tx } from "#platform/db/database.ts";
import type { FilterContext } from "#shared/filter/resolve.ts";
import { businessDate, type FiscalStart } from "#shared/period.ts";

/** "My people" are the person and everybody below them today; for the system nobody. */
export async function filterContext(
  tx: Tx,
  { workspaceId, personId }: Pick<Scope, "workspaceId" | "personId">,
  now: Date,
): Promise<FilterContext> {
  const { rows } = await sql<{ timeZone: string; fiscalStart: FiscalStart; below: string[] | null }>`
    select w.time_zone as "timeZone", w.fiscal_start_month as "fiscalStart",
      (select array_agg(c.descendant_id::text) from org.closure c where c.workspace_id = w.id and c.ancestor_id = ${personId}::uuid) as below
    from org.workspace w where w.id = ${workspaceId}`.execute(tx);
  const [row] = rows;
  if (!row) throw new Error("a workspace without its own row");
  const { timeZone, fiscalStart, below } = row;
  return {
    me: personId,
    myPeople: below ?? (personId === null ? [] : [personId]),
    today: businessDate(now, timeZone),
    timeZone,
    fiscalStart,
  };
}
