/** Trying a dead job again: once, for the person it was for, with an entry in the journal. */
import { sql } from "kysely";
import type { Operation } from "#platform/command/command.ts";
import { asReader } from "#platform/db/database.ts";
import { no, type Result, yes } from "#shared/result.ts";
import { type DeadLetter, deadLetterById } from "./dead-letter.ts";

export type RetryDeadLetter = { readonly id: string };
export type DeadLetterRetried = { readonly type: "dead_letter_retried"; readonly id: string; readonly task: string; readonly at: Date };
export type RetryRefusal = "already_retried";

export function decideRetry(letter: DeadLetter, now: Date): Result<readonly DeadLetterRetried[], RetryRefusal> {
  return letter.retriedAt === null
    ? yes([{ type: "dead_letter_retried", id: letter.id, task: letter.task, at: now }])
    : no("already_retried");
}

export const retryDeadLetter: Operation<RetryDeadLetter, DeadLetter, DeadLetterRetried, RetryRefusal, DeadLetter> = {
  feature: "jobs",
  async load(tx, { id }, { actor }) {
    const seen = await asReader(tx, actor.scope, (eyes) => deadLetterById(eyes, actor.workspaceId, id));
    if (seen === null) return null;
    await sql`select from platform.dead_letter where workspace_id = ${actor.workspaceId} and id = ${id} for update`.execute(tx);
    return deadLetterById(tx, actor.workspaceId, id);
  },
  decide: (letter, _, { now }) => decideRetry(letter, now),
  async save(tx, events) {
    for (const { id, at } of events) await sql`select platform.retry_dead_letter(${id}, ${at})`.execute(tx);
  },
  record: ({ id, task }) => ({ kind: "dead_letter_retried", subjectKind: "dead_letter", subjectId: id, data: { task } }),
  async answer(tx, { id }, letter, _, { actor }) {
    return (await deadLetterById(tx, actor.workspaceId, id)) ?? letter;
  },
};
