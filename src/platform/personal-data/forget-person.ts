/** Takes a person's values out of the platform's tables; facts, ids and numbers stay. A room calls it in the command that erases. */
import { type RawBuilder, sql } from "kysely";
import { erasePersonalValues } from "#platform/command/journal.ts";
import type { Tx } from "#platform/db/database.ts";
import { erasedMark, redact } from "#shared/redact.ts";

export type Forgotten = {
  readonly workspaceId: string;
  readonly personId: string;
  /** What the person is and was called and reached by: names, e-mail addresses, telephone numbers. */
  readonly words: readonly string[];
  readonly now: Date;
};

export async function forgetPerson(tx: Tx, forgotten: Forgotten): Promise<void> {
  await erasePersonalValues(tx, forgotten.workspaceId, forgotten.personId, forgotten.now);
  await closeOwnRows(tx, forgotten);
  await forgetAnswers(tx, forgotten);
  await redactMails(tx, forgotten);
  await redactDeadLetters(tx, forgotten);
  await redactFileNames(tx, forgotten);
}

/** Keys open nothing any more, and their names, which the person chose, go. A letter not yet sent has nobody to go to. */
async function closeOwnRows(tx: Tx, { workspaceId, personId, now }: Forgotten): Promise<void> {
  const own = sql`workspace_id = ${workspaceId} and person_id = ${personId}`;
  await sql`update platform.api_key set name = ${erasedMark}, revoked_at = coalesce(revoked_at, ${now}), version = version + 1 where ${own}`.execute(
    tx,
  );
  await sql`
    update platform.mail set parameters = '{}', failure = case when sent_at is null then 'recipient_erased' end,
      failed_at = case when sent_at is null then coalesce(failed_at, ${now}) else failed_at end where ${own}`.execute(tx);
}

/** Kept first answers: those to the person, and those that tell of the person, by id or by any of the words. */
async function forgetAnswers(tx: Tx, { workspaceId, personId, words }: Forgotten): Promise<void> {
  await sql`
    delete from platform.idempotency where workspace_id = ${workspaceId}
      and (person_id = ${personId} or ${mentions(sql`concat(key, ' ', body)`, [personId, ...words])})`.execute(tx);
}

/** Letters to others that mention the person. */
async function redactMails(tx: Tx, { workspaceId, words }: Forgotten): Promise<void> {
  const { rows } = await sql<{ id: string; parameters: unknown; failure: string | null }>`
    select id, parameters, failure from platform.mail where workspace_id = ${workspaceId} and ${mentions(sql`concat(parameters, ' ', failure)`, words)} for update`.execute(
    tx,
  );
  for (const { id, parameters, failure } of rows)
    await sql`update platform.mail set parameters = ${JSON.stringify(redact(parameters, words))}::jsonb, failure = ${redact(failure, words)}
      where workspace_id = ${workspaceId} and id = ${id}`.execute(tx);
}

async function redactDeadLetters(tx: Tx, { workspaceId, words }: Forgotten): Promise<void> {
  const { rows } = await sql<{ id: string; payload: unknown; error: string }>`
    select id, payload, error from platform.dead_letter where workspace_id = ${workspaceId} and ${mentions(sql`concat(payload, ' ', error)`, words)} for update`.execute(
    tx,
  );
  for (const { id, payload, error } of rows)
    await sql`update platform.dead_letter set payload = ${JSON.stringify(redact(payload, words))}::jsonb, error = ${redact(error, words)}
      where workspace_id = ${workspaceId} and id = ${id}`.execute(tx);
}

async function redactFileNames(tx: Tx, { workspaceId, words }: Forgotten): Promise<void> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from platform.file where workspace_id = ${workspaceId} and ${mentions(sql`name`, words)} for update`.execute(tx);
  for (const { id, name } of rows)
    await sql`update platform.file set name = ${redact(name, words)} where workspace_id = ${workspaceId} and id = ${id}`.execute(tx);
}

/** Rows worth a closer look: the text holds one of the words, as it is or as JSON writes it, in any case. */
function mentions(text: RawBuilder<unknown>, words: readonly string[]): RawBuilder<boolean> {
  const asJson = words.map((word) => JSON.stringify(word).slice(1, -1));
  return sql<boolean>`exists (select from unnest(${[...words, ...asJson]}::text[]) as word where strpos(lower(${text}), lower(word)) > 0)`;
}
