/** Telling people: rows of the inbox, and jobs for letters and push, in the transaction of what they are told of. */
import { sql } from "kysely";
import { addJob, type Given } from "#platform/command/command.ts";
import type { Tx } from "#platform/db/database.ts";
import { preferenceFor } from "../../core/notify/kind.ts";
import { type Notice, worthTelling } from "../../core/notify/notice.ts";
import { whenTold } from "../../core/notify/when.ts";
import { type Listener, loadListeners } from "./listeners.ts";

export const tellByMailTask = "tell_by_mail";
export const tellByPushTask = "tell_by_push";

/** What telling needs of a command: the instant, ids, and who did what is told. */
export type TellingGiven = Pick<Given, "now" | "newId"> & { readonly actor: Pick<Given["actor"], "workspaceId" | "personId"> };

/** Tells each person once and for all: the same notice again, in this transaction or a later one, changes nothing. */
export async function notify(tx: Tx, given: TellingGiven, notices: readonly Notice[]): Promise<void> {
  const { actor, now, newId } = given;
  const worth = worthTelling(notices, actor.personId);
  if (worth.length === 0) return;
  const listeners = await loadListeners(tx, actor.workspaceId, [...new Set(worth.map(({ personId }) => personId))], now);
  const rows = worth.flatMap((notice) => {
    const listener = listeners.get(notice.personId);
    return listener === undefined ? [] : [{ id: newId(), ...rowOf(notice, listener) }];
  });
  if (rows.length === 0) return;
  const { rows: told } = await sql<{ personId: string; mailAt: Date | null; pushAt: Date | null }>`
    insert into work.notification (workspace_id, id, person_id, kind, once, subject_kind, subject_id, task_id, deviation_id, actor_id, data, is_in_app, created_at, mail_at, push_at)
    select ${actor.workspaceId}::uuid, id, person_id, kind, once, subject_kind, subject_id, task_id, deviation_id, ${actor.personId}::uuid, data, is_in_app, ${now}::timestamptz, mail_at, push_at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, person_id uuid, kind text, once text, subject_kind text, subject_id uuid, task_id uuid,
      deviation_id uuid, data jsonb, is_in_app boolean, mail_at timestamptz, push_at timestamptz)
    on conflict (workspace_id, person_id, once) do nothing
    returning person_id as "personId", mail_at as "mailAt", push_at as "pushAt"`.execute(tx);
  await Promise.all([hintTo(tx, actor.workspaceId, [...new Set(told.map(({ personId }) => personId))]), order(tx, told)]);
}

function rowOf(notice: Notice, listener: Listener) {
  const { personId, kind, once, subject, taskId, deviationId, data = {}, isUrgent = false } = notice;
  const preference = preferenceFor(kind, listener.preferences);
  const { mailAt, pushAt } = whenTold(preference, isUrgent, listener.quiet, listener.around);
  return {
    person_id: personId,
    kind,
    once,
    subject_kind: subject?.kind ?? null,
    subject_id: subject?.id ?? null,
    task_id: taskId ?? null,
    deviation_id: deviationId ?? null,
    data,
    is_in_app: preference.inApp,
    mail_at: mailAt,
    push_at: listener.hasPush ? pushAt : null,
  };
}

/** Only the screens of whoever is told read anew. */
export async function hintTo(tx: Tx, workspaceId: string, personIds: readonly string[]): Promise<void> {
  const messages = personIds.map((to) => JSON.stringify({ workspace: workspaceId, feature: "notifications", id: to, to }));
  if (messages.length > 0) await sql`select pg_notify('live', message) from unnest(${messages}::text[]) as message`.execute(tx);
}

/** One job for all that falls due for one person at one moment. */
async function order(
  tx: Tx,
  told: readonly { readonly personId: string; readonly mailAt: Date | null; readonly pushAt: Date | null }[],
): Promise<void> {
  const due = new Map<string, { readonly task: string; readonly personId: string; readonly runAt: Date }>();
  const add = (task: string, personId: string, runAt: Date | null) => {
    if (runAt !== null) due.set(`${task}:${personId}:${runAt.getTime()}`, { task, personId, runAt });
  };
  for (const { personId, mailAt, pushAt } of told) {
    add(tellByMailTask, personId, mailAt);
    add(tellByPushTask, personId, pushAt);
  }
  if (due.size === 0) return;
  // The system tells, not who did the thing: that person may have left by the time the digest goes.
  await Promise.all([
    sql`select set_config('app.told_by', current_setting('app.person', true), true), set_config('app.person', '', true)`.execute(tx),
    ...[...due].map(([key, { task, personId, runAt }]) => addJob(tx, { task, payload: { personId }, runAt, key, maxAttempts: 12 })),
    sql`select set_config('app.person', current_setting('app.told_by', true), true)`.execute(tx),
  ]);
}
