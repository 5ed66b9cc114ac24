/** Open sign-ins of a user: seen and closed. Tokens never leave the table. */
import type pg from "pg";

/** A session ends after a month even if it is used every day; one made by a company's SSO after a day, so that leaving the company ends it. */
export const longestSession = 30 * 86_400_000;
export const longestBoundSession = 86_400_000;

export type OpenSession = {
  readonly id: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly ipAddress: string | null;
  readonly userAgent: string | null;
};

/** Which sessions somebody may see: all of the user's, or, from a session bound to a workspace, those bound to the same. */
export type SessionOwner = { readonly userId: string; readonly workspaceId: string | null };

const ofOwner = "user_id = $1 and ($2::text is null or workspace_id = $2)";

export function sessionBook(pool: pg.Pool, clock: () => Date) {
  return {
    async list({ userId, workspaceId }: SessionOwner): Promise<readonly OpenSession[]> {
      const { rows } = await pool.query<{
        id: string;
        created_at: Date;
        expires_at: Date;
        ip_address: string | null;
        user_agent: string | null;
      }>(
        `select id, created_at, expires_at, ip_address, user_agent from auth.session where ${ofOwner} and expires_at > $3 order by created_at desc, id desc limit 200`,
        [userId, workspaceId, clock()],
      );
      return rows.map((row) => ({
        id: row.id,
        createdAt: row.created_at,
        expiresAt: row.expires_at,
        ipAddress: row.ip_address || null,
        userAgent: row.user_agent || null,
      }));
    },
    /** Whether there was such a session. */
    async close({ userId, workspaceId }: SessionOwner, sessionId: string): Promise<boolean> {
      const { rowCount } = await pool.query(`delete from auth.session where ${ofOwner} and id = $3`, [userId, workspaceId, sessionId]);
      return rowCount === 1;
    },
    async closeOthers({ userId, workspaceId }: SessionOwner, keptId: string): Promise<void> {
      await pool.query(`delete from auth.session where ${ofOwner} and id <> $3`, [userId, workspaceId, keptId]);
    },
    /** Signs a user out everywhere, also from half-finished sign-ins, open password resets and trusted devices. */
    async closeAll(userId: string): Promise<void> {
      await pool.query("with proofs as (delete from auth.verification where value = $1) delete from auth.session where user_id = $1", [
        userId,
      ]);
    },
    /** Withdraws what was issued under the old password: trusted devices, open resets, half-finished sign-ins. */
    async withdrawProofs(userId: string): Promise<void> {
      await pool.query("delete from auth.verification where value = $1", [userId]);
    },
    async sweep(): Promise<void> {
      await pool.query(
        "with proofs as (delete from auth.verification where expires_at < $1) delete from auth.session where expires_at < $1",
        [clock()],
      );
    },
  };
}
