/** Whose day it is: somebody the asker sees, with the company's calendar and their own absences. */
import { sql } from "kysely";
import { workingCalendar } from "#features/org/core/calendar.ts";
import { loadCalendar } from "#features/org/sql/calendar.ts";
import type { Actor } from "#platform/command/actor.ts";
import type { Tx } from "#platform/db/database.ts";
import { addDays } from "#shared/date.ts";
import { startOfBusinessDay } from "#shared/period.ts";
import type { Absence, WorkingCalendar } from "#shared/working-calendar.ts";

export type DayPerson = { readonly id: string; readonly name: string };

/** Oneself, or somebody below (or deputised for, or anybody where one sees everything); null for whoever is not seen, as for nobody. */
export async function findDayPerson(tx: Tx, actor: Actor, asked: string): Promise<DayPerson | null> {
  const id = asked === "me" ? actor.personId : asked;
  if (id === null || !(id === actor.personId || actor.scope.sight === "all" || actor.scope.visible.includes(id))) return null;
  const row = await tx
    .selectFrom("org.person")
    .select(["id", "name"])
    .where("workspace_id", "=", actor.workspaceId)
    .where("id", "=", id)
    .executeTakeFirst();
  return row ?? null;
}

export type Company = { readonly timeZone: string; readonly currency: string };

export async function companyOf(tx: Tx, workspaceId: string): Promise<Company> {
  return tx
    .selectFrom("org.workspace")
    .select(["time_zone as timeZone", "currency"])
    .where("id", "=", workspaceId)
    .executeTakeFirstOrThrow();
}

export type WorkingLife = { readonly calendar: WorkingCalendar; readonly absences: readonly Absence[] };

/** When the company works and the person is away, in [from, to). */
export async function workingLife(
  tx: Tx,
  workspaceId: string,
  personId: string,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<WorkingLife> {
  const [settings, { rows }] = await Promise.all([
    loadCalendar(tx, workspaceId, { from, to }),
    sql<{ fromOn: string; toOn: string }>`
      select from_on as "fromOn", to_on as "toOn" from org.absence
      where workspace_id = ${workspaceId} and person_id = ${personId} and cancelled_at is null and from_on < ${to}::date and to_on > ${from}::date`.execute(
      tx,
    ),
  ]);
  if (!settings) throw new Error("a workspace without its own row");
  const { timeZone } = settings;
  return {
    calendar: workingCalendar(settings, { from: Number(from.slice(0, 4)), to: Number(addDays(to, -1).slice(0, 4)) }),
    absences: rows.map(({ fromOn, toOn }) => ({ from: startOfBusinessDay(fromOn, timeZone), to: startOfBusinessDay(toOn, timeZone) })),
  };
}
