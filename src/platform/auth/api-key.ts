/** API keys at work: from the text of a request to the person it acts for. */
import { sql } from "kysely";
import { systemActor } from "#platform/command/actor.ts";
import type { Database } from "#platform/db/database.ts";
import { hashOf, isKeyText, isUsable, type KeyTimes } from "./api-key-text.ts";

export { type NewKey, newKey } from "./api-key-text.ts";
export type KeyScope = "read" | "write";
export type KeyHolder = {
  readonly keyId: string;
  readonly workspaceId: string;
  readonly personId: string;
  readonly scopes: readonly KeyScope[];
};

export type ApiKeys = {
  /** Whom a key acts for; null if it is unknown, expired or revoked. */
  verify(text: string): Promise<KeyHolder | null>;
  /** After a revocation here: at once. Other processes notice within `remembered`. */
  forget(keyId: string): void;
};

/** How long an answer is believed without asking again. */
const remembered = 5_000;
const mostRemembered = 10_000;
/** Last use is written at most this often. */
const useNoted = 60_000;

type Row = {
  workspace_id: string;
  id: string;
  person_id: string;
  scopes: KeyScope[];
  expires_at: Date | null;
  revoked_at: Date | null;
  last_used_at: Date | null;
};
type Known = { readonly holder: KeyHolder; readonly times: KeyTimes; readonly until: number };

export function createApiKeys({ database, clock }: { readonly database: Database; readonly clock: () => Date }): ApiKeys {
  const known = new Map<string, Known>();
  /** Answers under way when a key was revoked must not be remembered. */
  let revocations = 0;

  const look = async (hash: string, now: Date): Promise<KeyHolder | null> => {
    const before = revocations;
    const { rows } = await database.lookUp((tx) => sql<Row>`select * from platform.find_api_key(${hash})`.execute(tx));
    const [row] = rows;
    if (row === undefined) return null;
    const times = { expiresAt: row.expires_at, revokedAt: row.revoked_at };
    if (!isUsable(times, now)) return null;
    const holder: KeyHolder = { keyId: row.id, workspaceId: row.workspace_id, personId: row.person_id, scopes: row.scopes };
    if (known.size >= mostRemembered) known.clear();
    if (before === revocations) known.set(hash, { holder, times, until: now.getTime() + remembered });
    if (row.last_used_at === null || now.getTime() - row.last_used_at.getTime() >= useNoted) await noteUse(database, holder, now);
    return holder;
  };

  return {
    async verify(text) {
      if (!isKeyText(text)) return null;
      const hash = hashOf(text);
      const now = clock();
      const found = known.get(hash);
      if (found && now.getTime() < found.until) return isUsable(found.times, now) ? found.holder : null;
      known.delete(hash);
      return look(hash, now);
    },
    forget(keyId) {
      revocations += 1;
      for (const [hash, { holder }] of known) if (holder.keyId === keyId) known.delete(hash);
    },
  };
}

/** Of several processes at once, one writes. */
async function noteUse(database: Database, { workspaceId, keyId }: KeyHolder, now: Date): Promise<void> {
  const stale = new Date(now.getTime() - useNoted);
  await database.command(systemActor(workspaceId, "key").scope, (tx) =>
    tx
      .updateTable("platform.api_key")
      .set({ last_used_at: now })
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", keyId)
      .where((row) => row.or([row("last_used_at", "is", null), row("last_used_at", "<=", stale)]))
      .execute(),
  );
}
