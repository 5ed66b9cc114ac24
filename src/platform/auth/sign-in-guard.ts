/** What stands before and after the sign-in library's routes: lock-out, rules for new passwords, sessions bound to one workspace. */
import { AsyncLocalStorage } from "node:async_hooks";
import { APIError, createAuthMiddleware, getSessionFromCtx, isAPIError } from "better-auth/api";
import type { AttemptKeys } from "./attempt-keys.ts";
import { doors } from "./doors.ts";
import type { Lockout } from "./lockout.ts";
import { passwordProblem } from "./password-rules.ts";

/** One request under way: where it comes from, and the counted attempt that its end settles. */
type Passage = { readonly addressKey: string | null; attemptKey: string | null };
const passages = new AsyncLocalStorage<Passage>();

/** Runs a request's work under the guard. */
export const underGuard = <T>(addressKey: string | null, work: () => Promise<T>): Promise<T> =>
  passages.run({ addressKey, attemptKey: null }, work);

export type GuardParts = {
  readonly lockout: Lockout;
  readonly keyOf: AttemptKeys;
  /** The password was changed: nothing issued before it may be used any more. */
  readonly afterPasswordChange: (userId: string) => Promise<void>;
};

type Hook = Parameters<Parameters<typeof createAuthMiddleware>[0]>[0];

const asksPassword = new Set([
  "/change-password",
  "/two-factor/enable",
  "/two-factor/disable",
  "/two-factor/get-totp-uri",
  "/two-factor/generate-backup-codes",
]);
const asksCode = new Set(["/two-factor/verify-totp", "/two-factor/verify-backup-code"]);
const wrong = new Set(["INVALID_EMAIL_OR_PASSWORD", "INVALID_PASSWORD", "INVALID_CODE", "INVALID_BACKUP_CODE"]);

export function guardHooks({ lockout, keyOf, afterPasswordChange }: GuardParts) {
  return {
    before: createAuthMiddleware(async (ctx) => {
      const passage = passages.getStore();
      if (passage === undefined) return;
      const session = doors[ctx.path]?.reach === "account" ? await getSessionFromCtx(ctx) : null;
      if (session?.session["workspaceId"])
        throw new APIError("FORBIDDEN", {
          code: "BOUND_SESSION",
          message: "You signed in through your company. Sign in with your password to change your account.",
        });
      await refuseWeakPassword(ctx, session?.user);
      const key = await attemptKeyOf(ctx, session?.user, keyOf);
      if (key === null) return;
      const fromAddress = passage.addressKey === null ? 0 : await lockout.secondsLeft(passage.addressKey);
      const seconds = fromAddress || (await lockout.begin(key));
      if (seconds > 0) throw lockedOut(seconds);
      passage.attemptKey = key;
      if (ctx.path === "/two-factor/verify-totp" && !session) await refuseUsedCode(ctx, lockout, keyOf);
      if (ctx.path === "/change-password") return { context: { body: { ...ctx.body, revokeOtherSessions: true } } };
    }),
    after: createAuthMiddleware(async (ctx) => {
      const passage = passages.getStore();
      if (!passage?.attemptKey) return;
      const { attemptKey, addressKey } = passage;
      passage.attemptKey = null;
      const outcome = outcomeOf(ctx.context.returned);
      if (outcome === "malformed") await lockout.takeBack(attemptKey);
      if (outcome === "right") await lockout.succeed(attemptKey);
      if (outcome === "right" && addressKey) await lockout.succeedFrom(addressKey);
      if (outcome === "wrong" && addressKey) await lockout.failFrom(addressKey);
      const userId = ctx.context.newSession?.user.id;
      if (outcome === "right" && ctx.path === "/change-password" && userId) await afterPasswordChange(userId);
    }),
  };
}

/** Never says whether there is such an account. */
export const lockedOut = (seconds: number) =>
  new APIError(
    "TOO_MANY_REQUESTS",
    { code: "LOCKED_OUT", message: "Too many attempts. Wait before you try again.", retryAfter: seconds },
    { "retry-after": String(seconds) },
  );

function outcomeOf(returned: unknown): "right" | "wrong" | "malformed" {
  if (!isAPIError(returned)) return "right";
  return wrong.has(String(returned.body?.["code"])) ? "wrong" : "malformed";
}

/** Whose attempt this is; null if nothing is compared. */
async function attemptKeyOf(
  ctx: Hook,
  user: { readonly id: string; readonly email: string } | undefined,
  keyOf: AttemptKeys,
): Promise<string | null> {
  if (ctx.path === "/sign-in/email") return typeof ctx.body?.email === "string" ? keyOf.password(ctx.body.email) : null;
  if (asksPassword.has(ctx.path)) return user ? keyOf.password(user.email) : null;
  if (!asksCode.has(ctx.path)) return null;
  const userId = user?.id ?? (await challengedUser(ctx));
  return userId === null ? null : keyOf.code(userId);
}

/** Who has given the right password and still owes the code. */
async function challengedUser(ctx: Hook): Promise<string | null> {
  const challenge = await ctx.getSignedCookie(ctx.context.createAuthCookie("two_factor").name, ctx.context.secret);
  if (!challenge) return null;
  return (await ctx.context.internalAdapter.findVerificationValue(challenge))?.value ?? null;
}

/** A code that was seen once is worth nothing to whoever looked over the shoulder (RFC 6238 §5.2). */
async function refuseUsedCode(ctx: Hook, lockout: Lockout, keyOf: AttemptKeys): Promise<void> {
  const userId = await challengedUser(ctx);
  if (userId === null || typeof ctx.body?.code !== "string") return;
  const codeLives = 90;
  if (!(await lockout.claimOnce(keyOf.usedCode(userId, ctx.body.code), codeLives)))
    throw new APIError("UNAUTHORIZED", { code: "INVALID_CODE", message: "Invalid code" });
}

async function refuseWeakPassword(ctx: Hook, user: { readonly email: string; readonly name: string } | undefined): Promise<void> {
  if (ctx.path !== "/change-password" && ctx.path !== "/reset-password") return;
  if (typeof ctx.body?.newPassword !== "string") return;
  const owner = user ?? (await resettingUser(ctx));
  const problem = passwordProblem(ctx.body.newPassword, owner ? [owner.email, owner.name] : []);
  // Lengths are the library's to refuse, in its own words.
  if (problem === "obvious")
    throw new APIError("BAD_REQUEST", {
      code: "PASSWORD_OBVIOUS",
      message: "This password is among the first that others would try. Take another.",
    });
}

async function resettingUser(ctx: Hook): Promise<{ email: string; name: string } | null> {
  if (typeof ctx.body?.token !== "string") return null;
  const proof = await ctx.context.internalAdapter.findVerificationValue(`reset-password:${ctx.body.token}`);
  return proof ? await ctx.context.internalAdapter.findUserById(proof.value) : null;
}
