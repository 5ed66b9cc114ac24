/** The sign-in endpoints under /api/auth (better-auth's own), and those of ours around them. Throws `ApiProblem` like api.ts. */
import { api, leaveAfter, problemBody, send } from "./api.ts";
import { ApiProblem } from "./problem.ts";

async function auth<T>(method: "GET" | "POST", path: string, body?: Readonly<Record<string, unknown>>): Promise<T> {
  const content = body === undefined ? {} : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
  const response = await send(`/api/auth/${path}`, { method, ...content });
  if (response.ok) return (await response.json()) as T;
  throw new ApiProblem("refused", response.status, asProblem(await problemBody(response), Object.keys(body ?? {})));
}

type AuthRefusal = Awaited<ReturnType<typeof problemBody>> & {
  readonly code?: string;
  readonly message?: string;
  readonly retryAfter?: number;
};

/** Which field of a request a refusal is about: the first of these that was sent. */
const fieldsByReason: Readonly<Record<string, readonly string[]>> = {
  invalid_password: ["currentPassword", "password"],
  password_too_short: ["newPassword"],
  password_too_long: ["newPassword"],
  password_obvious: ["newPassword"],
  invalid_code: ["code"],
  invalid_backup_code: ["code"],
};

/** The library answers `{code, message}`; its code in small letters is our reason. */
function asProblem(refusal: AuthRefusal, sent: readonly string[]) {
  if (!refusal.code) return refusal;
  const reason = refusal.code.toLowerCase();
  const field = fieldsByReason[reason]?.find((one) => sent.includes(one));
  const title = refusal.message ?? refusal.code;
  const wait = refusal.retryAfter === undefined ? {} : { retryAfter: refusal.retryAfter };
  return { ...refusal, ...wait, reason, title, errors: field ? [{ path: `/${field}`, code: reason, message: title }] : [] };
}

export type Membership = { readonly workspaceId: string; readonly slug: string; readonly name: string; readonly personId: string };

/** Either signed in, or a second factor is still wanted. */
export type SignedIn = { readonly twoFactorRedirect?: boolean };

export const signIn = (email: string, password: string, rememberMe: boolean) =>
  auth<SignedIn>("POST", "sign-in/email", { email, password, rememberMe });
export const verifyCode = (code: string, trustDevice: boolean) => auth<unknown>("POST", "two-factor/verify-totp", { code, trustDevice });
export const verifyRecoveryCode = (code: string, trustDevice: boolean) =>
  auth<unknown>("POST", "two-factor/verify-backup-code", { code, trustDevice });
/** Leaves by a full load, so that nothing of the person stays in memory. */
export const signOut = () => leaveAfter(() => auth<unknown>("POST", "sign-out", {}));

export const enableTwoFactor = (password: string) =>
  auth<{ totpURI: string; backupCodes: string[] }>("POST", "two-factor/enable", { password });
export const disableTwoFactor = (password: string) => auth<unknown>("POST", "two-factor/disable", { password });
export const newRecoveryCodes = (password: string) =>
  auth<{ backupCodes: string[] }>("POST", "two-factor/generate-backup-codes", { password });

export const askForReset = (email: string) => auth<unknown>("POST", "request-password-reset", { email });
export const resetPassword = (token: string, newPassword: string) => auth<unknown>("POST", "reset-password", { token, newPassword });
export const changePassword = (currentPassword: string, newPassword: string) =>
  auth<unknown>("POST", "change-password", { currentPassword, newPassword });

export const getSession = () => auth<{ user: { twoFactorEnabled?: boolean | null } } | null>("GET", "get-session");

export const startSso = (slug: string, callbackURL: string) => auth<{ url: string }>("POST", "sso/start", { slug, callbackURL });

export const listMemberships = () => api.get<{ items: readonly Membership[] }>("/memberships", { staysOn401: true });

/** Open sign-ins, also those by a company's SSO, which the library's own list leaves out. */
export type OpenSession = {
  readonly id: string;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly ipAddress: string | null;
  readonly userAgent: string | null;
  readonly isCurrent: boolean;
};
export const listSessions = () => api.get<{ items: readonly OpenSession[] }>("/sessions");
export const closeSession = (id: string) => api.delete(`/sessions/${encodeURIComponent(id)}`);
export const closeOtherSessions = () => api.post<void>("/sessions/close-others");
