/**
 * Sign-in. Everything below `/api/auth` that is open, with what pages send and get (JSON; POST needs the page's own origin):
 *
 * | route | request | answer |
 * |---|---|---|
 * | POST sign-in/email | `{email, password, rememberMe?}` | 200 `{user}` and the session cookie; or 200 `{twoFactorRedirect: true, twoFactorMethods: ["totp"]}`: ask for a code next; 401 `INVALID_EMAIL_OR_PASSWORD`, the same for unknown addresses |
 * | POST sign-out | `{}` | 200 `{success}` |
 * | GET get-session | | 200 `{session: {id, expiresAt, workspaceId, …}, user: {id, name, email, twoFactorEnabled, language, …}}` or `null`; renews the cookie, so ask when a page opens |
 * | POST request-password-reset | `{email}` | 200 always the same; 503 `MAIL_NOT_CONFIGURED`: ask the administrator |
 * | POST reset-password | `{token, newPassword}` | 200 `{status}`; the letter's link is `/reset-password#token=…` (once, 1 h); 400 `INVALID_TOKEN`; signs out everywhere |
 * | POST change-password | `{currentPassword, newPassword}` | 200; a new cookie here, signed out everywhere else; 400 `INVALID_PASSWORD` |
 * | POST two-factor/enable | `{password}` | 200 `{totpURI, backupCodes}`: show the QR code and the recovery codes, then verify-totp switches it on |
 * | POST two-factor/verify-totp | `{code, trustDevice?}` | 200 `{user}` and the cookie (after sign-in), or switched on (when signed in); 401 `INVALID_CODE`; `trustDevice` spares the code here for 30 days |
 * | POST two-factor/verify-backup-code | `{code, trustDevice?}` | the same with a recovery code, each good once; 401 `INVALID_BACKUP_CODE` |
 * | POST two-factor/generate-backup-codes | `{password}` | 200 `{backupCodes}`; the old ones are void |
 * | POST two-factor/get-totp-uri | `{password}` | 200 `{totpURI}` |
 * | POST two-factor/disable | `{password}` | 200 `{status}` |
 * | GET list-sessions, POST revoke-session `{token}`, POST revoke-sessions, POST revoke-other-sessions | | as in better-auth; pages of a workspace use `sessions` below through /api/v1 instead, which also works for SSO sessions |
 * | POST sso/start | `{slug, callbackURL?}` (a path of this server) | 200 `{url}`: send the browser there; 404 `NOT_SET_UP`, 400 `BAD_LANDING`, 502 `PROVIDER_FAILED` |
 * | GET sso/callback | from the provider | 302 to `callbackURL`, or to `/sign-in?sso=PROBLEM` (a word of `SsoProblem`) |
 *
 * Errors are `{code, message}`. New passwords: 400 `PASSWORD_TOO_SHORT` (12), `PASSWORD_TOO_LONG` (128), `PASSWORD_OBVIOUS`.
 * After five wrong passwords or codes: 429 `LOCKED_OUT` with `retryAfter` seconds and Retry-After, even for the right one.
 * A session made by a company's SSO acts in that workspace only and answers 403 `BOUND_SESSION` to whatever is about the whole account.
 */
import { betterAuth } from "better-auth";
import { verifyPassword } from "better-auth/crypto";
import pg from "pg";
import type { Log } from "#platform/log.ts";
import type { Mailer, Order } from "#platform/mail/mailer.ts";
import type { Result } from "#shared/result.ts";
import { attemptKeys } from "./attempt-keys.ts";
import { backgroundWork } from "./background.ts";
import { createHandler } from "./handler.ts";
import { libraryOptions } from "./library-options.ts";
import { createLockout } from "./lockout.ts";
import { deriveKey } from "./seal.ts";
import { sessionReader } from "./session-reader.ts";
import { type OpenSession, type SessionOwner, sessionBook } from "./sessions.ts";
import { ownRoutes } from "./sign-in-as.ts";
import { guardHooks } from "./sign-in-guard.ts";
import { createProviders } from "./sso/provider.ts";
import { type JoinPerson, ssoRoutes } from "./sso/routes.ts";
import { type KnownUser, type NewUser, type UserFacts, userBook } from "./users.ts";

export type CurrentSession = {
  readonly sessionId: string;
  readonly userId: string;
  readonly email: string;
  readonly workspaceId: string | null;
};

export type AccountFacts = UserFacts & { readonly sessions: readonly OpenSession[] };

export type Auth = {
  /** Everything below /api/auth. `address` is the client's (else the one noted with `noteAddress`); without it attempts are counted by account only. */
  handler(request: Request, address?: string | null): Promise<Response>;
  /** Whose request it is; null without a valid session. `workspaceId` is the only workspace it may act in, or null for all of the user's. */
  sessionOf(headers: Headers): Promise<CurrentSession | null>;
  createUser(input: NewUser): Promise<Result<{ userId: string }, "email_taken" | "weak_password">>;
  userByEmail(email: string): Promise<KnownUser | null>;
  /** Counts as an attempt to sign in: false also while the account is locked. */
  verifyPassword(userId: string, password: string): Promise<boolean>;
  /** A session for a user who has just proved themselves otherwise; gives the Set-Cookie headers. None for a user with a second factor: they sign in by the page. */
  signInAs(userId: string, headers: Headers, address?: string | null): Promise<Headers>;
  closeSessionsOf(userId: string): Promise<void>;
  readonly sessions: {
    list(owner: SessionOwner): Promise<readonly OpenSession[]>;
    close(owner: SessionOwner, sessionId: string): Promise<boolean>;
    closeOthers(owner: SessionOwner, keptId: string): Promise<void>;
  };
  /** The address signed in with. Only the user may want this, never a workspace's administrator: a user may belong to several. */
  changeEmail(userId: string, email: string): Promise<Result<null, "email_taken" | "unknown_user">>;
  setLanguage(userId: string, language: string): Promise<void>;
  /** By whoever runs the server, for somebody locked out; ends every session. */
  setPassword(userId: string, password: string): Promise<Result<null, "weak_password" | "unknown_user">>;
  /** By whoever runs the server, for somebody who lost the phone and the codes; ends every session. */
  dropSecondFactor(userId: string): Promise<void>;
  /** What the sign-in tables know about a user, for the export of personal data: no secrets. */
  accountFacts(userId: string): Promise<AccountFacts | null>;
  /** For erasure: false, and nothing is done, while a workspace still has the user. */
  eraseUser(userId: string): Promise<boolean>;
  /** Forgets ended sessions, spent proofs and old attempts; for a daily job. */
  sweep(): Promise<void>;
  close(): Promise<void>;
};

export type AuthOptions = {
  /** URL of a login of mainspring_app; connections take the role mainspring_auth. */
  readonly appUrl: string;
  readonly secret: string;
  readonly baseUrl: string;
  readonly mail: Mailer;
  readonly log: Log;
  readonly clock?: () => Date;
  readonly connections?: number;
  /** First entry by SSO: marks the person as active and belonging to the user. Without it only people already linked may enter. */
  readonly joinPerson?: JoinPerson;
  readonly ssoAllowsHttp?: boolean;
};

export function createAuth(options: AuthOptions): Auth {
  const { secret, mail, log, clock = () => new Date() } = options;
  const baseUrl = new URL(options.baseUrl).origin;
  const pool = authPool(options.appUrl, options.connections ?? 4, log);
  const lockout = createLockout(pool, clock);
  const keyOf = attemptKeys(secret);
  const users = userBook(pool, clock);
  const sessions = sessionBook(pool, clock);
  const background = backgroundWork(log);
  let closing: Promise<void> | undefined;

  const write = async (userId: string, letter: (name: string) => Pick<Order, "template" | "values">) => {
    const user = await users.find(userId);
    if (user && mail.isConfigured) await mail.send({ to: user.email, language: user.language, ...letter(user.name) } as Order);
  };
  const afterPasswordChange = async (userId: string) => {
    await sessions.withdrawProofs(userId);
    background.take(write(userId, (name) => ({ template: "password_changed", values: { name } })));
  };

  const sso = ssoRoutes({
    pool,
    secret,
    baseUrl,
    log,
    joinPerson: options.joinPerson ?? (async () => false),
    providers: createProviders({ allowsHttp: options.ssoAllowsHttp ?? process.env["MAINSPRING_SSO_ALLOW_HTTP"] === "1", clock }),
  });
  const { plugin, signInAs } = ownRoutes(sso);
  const library = betterAuth(
    libraryOptions({
      pool,
      secret: deriveKey(secret, "sign-in").toString("base64url"),
      baseUrl,
      log,
      hooks: guardHooks({ lockout, keyOf, afterPasswordChange }),
      plugins: [plugin],
      background: background.take,
      async sendReset(user, token) {
        // More than a handful of letters within the hour is somebody's joke.
        if ((await lockout.begin(keyOf.reset(user.id))) > 0) return;
        await write(user.id, (name) => ({
          template: "password_reset",
          values: { name, link: `${baseUrl}/reset-password#token=${token}` },
        }));
      },
      async afterReset(userId) {
        const user = await users.find(userId);
        await users.markVerified(userId);
        if (user) await lockout.succeed(keyOf.password(user.email));
        await afterPasswordChange(userId);
      },
    }),
  );
  const reader = sessionReader(library.api.getSession as never, clock);

  return {
    handler: createHandler({ handle: library.handler, canMail: mail.isConfigured, addressKeyOf: keyOf.address, sessionOf: reader, log }),
    sessionOf: reader,
    createUser: users.create,
    userByEmail: users.byEmail,
    async verifyPassword(userId, password) {
      const user = await users.find(userId);
      const hash = await users.passwordHash(userId);
      if (user === null || hash === null) return false;
      const key = keyOf.password(user.email);
      if ((await lockout.begin(key)) > 0) return false;
      const isRight = await verifyPassword({ hash, password });
      if (isRight) await lockout.succeed(key);
      return isRight;
    },
    async signInAs(userId, headers, address) {
      const user = await users.find(userId);
      if (user === null || user.hasSecondFactor) return new Headers();
      return signInAs((await library.$context) as never, userId, headers, address ?? null);
    },
    closeSessionsOf: sessions.closeAll,
    sessions,
    changeEmail: users.changeEmail,
    setLanguage: users.setLanguage,
    async setPassword(userId, password) {
      const set = await users.setPassword(userId, password);
      const user = set.ok ? await users.find(userId) : null;
      if (user) await lockout.succeed(keyOf.password(user.email));
      if (user) await sessions.closeAll(userId);
      return set;
    },
    async dropSecondFactor(userId) {
      await users.dropSecondFactor(userId);
      await sessions.closeAll(userId);
    },
    async accountFacts(userId) {
      const facts = await users.facts(userId);
      return facts === null ? null : { ...facts, sessions: await sessions.list({ userId, workspaceId: null }) };
    },
    eraseUser: users.erase,
    async sweep() {
      await sessions.sweep();
      await lockout.sweep();
    },
    close: () => (closing ??= background.settled().then(() => pool.end())),
  };
}

/** Connections that can do nothing but sign-in, and nobody else's can do that. The library sets its own type parsers, so the pool is its own. */
function authPool(appUrl: string, max: number, log: Log): pg.Pool {
  const pool = new pg.Pool({
    connectionString: appUrl,
    max,
    options: "-c role=mainspring_auth -c search_path=auth",
    application_name: "mainspring sign-in",
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 10_000,
  });
  pool.on("error", (error) => log.warn({ fault: (error as { code?: string }).code ?? error.name }, "a sign-in connection was lost"));
  return pool;
}
