/** Which of the sign-in library's routes are open. What is not here does not exist: an upgrade cannot open a new door. */

/** `account`: shows or changes the user's whole account, so a session that is bound to one workspace may not. */
type Door = { readonly method: "GET" | "POST"; readonly reach: "entry" | "account" };

export const doors: Readonly<Record<string, Door>> = {
  "/sign-in/email": { method: "POST", reach: "entry" },
  "/sign-out": { method: "POST", reach: "entry" },
  "/get-session": { method: "GET", reach: "entry" },
  "/request-password-reset": { method: "POST", reach: "entry" },
  "/reset-password": { method: "POST", reach: "entry" },
  "/change-password": { method: "POST", reach: "account" },
  "/list-sessions": { method: "GET", reach: "account" },
  "/revoke-session": { method: "POST", reach: "account" },
  "/revoke-sessions": { method: "POST", reach: "account" },
  "/revoke-other-sessions": { method: "POST", reach: "account" },
  "/two-factor/enable": { method: "POST", reach: "account" },
  "/two-factor/disable": { method: "POST", reach: "account" },
  "/two-factor/get-totp-uri": { method: "POST", reach: "account" },
  "/two-factor/generate-backup-codes": { method: "POST", reach: "account" },
  "/two-factor/verify-totp": { method: "POST", reach: "account" },
  "/two-factor/verify-backup-code": { method: "POST", reach: "account" },
  "/sso/start": { method: "POST", reach: "entry" },
  "/sso/callback": { method: "GET", reach: "entry" },
};

/** The library's path of a request below /api/auth, if that door is open; spelling counts. */
export function doorOf(method: string, pathname: string): string | null {
  const path = pathname.startsWith("/api/auth/") ? pathname.slice("/api/auth".length) : "";
  return Object.hasOwn(doors, path) && doors[path]?.method === method ? path : null;
}
