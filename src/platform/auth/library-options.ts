/** How better-auth is set up: our column names, cookies, lifetimes, and what of it is switched on. */
import type { BetterAuthOptions } from "better-auth";
import { twoFactor } from "better-auth/plugins/two-factor";
import { Kysely, PostgresDialect } from "kysely";
import type pg from "pg";
import type { Log } from "#platform/log.ts";
import { newId } from "#shared/id.ts";
import { addressHeader } from "./client-address.ts";
import { libraryLogger } from "./library-log.ts";
import { leastPasswordLength, mostPasswordLength } from "./password-rules.ts";

const day = 86_400;
/** A session ends after a week unused, and in any case after `longestSession` (sessions.ts). */
export const sessionSeconds = 7 * day;

export type LibraryParts = {
  readonly pool: pg.Pool;
  readonly secret: string;
  readonly baseUrl: string;
  readonly log: Log;
  readonly hooks: NonNullable<BetterAuthOptions["hooks"]>;
  readonly plugins: NonNullable<BetterAuthOptions["plugins"]>;
  /** Sends the letter with the reset token. */
  readonly sendReset: (user: { readonly id: string; readonly email: string; readonly name: string }, token: string) => Promise<void>;
  readonly afterReset: (userId: string) => Promise<void>;
  /** Takes work that the answer must not wait for. */
  readonly background: (work: Promise<unknown>) => void;
};

const times = { createdAt: "created_at", updatedAt: "updated_at" };

export function libraryOptions(parts: LibraryParts) {
  const isSecure = new URL(parts.baseUrl).protocol === "https:";
  return {
    appName: "Mainspring",
    baseURL: parts.baseUrl,
    basePath: "/api/auth",
    secret: parts.secret,
    trustedOrigins: trustedOrigins(parts.baseUrl),
    database: {
      db: new Kysely<Record<string, never>>({ dialect: new PostgresDialect({ pool: parts.pool }) }),
      type: "postgres",
      transaction: true,
    },
    logger: libraryLogger(parts.log),
    telemetry: { enabled: false },
    rateLimit: { enabled: false }, // ours counts for all routes alike
    onAPIError: { errorURL: `${parts.baseUrl}/sign-in` },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: leastPasswordLength,
      maxPasswordLength: mostPasswordLength,
      resetPasswordTokenExpiresIn: 3600,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: ({ user, token }) => parts.sendReset(user, token),
      onPasswordReset: ({ user }) => parts.afterReset(user.id),
    },
    user: {
      fields: { ...times, emailVerified: "email_verified" },
      additionalFields: { language: { type: "string", required: false, input: false } },
    },
    session: {
      fields: { ...times, userId: "user_id", expiresAt: "expires_at", ipAddress: "ip_address", userAgent: "user_agent" },
      additionalFields: { workspaceId: { type: "string", required: false, input: false, fieldName: "workspace_id" } },
      expiresIn: sessionSeconds,
      updateAge: day,
      freshAge: 0, // what matters asks for the password again
      cookieCache: { enabled: false }, // a closed session is closed at once
    },
    account: {
      fields: {
        ...times,
        userId: "user_id",
        providerId: "provider_id",
        accountId: "account_id",
        accessToken: "access_token",
        refreshToken: "refresh_token",
        idToken: "id_token",
        accessTokenExpiresAt: "access_token_expires_at",
        refreshTokenExpiresAt: "refresh_token_expires_at",
      },
      accountLinking: { enabled: false },
    },
    verification: { fields: { ...times, expiresAt: "expires_at" }, storeIdentifier: "hashed" },
    hooks: parts.hooks,
    plugins: [
      twoFactor({
        issuer: "Mainspring",
        accountLockout: { enabled: false }, // lockout.ts counts codes as it counts passwords
        schema: {
          user: { fields: { twoFactorEnabled: "two_factor_enabled" } },
          twoFactor: {
            modelName: "two_factor",
            fields: {
              userId: "user_id",
              backupCodes: "backup_codes",
              failedVerificationCount: "failed_verification_count",
              lockedUntil: "locked_until",
            },
          },
        },
      }),
      ...parts.plugins,
    ],
    advanced: {
      // `__Host-` binds a cookie to this very host over TLS; browsers refuse the prefix over plain http.
      cookiePrefix: isSecure ? "__Host-mainspring" : "mainspring",
      useSecureCookies: false, // would put `__Secure-` before our prefix; the attribute is set below
      defaultCookieAttributes: { httpOnly: true, sameSite: "lax", secure: isSecure, path: "/" },
      disableCSRFCheck: false,
      disableOriginCheck: false,
      ipAddress: { ipAddressHeaders: [addressHeader] },
      database: { generateId: () => newId() },
      backgroundTasks: { handler: parts.background },
    },
  } satisfies BetterAuthOptions;
}

/** The server's own address; on the machine itself, or listening everywhere without being told its address, under each of the machine's own names. */
export function trustedOrigins(baseUrl: string): string[] {
  const { protocol, hostname, port, origin } = new URL(baseUrl);
  const loopback = ["localhost", "127.0.0.1", "[::1]"];
  if (!loopback.includes(hostname) && hostname !== "0.0.0.0" && hostname !== "[::]") return [origin];
  return loopback.map((host) => `${protocol}//${host}${port === "" ? "" : `:${port}`}`);
}
