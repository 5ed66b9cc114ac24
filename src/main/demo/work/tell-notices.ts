/** The inbox of the last two weeks: what the product would have told, most of it read. No letters go out for what is told. */
import { sql } from "kysely";
import { type Notice, worthTelling } from "#features/work/core/notify/notice.ts";
import { noticesOfTask } from "#features/work/core/notify/notices-of-tasks.ts";
import type { Random } from "#shared/random.ts";
import type { Chapter } from "../storyteller.ts";
import type { Happening } from "./happenings.ts";

export type ToldNotice = { readonly notice: Notice; readonly at: Date; readonly actorId: string | null };

const DAY = 86_400_000;
/** How long an inbox reaches back. */
const days = 14;

export const noticesOf = (happenings: readonly Happening[]): readonly ToldNotice[] =>
  happenings.flatMap(({ event, at, actorId }) => {
    if ("run" in event) return [];
    return worthTelling(noticesOfTask(event), actorId).map((notice) => ({ notice, at, actorId }));
  });

export async function tellNotices(
  chapter: Chapter,
  workspaceId: string,
  told: readonly ToldNotice[],
  end: Date,
  random: Random,
): Promise<void> {
  const { tx } = chapter;
  const rows = told
    .filter(({ at }) => at.getTime() > end.getTime() - days * DAY && at <= end)
    .sort((one, other) => one.at.getTime() - other.at.getTime())
    .map(({ notice, at, actorId }) => {
      const { personId, kind, once, subject, taskId, deviationId, data = {} } = notice;
      return {
        ...{ id: chapter.idAt(at), person_id: personId, kind, once, subject_kind: subject?.kind ?? null, subject_id: subject?.id ?? null },
        ...{
          task_id: taskId ?? null,
          deviation_id: deviationId ?? null,
          actor_id: actorId,
          data,
          created_at: at,
          read_at: readAt(at, end, random),
        },
      };
    });
  await sql`
    insert into work.notification (workspace_id, id, person_id, kind, once, subject_kind, subject_id, task_id, deviation_id, actor_id, data, created_at, read_at)
    select ${workspaceId}::uuid, id, person_id, kind, once, subject_kind, subject_id, task_id, deviation_id, actor_id, data, created_at, read_at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, person_id uuid, kind text, once text, subject_kind text, subject_id uuid, task_id uuid,
      deviation_id uuid, actor_id uuid, data jsonb, created_at timestamptz, read_at timestamptz)
    on conflict (workspace_id, person_id, once) do nothing`.execute(tx);
  // What a command of the story told went out then: nothing is left to be sent.
  await sql`
    update work.notification set mailed_at = coalesce(mailed_at, mail_at), pushed_at = coalesce(pushed_at, push_at)
    where workspace_id = ${workspaceId} and (mail_at is not null or push_at is not null)`.execute(tx);
}

/** Old news was read; of the last two days about half. */
function readAt(at: Date, end: Date, random: Random): Date | null {
  const age = end.getTime() - at.getTime();
  if (random.next() > (age > 4 * DAY ? 0.97 : age > 2 * DAY ? 0.8 : 0.45)) return null;
  return new Date(at.getTime() + Math.min(age, random.integer(3, 180) * 60_000));
}
