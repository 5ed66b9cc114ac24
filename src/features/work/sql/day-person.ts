/** Whose day it is: somebody the asker sees, with the company's calendar and their own absences. */
import { sql } from "kysely";
import { loadWorkingCalendar } from "#features/org/sql/working-time.ts";
import type { Actor } from "#platform/command/actor.ts";
import type { Tx } from "#platform/db/database.ts";
import { type Away, absencesOf, type Dates, type WorkingLife } from "../core/day/working-life.ts";

export type DayPerson = { readonly id: string; readonly name: string };

/** Oneself, or somebody below (or deputised for, or anybody where one sees everything); null for whoever is not seen, as for nobody. */
export async function findDayPerson(tx: Tx, actor: Actor, asked: string): Promise<DayPerson | null> {
  const id = asked === "me" ? actor.personId : asked;
  if (id === null || !(id === actor.personId || actor.scope.sight === "all" || actor.scope.visible.includes(id))) return null;
  return (await namesOf(tx, actor.workspaceId, [id])).get(id) ?? null;
}

export async function namesOf(tx: Tx, workspaceId: string, ids: readonly string[]): Promise<ReadonlyMap<string, DayPerson>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom("org.person")
    .select(["id", "name"])
    .where("workspace_id", "=", workspaceId)
    .where("id", "in", [...ids])
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

export type Company = { readonly timeZone: string; readonly currency: string };

export async function companyOf(tx: Tx, workspaceId: string): Promise<Company> {
  return tx
    .selectFrom("org.workspace")
    .select(["time_zone as timeZone", "currency"])
    .where("id", "=", workspaceId)
    .executeTakeFirstOrThrow();
}

/** When the company works and the person is away, in [from, to). */
export async function readLife(tx: Tx, workspaceId: string, personId: string, { from, to }: Dates): Promise<WorkingLife> {
  const [calendar, { rows }] = await Promise.all([
    loadWorkingCalendar(tx, workspaceId, from),
    sql<Away>`
      select from_on as "fromOn", to_on as "toOn" from org.absence
      where workspace_id = ${workspaceId} and person_id = ${personId} and cancelled_at is null and from_on < ${to}::date and to_on > ${from}::date`.execute(
      tx,
    ),
  ]);
  if (!calendar) throw new Error("a workspace without its own row");
  return { calendar, absences: absencesOf(rows, calendar.timeZone) };
}
