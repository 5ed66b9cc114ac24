/** When the company works and who is away: what due dates and quiet hours are reckoned with. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";
import { addDays } from "#shared/date.ts";
import { startOfBusinessDay } from "#shared/period.ts";
import type { Absence, WorkingCalendar } from "#shared/working-calendar.ts";
import { type CalendarSettings, workingCalendar } from "../core/calendar.ts";
import { loadCalendar } from "./calendar.ts";

/** The company's calendar with the holidays and own exceptions from `from` on, for two years. Null: there is no such company. */
export async function loadWorkingCalendar(tx: Tx, workspaceId: string, from: string): Promise<WorkingCalendar | null> {
  const year = Number(from.slice(0, 4));
  const settings = await loadCalendar(tx, workspaceId, { from: addDays(from, -31), to: `${year + 3}-01-01` });
  return settings && remembered(settings, year);
}

const known = new Map<string, WorkingCalendar>();
const most = 500;

/** Holidays take milliseconds to reckon, and settings change once in a while: each state of them is put together once. */
function remembered(settings: CalendarSettings, year: number): WorkingCalendar {
  const key = `${year} ${JSON.stringify(settings)}`;
  const found = known.get(key);
  if (found) return found;
  const calendar = workingCalendar(settings, { from: year, to: year + 2 });
  if (known.size >= most) known.delete(known.keys().next().value ?? "");
  known.set(key, calendar);
  return calendar;
}

/** The absences of these people that end after `from`, as stretches of time; whoever is not away is not in the map. */
export async function loadAbsencesOf(
  tx: Tx,
  workspaceId: string,
  personIds: readonly string[],
  { from, timeZone }: { readonly from: string; readonly timeZone: string },
): Promise<ReadonlyMap<string, readonly Absence[]>> {
  const { rows } = await sql<{ personId: string; fromOn: string; toOn: string }>`
    select person_id as "personId", from_on as "fromOn", to_on as "toOn" from org.absence
    where workspace_id = ${workspaceId} and person_id = any (${[...personIds]}::uuid[]) and to_on > ${from}::date and cancelled_at is null`.execute(
    tx,
  );
  const stretch = (date: string) => startOfBusinessDay(date, timeZone);
  return new Map(
    [...Map.groupBy(rows, ({ personId }) => personId)].map(([personId, own]) => [
      personId,
      own.map(({ fromOn, toOn }) => ({ from: stretch(fromOn), to: stretch(toOn) })),
    ]),
  );
}
