/** The day and the working calendar of a company, as rules and escalation reckon with them. */
import { loadWorkingCalendar } from "#features/org/sql/working-time.ts";
import type { Tx } from "#platform/db/database.ts";
import { addDays } from "#shared/date.ts";
import { businessDate } from "#shared/period.ts";
import type { WorkingCalendar } from "#shared/working-calendar.ts";

export type Moment = { readonly now: Date; readonly today: string; readonly calendar: WorkingCalendar };

/** Grace and escalation reach back and forth some hundred working hours: the holidays of a year before are known too. */
export async function momentOf(tx: Tx, workspaceId: string, now: Date): Promise<Moment> {
  const calendar = await loadWorkingCalendar(tx, workspaceId, addDays(now.toISOString().slice(0, 10), -365));
  if (!calendar) throw new Error("a workspace without its own row");
  return { now, today: businessDate(now, calendar.timeZone), calendar };
}
