/** The operations on API keys: made for a person, revoked for good. The text itself is never written anywhere. */
import type { Operation } from "#platform/command/command.ts";
import { no, yes } from "#shared/result.ts";
import type { KeyScope, NewKey } from "./api-key.ts";

export type CreateKey = {
  readonly personId: string;
  readonly name: string;
  readonly scopes: readonly KeyScope[];
  readonly expiresAt: Date | null;
  readonly key: NewKey;
};
export type KeyRecord = {
  readonly id: string;
  readonly personId: string;
  readonly name: string;
  readonly prefix: string;
  readonly scopes: KeyScope[];
  readonly createdAt: string;
  readonly expiresAt: string | null;
  readonly lastUsedAt: string | null;
  readonly revokedAt: string | null;
  readonly version: number;
};

type KeyEvent =
  | { readonly type: "KeyCreated"; readonly id: string; readonly command: CreateKey }
  | { readonly type: "KeyRevoked"; readonly id: string };
export type KeyRefusal = "expiry_past";

export const creatingKey: Operation<CreateKey, true, KeyEvent, KeyRefusal, KeyRecord> = {
  feature: "platform",
  load: async () => true,
  decide: (_, command, { now, newId }) =>
    command.expiresAt !== null && command.expiresAt <= now ? no("expiry_past") : yes([{ type: "KeyCreated", id: newId(), command }]),
  async save(tx, events, _, { actor, now }) {
    for (const event of events) {
      if (event.type !== "KeyCreated") continue;
      const { personId, name, scopes, expiresAt, key } = event.command;
      await tx
        .insertInto("platform.api_key")
        .values({
          workspace_id: actor.workspaceId,
          id: event.id,
          person_id: personId,
          name,
          prefix: key.prefix,
          hash: key.hash,
          scopes: [...new Set(scopes)],
          created_at: now,
          created_by: actor.personId,
          expires_at: expiresAt,
        })
        .execute();
    }
  },
  record: recordKeyEvent,
  async answer(_, command, __, events, { now }) {
    const { personId, name, scopes, expiresAt, key } = command;
    return {
      id: events[0]?.id ?? "",
      personId,
      name,
      prefix: key.prefix,
      scopes: [...new Set(scopes)],
      createdAt: now.toISOString(),
      expiresAt: expiresAt?.toISOString() ?? null,
      lastUsedAt: null,
      revokedAt: null,
      version: 1,
    };
  },
};

export type RevokeKey = { readonly id: string /** Only this person's; null: anybody's. */; readonly ownerId: string | null };

export const revokingKey: Operation<RevokeKey, { readonly isRevoked: boolean; readonly version: number }, KeyEvent, never, null> = {
  feature: "platform",
  async load(tx, { id, ownerId }, { actor }) {
    const row = await tx
      .selectFrom("platform.api_key")
      .select(["person_id", "revoked_at", "version"])
      .where("workspace_id", "=", actor.workspaceId)
      .where("id", "=", id)
      .forUpdate()
      .executeTakeFirst();
    if (!row || (ownerId !== null && row.person_id !== ownerId)) return null;
    return { isRevoked: row.revoked_at !== null, version: row.version };
  },
  version: ({ version }) => version,
  // Revoked twice is revoked.
  decide: ({ isRevoked }, { id }) => yes(isRevoked ? [] : [{ type: "KeyRevoked" as const, id }]),
  async save(tx, events, _, { actor, now }) {
    for (const { id } of events) {
      await tx
        .updateTable("platform.api_key")
        .set((row) => ({ revoked_at: now, version: row("version", "+", 1) }))
        .where("workspace_id", "=", actor.workspaceId)
        .where("id", "=", id)
        .execute();
    }
  },
  record: recordKeyEvent,
  answer: async () => null,
};

function recordKeyEvent(event: KeyEvent) {
  if (event.type === "KeyRevoked") return { kind: "key_revoked", subjectKind: "api_key", subjectId: event.id, data: {} };
  const { personId, scopes, expiresAt, key } = event.command;
  return {
    kind: "key_created",
    subjectKind: "api_key",
    subjectId: event.id,
    data: { personId, prefix: key.prefix, scopes: [...scopes], expiresAt: expiresAt?.toISOString() ?? null },
  };
}
