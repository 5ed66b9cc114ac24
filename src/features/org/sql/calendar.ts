/** The company's working hours and own exceptions. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";
import type { Weekday } from "#shared/date.ts";
import { type CalendarEvent, type CalendarException, type CalendarSettings, defaultHours, type WorkingHours } from "../core/calendar.ts";

/** Everything that the calendar is made of, in [from, to) where exceptions are concerned. */
export async function loadCalendar(
  tx: Tx,
  workspaceId: string,
  range: { readonly from: string; readonly to: string },
): Promise<CalendarSettings | null> {
  const [place, hours, exceptions] = await Promise.all([
    tx.selectFrom("org.workspace").select(["time_zone as timeZone", "country", "region"]).where("id", "=", workspaceId).executeTakeFirst(),
    loadHours(tx, workspaceId),
    exceptionsIn(tx, workspaceId, range),
  ]);
  return place ? { ...place, hours, exceptions } : null;
}

export async function loadHours(tx: Tx, workspaceId: string): Promise<readonly WorkingHours[]> {
  const rows = await tx
    .selectFrom("org.working_hours")
    .select(["weekday", "from_time", "to_time"])
    .where("workspace_id", "=", workspaceId)
    .orderBy("weekday")
    .orderBy("from_time")
    .execute();
  return rows.map((row) => ({ weekday: row.weekday as Weekday, from: clock(row.from_time), to: clock(row.to_time) }));
}

async function exceptionsIn(
  tx: Tx,
  workspaceId: string,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<readonly CalendarException[]> {
  const rows = await tx
    .selectFrom("org.calendar_exception")
    .select(["on_date", "from_time", "to_time", "name"])
    .where("workspace_id", "=", workspaceId)
    .where("on_date", ">=", from)
    .where("on_date", "<", to)
    .orderBy("on_date")
    .execute();
  return rows.map(readException);
}

export async function loadException(tx: Tx, workspaceId: string, on: string): Promise<CalendarException | null> {
  const row = await tx
    .selectFrom("org.calendar_exception")
    .select(["on_date", "from_time", "to_time", "name"])
    .where("workspace_id", "=", workspaceId)
    .where("on_date", "=", on)
    .executeTakeFirst();
  return row ? readException(row) : null;
}

type ExceptionRow = { readonly on_date: string; readonly from_time: string | null; readonly to_time: string | null; readonly name: string };
const readException = ({ on_date, from_time, to_time, name }: ExceptionRow): CalendarException => ({
  on: on_date,
  hours: from_time !== null && to_time !== null ? { from: clock(from_time), to: clock(to_time) } : null,
  name,
});

/** "09:00:00" as the database writes it → "09:00". */
const clock = (time: string) => time.slice(0, 5);

export async function saveCalendarEvent(tx: Tx, workspaceId: string, event: CalendarEvent): Promise<void> {
  switch (event.type) {
    case "WorkingHoursSet":
      await tx.deleteFrom("org.working_hours").where("workspace_id", "=", workspaceId).execute();
      return insertHours(tx, workspaceId, event.after);
    case "CalendarExceptionSet": {
      const { on, hours, name } = event.after;
      await sql`
        insert into org.calendar_exception (workspace_id, on_date, is_working, from_time, to_time, name)
        values (${workspaceId}, ${on}::date, ${hours !== null}, ${hours?.from ?? null}::time, ${hours?.to ?? null}::time, ${name})
        on conflict (workspace_id, on_date) do update
        set is_working = excluded.is_working, from_time = excluded.from_time, to_time = excluded.to_time, name = excluded.name`.execute(tx);
      return;
    }
    case "CalendarExceptionRemoved":
      await tx
        .deleteFrom("org.calendar_exception")
        .where("workspace_id", "=", workspaceId)
        .where("on_date", "=", event.before.on)
        .execute();
  }
}

async function insertHours(tx: Tx, workspaceId: string, hours: readonly WorkingHours[]): Promise<void> {
  await tx
    .insertInto("org.working_hours")
    .values(hours.map(({ weekday, from, to }) => ({ workspace_id: workspaceId, weekday, from_time: from, to_time: to })))
    .execute();
}

/** The hours that a new company starts with. */
export const seedCalendar = (tx: Tx, workspaceId: string): Promise<void> => insertHours(tx, workspaceId, defaultHours);
