/** Users: those who sign in. What a company calls a person, and that person's e-mail there, is another matter (room `org`). */
import { hashPassword } from "better-auth/crypto";
import type pg from "pg";
import { newId } from "#shared/id.ts";
import { no, type Result, yes } from "#shared/result.ts";
import { plainEmail } from "./email.ts";
import { passwordProblem } from "./password-rules.ts";

export type NewUser = {
  /** Without it a new one. */
  readonly id?: string;
  readonly email: string;
  readonly name: string;
  readonly password: string | null;
  readonly language?: string /** Further words a guesser knows: the company's name. */;
  readonly about?: readonly string[];
};
export type KnownUser = { readonly userId: string; readonly hasPassword: boolean; readonly hasSecondFactor: boolean };

export type UserFacts = {
  readonly email: string;
  readonly name: string;
  readonly language: string | null;
  readonly createdAt: Date;
  readonly hasPassword: boolean;
  readonly hasSecondFactor: boolean;
};

const isUniqueViolation = (error: unknown) => (error as { code?: string }).code === "23505";

export function userBook(pool: pg.Pool, clock: () => Date) {
  return {
    async create({
      id,
      email,
      name,
      password,
      language,
      about = [],
    }: NewUser): Promise<Result<{ userId: string }, "email_taken" | "weak_password">> {
      if (password !== null && passwordProblem(password, [email, name, ...about]) !== null) return no("weak_password");
      const userId = id ?? newId();
      const hash = password === null ? null : await hashPassword(password);
      try {
        await pool.query(
          `with made as (insert into auth."user" (id, name, email, language, created_at, updated_at) values ($1, $2, $3, $4, $5, $5) returning id)
           insert into auth.account (id, user_id, provider_id, account_id, password, created_at, updated_at)
           select $6, id, 'credential', id, $7, $5, $5 from made where $7::text is not null`,
          [userId, name, plainEmail(email), language ?? null, clock(), newId(), hash],
        );
        return yes({ userId });
      } catch (error) {
        if (isUniqueViolation(error)) return no("email_taken");
        throw error;
      }
    },
    async byEmail(email: string): Promise<KnownUser | null> {
      const { rows } = await pool.query<{ id: string; has_password: boolean; two_factor_enabled: boolean | null }>(
        `select u.id, u.two_factor_enabled, exists (select from auth.account a where a.user_id = u.id and a.provider_id = 'credential' and a.password is not null) as has_password
         from auth."user" u where u.email = $1`,
        [plainEmail(email)],
      );
      const [row] = rows;
      return row === undefined ? null : { userId: row.id, hasPassword: row.has_password, hasSecondFactor: row.two_factor_enabled === true };
    },
    async find(userId: string): Promise<{ email: string; name: string; language: string | null; hasSecondFactor: boolean } | null> {
      const { rows } = await pool.query<{ email: string; name: string; language: string | null; two_factor_enabled: boolean | null }>(
        'select email, name, language, two_factor_enabled from auth."user" where id = $1',
        [userId],
      );
      const [row] = rows;
      return row === undefined
        ? null
        : { email: row.email, name: row.name, language: row.language, hasSecondFactor: row.two_factor_enabled === true };
    },
    async passwordHash(userId: string): Promise<string | null> {
      const { rows } = await pool.query<{ password: string | null }>(
        "select password from auth.account where user_id = $1 and provider_id = 'credential'",
        [userId],
      );
      return rows[0]?.password ?? null;
    },
    async facts(userId: string): Promise<UserFacts | null> {
      const { rows } = await pool.query<UserFacts>(
        `select u.email, u.name, u.language, u.created_at as "createdAt", coalesce(u.two_factor_enabled, false) as "hasSecondFactor",
           exists (select from auth.account a where a.user_id = u.id and a.password is not null) as "hasPassword" from auth."user" u where u.id = $1`,
        [userId],
      );
      return rows[0] ?? null;
    },
    async changeEmail(userId: string, email: string): Promise<Result<null, "email_taken" | "unknown_user">> {
      try {
        const { rowCount } = await pool.query('update auth."user" set email = $2, email_verified = false, updated_at = $3 where id = $1', [
          userId,
          plainEmail(email),
          clock(),
        ]);
        return rowCount === 1 ? yes(null) : no("unknown_user");
      } catch (error) {
        if (isUniqueViolation(error)) return no("email_taken");
        throw error;
      }
    },
    async setLanguage(userId: string, language: string): Promise<void> {
      await pool.query('update auth."user" set language = $2, updated_at = $3 where id = $1', [userId, language, clock()]);
    },
    /** The mailbox proved itself: a token sent to it came back. */
    async markVerified(userId: string): Promise<void> {
      await pool.query('update auth."user" set email_verified = true, updated_at = $2 where id = $1', [userId, clock()]);
    },
    /** A new password without the old one: only for whoever runs the server. */
    async setPassword(userId: string, password: string): Promise<Result<null, "weak_password" | "unknown_user">> {
      const user = await this.find(userId);
      if (user === null) return no("unknown_user");
      if (passwordProblem(password, [user.email, user.name]) !== null) return no("weak_password");
      await pool.query(
        `insert into auth.account (id, user_id, provider_id, account_id, password, created_at, updated_at) values ($1, $2, 'credential', $2, $3, $4, $4)
         on conflict (provider_id, account_id) do update set password = excluded.password, updated_at = excluded.updated_at`,
        [newId(), userId, await hashPassword(password), clock()],
      );
      return yes(null);
    },
    /** For somebody who lost the phone and the recovery codes: only for whoever runs the server. */
    async dropSecondFactor(userId: string): Promise<void> {
      await pool.query(
        'with dropped as (delete from auth.two_factor where user_id = $1) update auth."user" set two_factor_enabled = false, updated_at = $2 where id = $1',
        [userId, clock()],
      );
    },
    /** Everything of the user goes: password, second factor, sessions, open proofs. Answers false, and leaves it all, if a company still has the user. */
    async erase(userId: string): Promise<boolean> {
      const { rowCount } = await pool.query(
        'with proofs as (delete from auth.verification where value = $1 and not platform.is_user_needed($1)) delete from auth."user" where id = $1 and not platform.is_user_needed($1)',
        [userId],
      );
      return rowCount === 1;
    },
  };
}
