/** How somebody wants to hear of things, read and written. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";
import { type NoticeKind, noticeKinds, type Preference, preferenceFor } from "../../core/notify/kind.ts";
import { noQuietHours, type QuietHours } from "../../core/notify/when.ts";

export type Choices = {
  readonly kinds: readonly ({ readonly kind: NoticeKind } & Preference)[];
  readonly quietHours: QuietHours;
  readonly timeZone: string;
};

/** Held until the transaction ends: whoever changes them next waits. */
export async function holdChoices(tx: Tx, workspaceId: string, personId: string): Promise<void> {
  await sql`select id from org.person where workspace_id = ${workspaceId} and id = ${personId} for no key update`.execute(tx);
}

export async function loadChoices(tx: Tx, workspaceId: string, personId: string): Promise<Choices> {
  const { rows: chosen } = await sql<Preference & { readonly kind: string }>`
    select kind, in_app as "inApp", mail, push from work.preference where workspace_id = ${workspaceId} and person_id = ${personId}`.execute(
    tx,
  );
  const { rows } = await sql<QuietHours & { readonly timeZone: string; readonly isSet: boolean }>`
    select left(q.from_time::text, 5) as from, left(q.to_time::text, 5) as to, coalesce(q.is_only_working_days, false) as "isOnlyWorkingDays",
      left(q.digest_at::text, 5) as "digestAt", q.person_id is not null as "isSet", coalesce(p.time_zone, w.time_zone) as "timeZone"
    from org.person p join org.workspace w on w.id = p.workspace_id
    left join work.quiet_hours q on q.workspace_id = p.workspace_id and q.person_id = p.id
    where p.workspace_id = ${workspaceId} and p.id = ${personId}`.execute(tx);
  const [row] = rows;
  const byKind = new Map(chosen.map(({ kind, inApp, mail, push }) => [kind, { inApp, mail, push }]));
  return {
    kinds: noticeKinds.map((kind) => ({ kind, ...preferenceFor(kind, byKind) })),
    quietHours: row?.isSet
      ? { from: row.from, to: row.to, isOnlyWorkingDays: row.isOnlyWorkingDays, digestAt: row.digestAt }
      : noQuietHours,
    timeZone: row?.timeZone ?? "UTC",
  };
}

export async function saveChoices(
  tx: Tx,
  workspaceId: string,
  personId: string,
  { kinds, quietHours }: Pick<Choices, "kinds" | "quietHours">,
): Promise<void> {
  await sql`
    insert into work.preference (workspace_id, person_id, kind, in_app, mail, push)
    select ${workspaceId}::uuid, ${personId}::uuid, kind, "inApp", mail, push
    from jsonb_to_recordset(${JSON.stringify(kinds)}::jsonb) as r (kind text, "inApp" boolean, mail text, push boolean)
    on conflict (workspace_id, person_id, kind) do update set in_app = excluded.in_app, mail = excluded.mail, push = excluded.push`.execute(
    tx,
  );
  await sql`
    insert into work.quiet_hours (workspace_id, person_id, from_time, to_time, is_only_working_days, digest_at)
    values (${workspaceId}, ${personId}, ${quietHours.from}::time, ${quietHours.to}::time, ${quietHours.isOnlyWorkingDays}, ${quietHours.digestAt}::time)
    on conflict (workspace_id, person_id) do update set from_time = excluded.from_time, to_time = excluded.to_time,
      is_only_working_days = excluded.is_only_working_days, digest_at = excluded.digest_at, version = work.quiet_hours.version + 1`.execute(
    tx,
  );
}
