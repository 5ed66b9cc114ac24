/** Telling people: rows of the inbox, and jobs for letters and push, in the transaction of what they are told of. */
import { type RawBuilder, sql } from "kysely";
import { addJobs, type Given, type Job } from "#platform/command/command.ts";
import type { Tx } from "#platform/db/database.ts";
import { preferenceFor } from "../../core/notify/kind.ts";
import { type Notice, worthTelling } from "../../core/notify/notice.ts";
import { whenTold } from "../../core/notify/when.ts";
import { type Listener, loadListeners } from "./listeners.ts";

export const tellByMailTask = "tell_by_mail";
export const tellByPushTask = "tell_by_push";

/** What telling needs of a command: the instant, ids, and who did what is told. */
export type TellingGiven = Pick<Given, "now" | "newId"> & { readonly actor: Pick<Given["actor"], "workspaceId" | "personId"> };

/** What one person did, or the system: nobody is told of their own. */
export type News = { readonly by: string | null; readonly notices: readonly Notice[] };

/** Tells each person once and for all: the same notice again, in this transaction or a later one, changes nothing. */
export const notify = (tx: Tx, given: TellingGiven, notices: readonly Notice[]): Promise<void> =>
  tellOf(tx, given, [{ by: given.actor.personId, notices }]);

/** The same of several things at once: as many statements for a thousand as for one. */
export async function tellOf(tx: Tx, { actor: { workspaceId }, now, newId }: TellingGiven, news: readonly News[]): Promise<void> {
  const worth = news.flatMap(({ by, notices }) => worthTelling(notices, by).map((notice) => ({ by, notice })));
  if (worth.length === 0) return;
  const listeners = await loadListeners(tx, workspaceId, [...new Set(worth.map(({ notice }) => notice.personId))], now);
  const rows = worth.flatMap(({ by, notice }) => {
    const listener = listeners.get(notice.personId);
    return listener === undefined ? [] : [{ id: newId(), actor_id: by, ...rowOf(notice, listener) }];
  });
  if (rows.length === 0) return;
  // What is to go at a moment that others wait for already has its job, which sends all that is due by then.
  const isNew = (at: RawBuilder<unknown>, done: RawBuilder<unknown>) => sql<boolean>`not exists (select from work.notification o
    where o.workspace_id = n.workspace_id and o.person_id = n.person_id and o.${at} = n.${at} and o.${done} is null)`;
  const { rows: told } = await sql<ToldRow>`
    insert into work.notification as n (workspace_id, id, person_id, kind, once, subject_kind, subject_id, task_id, deviation_id, actor_id, data, is_in_app, created_at, mail_at, push_at)
    select ${workspaceId}::uuid, id, person_id, kind, once, subject_kind, subject_id, task_id, deviation_id, actor_id, data, is_in_app, ${now}::timestamptz, mail_at, push_at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, person_id uuid, kind text, once text, subject_kind text, subject_id uuid, task_id uuid,
      deviation_id uuid, actor_id uuid, data jsonb, is_in_app boolean, mail_at timestamptz, push_at timestamptz)
    on conflict (workspace_id, person_id, once) do nothing
    returning n.person_id as "personId", n.mail_at as "mailAt", n.push_at as "pushAt",
      ${isNew(sql.ref("mail_at"), sql.ref("mailed_at"))} as "isNewMail", ${isNew(sql.ref("push_at"), sql.ref("pushed_at"))} as "isNewPush"`.execute(
    tx,
  );
  await Promise.all([hintTo(tx, workspaceId, [...new Set(told.map(({ personId }) => personId))]), order(tx, told, now)]);
}

type ToldRow = {
  readonly personId: string;
  readonly mailAt: Date | null;
  readonly pushAt: Date | null;
  /** No other row of the person waits for that very moment. */
  readonly isNewMail: boolean;
  readonly isNewPush: boolean;
};

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

/** So long before it runs, a job is surely still waiting. */
const settled = 60_000;

/** One job for all that falls due for one person at one moment. */
async function order(tx: Tx, told: readonly ToldRow[], now: Date): Promise<void> {
  const due = new Map<string, Job>();
  const add = (task: string, personId: string, runAt: Date | null, isNew: boolean) => {
    if (runAt === null || (!isNew && runAt.getTime() > now.getTime() + settled)) return;
    const key = `${task}:${personId}:${runAt.getTime()}`;
    due.set(key, { task, payload: { personId }, runAt, key, maxAttempts: 12 });
  };
  for (const { personId, mailAt, pushAt, isNewMail, isNewPush } of told) {
    add(tellByMailTask, personId, mailAt, isNewMail);
    add(tellByPushTask, personId, pushAt, isNewPush);
  }
  if (due.size === 0) return;
  // By key: two transactions that order the same jobs wait for each other, but not in a circle.
  const jobs = [...due].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, job]) => job);
  // The system tells, not who did the thing: that person may have left by the time the digest goes.
  await Promise.all([
    sql`select set_config('app.told_by', current_setting('app.person', true), true), set_config('app.person', '', true)`.execute(tx),
    addJobs(tx, jobs),
    sql`select set_config('app.person', current_setting('app.told_by', true), true)`.execute(tx),
  ]);
}
