/** The company's working time for due dates. */
import { loadWorkingCalendar } from "#features/org/sql/working-time.ts";
import type { Tx } from "#platform/db/database.ts";
import type { WorkingCalendar } from "#shared/working-calendar.ts";

/** From about today on; any date near today will do. */
export async function companyCalendar(tx: Tx, workspaceId: string, today: string): Promise<WorkingCalendar> {
  const calendar = await loadWorkingCalendar(tx, workspaceId, today);
  if (!calendar) throw new Error("a workspace without its own row");
  return calendar;
}
