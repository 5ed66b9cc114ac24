/** Everything the database knows about one person. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";

/** JSON as the API writes it: instants in ISO 8601 with offset (the session's zone is irrelevant to what they mean). */
const rowsOf = async (tx: Tx, query: ReturnType<typeof sql>): Promise<readonly Record<string, unknown>[]> =>
  (await sql<Record<string, unknown>>`${query}`.execute(tx)).rows;

/** Parts by name, in the order in which they are told. Runs under a scope that sees the workspace: one's own data is more than what one sees at work. */
export async function personalRows(tx: Tx, workspaceId: string, personId: string) {
  const own = sql`workspace_id = ${workspaceId} and person_id = ${personId}`;
  return {
    history: {
      reporting: await rowsOf(
        tx,
        sql`select from_at as "from", to_at as "to", chief_id as "chiefId" from org.reporting where ${own} order by from_at, id`,
      ),
      units: await rowsOf(
        tx,
        sql`select from_at as "from", to_at as "to", unit_id as "unitId" from org.unit_membership where ${own} order by from_at, id`,
      ),
      levels: await rowsOf(
        tx,
        sql`select h.from_at as "from", h.to_at as "to", l.key as level, h.role from org.level_holding h left join org.level l on l.workspace_id = h.workspace_id and l.id = h.level_id
            where h.workspace_id = ${workspaceId} and h.person_id = ${personId} order by h.from_at, h.id`,
      ),
    },
    positions: await rowsOf(
      tx,
      sql`select id, title, unit_id as "unitId", opened_on as "openedOn", closed_on as "closedOn" from org.position where ${own} order by opened_on, id`,
    ),
    pairings: await rowsOf(
      tx,
      sql`select id, giver_id as "giverId", taker_id as "takerId", from_at as "from", to_at as "to" from org.pairing where workspace_id = ${workspaceId} and ${personId} in (giver_id, taker_id) order by from_at, id`,
    ),
    absences: await rowsOf(
      tx,
      sql`select id, person_id as "personId", kind, from_on as "fromOn", to_on as "toOn", deputy_id as "deputyId", cancelled_at as "cancelledAt", version from org.absence where ${own} order by from_on, id`,
    ),
    deputyIn: await rowsOf(
      tx,
      sql`select id, person_id as "personId", from_on as "fromOn", to_on as "toOn", cancelled_at as "cancelledAt" from org.absence where workspace_id = ${workspaceId} and deputy_id = ${personId} order by from_on, id`,
    ),
    invitations: await rowsOf(
      tx,
      sql`select id, created_at as "createdAt", expires_at as "expiresAt", accepted_at as "acceptedAt", revoked_at as "revokedAt" from org.invitation where ${own} order by created_at, id`,
    ),
    apiKeys: await rowsOf(
      tx,
      sql`select id, name, prefix, scopes, created_at as "createdAt", expires_at as "expiresAt", last_used_at as "lastUsedAt", revoked_at as "revokedAt" from platform.api_key where ${own} order by created_at, id`,
    ),
    files: await rowsOf(
      tx,
      sql`select id, name, media_type as "mediaType", bytes::text as bytes, created_at as "createdAt" from platform.file where workspace_id = ${workspaceId} and owner_id = ${personId} order by created_at, id`,
    ),
    mails: await rowsOf(
      tx,
      sql`select id, template, parameters, created_at as "createdAt", sent_at as "sentAt", failed_at as "failedAt" from platform.mail where ${own} order by created_at, id`,
    ),
    changesAboutThePerson: await changesAbout(tx, workspaceId, personId),
    // What the person did to other records is told without those records' content, which is not about the person.
    changesByThePerson: await rowsOf(
      tx,
      sql`select id, at, kind, subject_kind as "subjectKind", subject_id as "subjectId", via from platform.journal where workspace_id = ${workspaceId} and actor_id = ${personId} order by at, id`,
    ),
  };
}

function changesAbout(tx: Tx, workspaceId: string, personId: string) {
  return rowsOf(
    tx,
    sql`
      select j.id, j.at, j.kind, j.subject_kind as "subjectKind", j.subject_id as "subjectId", j.via, j.actor_id as "actorId", j.data,
        coalesce((select jsonb_agg(jsonb_build_object('field', v.field, 'before', v.before, 'after', v.after) order by v.field)
          from platform.journal_personal v where v.workspace_id = j.workspace_id and v.journal_id = j.id and v.subject_id = ${personId}), '[]') as values
      from platform.journal j
      where j.workspace_id = ${workspaceId} and j.id in (
        select id from platform.journal where workspace_id = ${workspaceId} and subject_id = ${personId}
        union select journal_id from platform.journal_personal where workspace_id = ${workspaceId} and subject_id = ${personId})
      order by j.at, j.id`,
  );
}

export async function findUserId(tx: Tx, workspaceId: string, personId: string): Promise<string | null> {
  const row = await tx
    .selectFrom("org.person")
    .select("user_id")
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", personId)
    .executeTakeFirst();
  return row?.user_id ?? null;
}
