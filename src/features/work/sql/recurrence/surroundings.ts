/** What decides about tasks that come again: who may set work for whom, and on which days that person works. */
import { sql } from "kysely";
import { faultOfChoice } from "#features/org/sql/choosing.ts";
import { loadAbsencesOf, loadWorkingCalendar } from "#features/org/sql/working-time.ts";
import { asReader, type Scope, type Tx } from "#platform/db/database.ts";
import { addDays, dayNumber } from "#shared/date.ts";
import { parseInstant } from "#shared/instant.ts";
import { businessDate } from "#shared/period.ts";
import { spansOf, spansOfDay, type WorkingCalendar } from "#shared/working-calendar.ts";

export type Worker = { readonly worksHere: boolean; readonly isSelfOrBelow: boolean };

/** Why whoever acts cannot set the person a task that comes again; null: they can. */
export const faultOfWorker = (tx: Tx, scope: Scope, personId: string) => faultOfChoice(tx, scope, "recurring_task", personId);

/** `actorId` null: the server, who sets work for anybody. */
export async function findWorker(tx: Tx, workspaceId: string, actorId: string | null, personId: string): Promise<Worker> {
  const { rows } = await sql<{ worksHere: boolean; isBelow: boolean }>`
    select exists (select from org.person where workspace_id = ${workspaceId} and id = ${personId} and status in ('active', 'invited')) as "worksHere",
      exists (select from org.closure where workspace_id = ${workspaceId} and ancestor_id = ${actorId}::uuid and descendant_id = ${personId}) as "isBelow"`.execute(
    tx,
  );
  const [row] = rows;
  return { worksHere: row?.worksHere ?? false, isSelfOrBelow: actorId === null || (row?.isBelow ?? false) };
}

export type Days = {
  readonly today: string;
  readonly isWorkingDay: (date: string) => boolean;
  /** The time of day, or the end of the working day; of a day without work, the end of the day. */
  readonly dueOn: (date: string, atTime: string | null) => Date;
};

export async function loadDays(tx: Tx, workspaceId: string, personId: string, now: Date): Promise<Days> {
  const from = addDays(now.toISOString().slice(0, 10), -1);
  const calendar = await loadWorkingCalendar(tx, workspaceId, from);
  if (!calendar) throw new Error("a workspace has a calendar");
  const { timeZone } = calendar;
  const absences = (await loadAbsencesOf(tx, workspaceId, [personId], { from, timeZone })).get(personId) ?? [];
  const away = spansOf(absences);
  return {
    today: businessDate(now, timeZone),
    isWorkingDay: (date) => spansOfDay(dayNumber(date), calendar, away).length > 0,
    dueOn: (date, atTime) => dueOn(date, atTime, calendar),
  };
}

function dueOn(date: string, atTime: string | null, calendar: WorkingCalendar): Date {
  const last = spansOfDay(dayNumber(date), calendar, []).at(-1);
  if (atTime === null && last) return new Date(last.to);
  const read = parseInstant(`${date}T${atTime ?? "23:59"}`, calendar.timeZone);
  if (!read.ok) throw new RangeError(`"${atTime}" is not a time of day.`);
  return read.value;
}

export type Subject = { readonly kind: string; readonly isArchived: boolean };

export async function findSubject(tx: Tx, workspaceId: string, id: string): Promise<Subject | null> {
  const { rows } = await sql<Subject>`
    select kind, archived_at is not null as "isArchived" from platform.record where workspace_id = ${workspaceId} and id = ${id}`.execute(
    tx,
  );
  return rows[0] ?? null;
}

/** With the person's own eyes. */
export const seesSubject = async (tx: Tx, scope: Scope, { id, kind }: { readonly id: string; readonly kind: string }): Promise<boolean> => {
  const seen = await asReader(tx, scope, (eyes) => findSubject(eyes, scope.workspaceId, id));
  return seen?.kind === kind && !seen.isArchived;
};

export async function findTimeZone(tx: Tx, workspaceId: string): Promise<string> {
  const row = await tx.selectFrom("org.workspace").select("time_zone").where("id", "=", workspaceId).executeTakeFirstOrThrow();
  return row.time_zone;
}

export async function ownerOfRecord(tx: Tx, workspaceId: string, id: string): Promise<string | null> {
  const row = await tx
    .selectFrom("platform.record")
    .select("owner_id")
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .executeTakeFirst();
  return row?.owner_id ?? null;
}
