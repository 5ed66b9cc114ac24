/** The first answer to an idempotency key is given again, whoever asks twice, whenever within a day. */
import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";
import type { Actor } from "./actor.ts";

/** The key as sent, and a hash of method, path and body: the same key for something else is a mistake. */
export type IdempotencyKey = { readonly key: string; readonly requestHash: string };

export function requestHash(method: string, path: string, body: unknown): string {
  return createHash("sha256")
    .update(JSON.stringify([method, path, body ?? null]))
    .digest("hex");
}

/** Runs `work` once per key. A second caller waits for the first one's commit on the key's row, then gets its answer. */
export async function answerOnce<A>(tx: Tx, actor: Actor, wanted: IdempotencyKey, work: () => Promise<A>, reused: () => Error): Promise<A> {
  if (actor.personId === null) return work();
  const own = { workspace_id: actor.workspaceId, person_id: actor.personId, key: wanted.key };
  const claimed = await tx
    .insertInto("platform.idempotency")
    .values({ ...own, request_hash: wanted.requestHash })
    .onConflict((conflict) => conflict.columns(["workspace_id", "person_id", "key"]).doNothing())
    .executeTakeFirst();
  const mine = tx
    .selectFrom("platform.idempotency")
    .where("workspace_id", "=", own.workspace_id)
    .where("person_id", "=", own.person_id)
    .where("key", "=", own.key);
  if (claimed.numInsertedOrUpdatedRows === 0n) {
    const first = await mine.select(["request_hash", "body"]).executeTakeFirstOrThrow();
    if (first.request_hash !== wanted.requestHash) throw reused();
    return first.body as A;
  }
  const answer = await work();
  await sql`update platform.idempotency set body = ${JSON.stringify(answer)}::json where workspace_id = ${own.workspace_id} and person_id = ${own.person_id} and key = ${own.key}`.execute(
    tx,
  );
  return answer;
}

/** Forgets keys older than a day, in one workspace. */
export async function forgetOldKeys(tx: Tx, workspaceId: string, now: Date): Promise<void> {
  await tx
    .deleteFrom("platform.idempotency")
    .where("workspace_id", "=", workspaceId)
    .where("created_at", "<", new Date(now.getTime() - 86_400_000))
    .execute();
}
