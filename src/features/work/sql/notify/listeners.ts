/** How each of these people wants to hear of things, and what their day looks like. */
import { sql } from "kysely";
import { loadAbsencesOf, loadWorkingCalendar } from "#features/org/sql/working-time.ts";
import type { Tx } from "#platform/db/database.ts";
import { addDays } from "#shared/date.ts";
import { businessDate } from "#shared/period.ts";
import type { Preference } from "../../core/notify/kind.ts";
import { type Circumstances, noQuietHours, type QuietHours, type WorkBegins, workBeginsBy } from "../../core/notify/when.ts";

export type Listener = {
  readonly preferences: ReadonlyMap<string, Preference>;
  readonly quiet: QuietHours;
  readonly around: Circumstances;
  /** Whether any browser of theirs takes push messages. */
  readonly hasPush: boolean;
};

type Row = {
  readonly id: string;
  readonly timeZone: string;
  readonly companyZone: string;
  readonly quiet: QuietHours | null;
  readonly chosen: readonly (Preference & { readonly kind: string })[];
  readonly hasPush: boolean;
};

/** Whoever has left, or was erased, hears of nothing. */
export async function loadListeners(
  tx: Tx,
  workspaceId: string,
  personIds: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, Listener>> {
  const { rows } = await sql<Row>`
    select p.id, coalesce(p.time_zone, w.time_zone) as "timeZone", w.time_zone as "companyZone",
      case when q.person_id is null then null else jsonb_build_object('from', left(q.from_time::text, 5), 'to', left(q.to_time::text, 5),
        'isOnlyWorkingDays', q.is_only_working_days, 'digestAt', left(q.digest_at::text, 5)) end as quiet,
      coalesce((select jsonb_agg(jsonb_build_object('kind', c.kind, 'inApp', c.in_app, 'mail', c.mail, 'push', c.push))
        from work.preference c where c.workspace_id = p.workspace_id and c.person_id = p.id), '[]') as chosen,
      exists (select from work.push_subscription s where s.workspace_id = p.workspace_id and s.person_id = p.id and s.ended_at is null) as "hasPush"
    from org.person p join org.workspace w on w.id = p.workspace_id
    left join work.quiet_hours q on q.workspace_id = p.workspace_id and q.person_id = p.id
    where p.workspace_id = ${workspaceId} and p.id = any (${[...personIds]}::uuid[]) and p.status in ('active', 'invited')`.execute(tx);
  const workBegins = await loadWorkBegins(tx, workspaceId, rows, now);
  return new Map(
    rows.map(({ id, timeZone, quiet, chosen, hasPush }) => [
      id,
      {
        preferences: new Map(chosen.map(({ kind, ...preference }) => [kind, preference])),
        quiet: quiet ?? noQuietHours,
        around: { timeZone, now, workBegins: workBegins.get(id) ?? (() => null) },
        hasPush,
      },
    ]),
  );
}

/** Calendar and absences are read only for those whose days off are quiet. */
async function loadWorkBegins(tx: Tx, workspaceId: string, rows: readonly Row[], now: Date): Promise<ReadonlyMap<string, WorkBegins>> {
  const ids = rows.filter(({ quiet }) => quiet?.isOnlyWorkingDays).map(({ id }) => id);
  const [first] = rows;
  if (ids.length === 0 || !first) return new Map();
  const timeZone = first.companyZone;
  const from = addDays(businessDate(now, timeZone), -1);
  const [calendar, absences] = await Promise.all([
    loadWorkingCalendar(tx, workspaceId, from),
    loadAbsencesOf(tx, workspaceId, ids, { from, timeZone }),
  ]);
  return new Map(calendar ? ids.map((id) => [id, workBeginsBy(calendar, absences.get(id) ?? [])]) : []);
}
