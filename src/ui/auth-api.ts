/** The sign-in endpoints under /api/auth (better-auth's own), and those of ours around them. Throws `ApiProblem` like api.ts. */
import { api, problemBody, send } from "./api.ts";
import { ApiProblem } from "./problem.ts";

async function auth<T>(method: "GET" | "POST", path: string, body?: unknown): Promise<T> {
  const content = body === undefined ? {} : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
  const response = await send(`/api/auth/${path}`, { method, ...content });
  if (response.ok) return (await response.json()) as T;
  throw new ApiProblem("refused", response.status, asProblem(await problemBody(response)));
}

/** better-auth answers `{code, message}`; its code is our reason. */
function asProblem(body: Awaited<ReturnType<typeof problemBody>> & { code?: string; message?: string }) {
  return body.code ? { ...body, reason: body.code.toLowerCase(), title: body.message ?? body.code } : body;
}

export type Membership = { readonly workspaceId: string; readonly slug: string; readonly name: string; readonly personId: string };
export type SessionRow = {
  readonly token: string;
  readonly id: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly expiresAt: string;
  readonly ipAddress?: string | null;
  readonly userAgent?: string | null;
};

/** Either signed in, or a second factor is still wanted. */
export type SignedIn = { readonly twoFactorRedirect?: boolean };

export const signIn = (email: string, password: string, rememberMe: boolean) =>
  auth<SignedIn>("POST", "sign-in/email", { email, password, rememberMe });
export const verifyCode = (code: string, trustDevice: boolean) => auth<unknown>("POST", "two-factor/verify-totp", { code, trustDevice });
export const verifyRecoveryCode = (code: string, trustDevice: boolean) =>
  auth<unknown>("POST", "two-factor/verify-backup-code", { code, trustDevice });
export const signOut = () => auth<unknown>("POST", "sign-out", {});

export const enableTwoFactor = (password: string) =>
  auth<{ totpURI: string; backupCodes: string[] }>("POST", "two-factor/enable", { password });
export const disableTwoFactor = (password: string) => auth<unknown>("POST", "two-factor/disable", { password });
export const newRecoveryCodes = (password: string) =>
  auth<{ backupCodes: string[] }>("POST", "two-factor/generate-backup-codes", { password });

export const askForReset = (email: string) => auth<unknown>("POST", "request-password-reset", { email, redirectTo: "/reset-password" });
export const resetPassword = (token: string, newPassword: string) => auth<unknown>("POST", "reset-password", { token, newPassword });
export const changePassword = (currentPassword: string, newPassword: string) =>
  auth<unknown>("POST", "change-password", { currentPassword, newPassword, revokeOtherSessions: true });

export const getSession = () =>
  auth<{
    session: { token: string; id: string };
    user: { id: string; email: string; name: string; twoFactorEnabled?: boolean | null };
  } | null>("GET", "get-session");
export const listSessions = () => auth<readonly SessionRow[]>("GET", "list-sessions");
export const revokeSession = (token: string) => auth<unknown>("POST", "revoke-session", { token });
export const revokeOtherSessions = () => auth<unknown>("POST", "revoke-other-sessions", {});

export const startSso = (slug: string, callbackURL: string) => auth<{ url: string }>("POST", "sso/start", { slug, callbackURL });

export const listMemberships = () => api.get<{ items: readonly Membership[] }>("/memberships", { staysOn401: true });
