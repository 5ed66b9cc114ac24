/** The company's working time for due dates, put together once for each state of its settings. */
import { workingCalendar } from "#features/org/core/calendar.ts";
import { loadCalendar } from "#features/org/sql/calendar.ts";
import type { Tx } from "#platform/db/database.ts";
import { addDays } from "#shared/date.ts";
import type { WorkingCalendar } from "#shared/working-calendar.ts";

const known = new Map<string, WorkingCalendar>();
const most = 200;

/** With holidays from last year to two years after `today` (any date near today will do). */
export async function companyCalendar(tx: Tx, workspaceId: string, today: string): Promise<WorkingCalendar> {
  const year = Number(today.slice(0, 4));
  const settings = await loadCalendar(tx, workspaceId, { from: addDays(`${year - 1}-01-01`, 0), to: `${year + 3}-01-01` });
  if (!settings) throw new Error("a workspace without its own row");
  const key = `${year} ${JSON.stringify(settings)}`;
  const remembered = known.get(key);
  if (remembered) return remembered;
  const calendar = workingCalendar(settings, { from: year - 1, to: year + 2 });
  if (known.size >= most) known.delete(known.keys().next().value ?? "");
  known.set(key, calendar);
  return calendar;
}
