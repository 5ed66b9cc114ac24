/** API keys over HTTP. Everybody has their own; who manages keys sees and revokes all. */
import { z } from "@hono/zod-openapi";
import { sql } from "kysely";
import type { Actor } from "#platform/command/actor.ts";
import type { Tx } from "#platform/db/database.ts";
import { apiKey, createdKey, createKey, listKeys } from "#platform/http/contract.ts";
import type { RefusalAnswer } from "#platform/http/endpoint/definition.ts";
import { endpoint } from "#platform/http/endpoint/endpoint.ts";
import { settle } from "#platform/http/endpoint/settle.ts";
import { pageOf, startOf } from "#platform/http/page.ts";
import { forbidden } from "#platform/http/problem.ts";
import { id, page } from "#platform/http/schema.ts";
import { type ApiKeys, newKey } from "./api-key.ts";
import { creatingKey, type KeyRecord, type KeyRefusal, revokingKey } from "./operate-keys.ts";

export type KeyParts = { readonly keys: Pick<ApiKeys, "forget"> };

const refusals: Readonly<Record<KeyRefusal, RefusalAnswer>> = {
  expiry_past: { status: 422, path: "/expiresAt", detail: "The key would have expired already." },
};
const managesKeys = (actor: Actor) => actor.rights.has("keys.manage");

export const keyEndpoints = ({ keys }: KeyParts) => [
  endpoint({
    method: "get",
    path: "/keys",
    tag: "Keys",
    summary: "API keys, newest first",
    description: "One's own; with the right keys.manage everybody's, or one person's.",
    right: "keys.own",
    query: listKeys,
    status: 200,
    answer: page(apiKey),
    handle: async ({ actor, database, query }) => {
      const after = startOf(query.cursor, ["instant", "id"]) as readonly [string, string] | null;
      const owner = managesKeys(actor) ? (query.personId ?? null) : actor.personId;
      const { items, last } = await database.read({ ...actor.scope, sight: "all" }, (tx) =>
        keyPage(tx, actor.workspaceId, owner, query.limit, after),
      );
      return pageOf(items, last);
    },
  }),
  endpoint({
    method: "post",
    path: "/keys",
    tag: "Keys",
    summary: "Make an API key for oneself",
    description:
      "The answer shows the key this once. It may do what its person may, within its scopes. An Idempotency-Key is not remembered here, because the answer must not be kept.",
    right: "keys.own",
    body: createKey,
    status: 201,
    answer: createdKey,
    handle: async ({ actor, commands, body }) => {
      if (actor.personId === null) throw forbidden("Keys belong to people.");
      // A key cannot beget one that may do more.
      if (actor.via === "key" && !body.scopes.every((scope) => actor.rights.has(`scope.${scope}`)))
        throw forbidden("A key can make only keys with its own scopes.");
      const key = newKey();
      const expiresAt = body.expiresAt == null ? null : new Date(body.expiresAt);
      const made = settle(
        await commands.execute(actor, creatingKey, { personId: actor.personId, name: body.name, scopes: body.scopes, expiresAt, key }),
        refusals,
      );
      return { ...made, key: key.text };
    },
  }),
  endpoint({
    method: "delete",
    path: "/keys/{id}",
    tag: "Keys",
    summary: "Revoke an API key",
    description: "It stops working at once here, and within five seconds in other processes.",
    right: "keys.own",
    params: z.strictObject({ id }),
    status: 204,
    handle: async ({ actor, commands, params, options }) => {
      settle(
        await commands.execute(actor, revokingKey, { id: params.id, ownerId: managesKeys(actor) ? null : (actor.personId ?? "") }, options),
        {},
      );
      keys.forget(params.id);
    },
  }),
];

type Row = Omit<KeyRecord, "createdAt" | "expiresAt" | "lastUsedAt" | "revokedAt"> & {
  createdAt: Date;
  createdExactly: string;
  expiresAt: Date | null;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
};

async function keyPage(
  tx: Tx,
  workspaceId: string,
  ownerId: string | null,
  limit: number,
  after: readonly [string, string] | null,
): Promise<{ items: KeyRecord[]; last: readonly [string, string] | null }> {
  const conditions = [sql`workspace_id = ${workspaceId}`];
  if (ownerId !== null) conditions.push(sql`person_id = ${ownerId}`);
  if (after) conditions.push(sql`(created_at, id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`);
  const { rows } = await sql<Row>`
    select id, person_id as "personId", name, prefix, scopes, created_at as "createdAt", to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "createdExactly",
      expires_at as "expiresAt", last_used_at as "lastUsedAt", revoked_at as "revokedAt", version
    from platform.api_key where ${sql.join(conditions, sql` and `)} order by created_at desc, id desc limit ${limit + 1}`.execute(tx);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown.map(present), last: rows.length > limit && last ? [last.createdExactly, last.id] : null };
}

function present({ createdExactly: _, ...row }: Row): KeyRecord {
  const text = (instant: Date | null) => instant?.toISOString() ?? null;
  return {
    ...row,
    createdAt: row.createdAt.toISOString(),
    expiresAt: text(row.expiresAt),
    lastUsedAt: text(row.lastUsedAt),
    revokedAt: text(row.revokedAt),
  };
}
