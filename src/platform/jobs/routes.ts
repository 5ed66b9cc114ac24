/** Dead letters over HTTP: seeing what came to nothing, and trying it again. */
import { z } from "@hono/zod-openapi";
import { deadLetter } from "#platform/http/contract.ts";
import type { Endpoint } from "#platform/http/endpoint/definition.ts";
import { endpoint } from "#platform/http/endpoint/endpoint.ts";
import { settle } from "#platform/http/endpoint/settle.ts";
import { fieldProblem } from "#platform/http/problem.ts";
import { id, page, paging } from "#platform/http/schema.ts";
import { decodeCursor, encodeCursor } from "#shared/cursor.ts";
import { type DeadLetter, listDeadLetters } from "./dead-letter.ts";
import { retryDeadLetter } from "./retry-dead-letter.ts";

const refusals = {
  already_retried: { status: 409, detail: "This job was already tried again. If it failed once more there is a newer entry." },
} as const;

export const deadLetterEndpoints: readonly Endpoint[] = [
  endpoint({
    method: "get",
    path: "/jobs/dead",
    tag: "Jobs",
    summary: "Jobs that used up their tries, latest first",
    right: "jobs.read",
    query: z.strictObject(paging),
    status: 200,
    answer: page(deadLetter),
    async handle({ actor, query, database }) {
      const { limit } = query;
      const after = query.cursor === undefined ? null : place(query.cursor);
      const found = await database.read({ ...actor.scope, sight: "all" }, (tx) => listDeadLetters(tx, actor.workspaceId, limit + 1, after));
      const items = found.slice(0, limit);
      const last = found.length > limit ? items.at(-1) : undefined;
      return { items: items.map(present), nextCursor: last ? encodeCursor([last.diedAt.toISOString(), last.id]) : null };
    },
  }),
  endpoint({
    method: "post",
    path: "/jobs/dead/{id}/retry",
    tag: "Jobs",
    summary: "Try a dead job again, for whom it was",
    right: "jobs.retry",
    params: z.object({ id }),
    status: 200,
    answer: deadLetter,
    refusals,
    async handle({ actor, params, commands, options }) {
      const letter = settle(await commands.execute(actor, retryDeadLetter, params, options), refusals);
      return present(letter);
    },
  }),
];

function place(cursor: string): { diedAt: Date; id: string } {
  const keys = decodeCursor(cursor, ["instant", "id"]);
  if (!keys.ok) throw fieldProblem("/cursor", "cursor_malformed", "This is no cursor of this list.");
  const [diedAt, last] = keys.value as [string, string];
  return { diedAt: new Date(diedAt), id: last };
}

/** Instants may be texts already: the answer kept under an idempotency key. */
const present = (letter: DeadLetter) => ({
  ...letter,
  diedAt: new Date(letter.diedAt).toISOString(),
  retriedAt: letter.retriedAt && new Date(letter.retriedAt).toISOString(),
});
