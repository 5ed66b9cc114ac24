/** Invitation links. The token says which invitation and is signed; nothing secret is stored, so nothing secret can leak from the database. */
import { timingSafeEqual } from "node:crypto";
import { deriveKey, keyedHash } from "./seal.ts";

export type InvitationName = { readonly workspaceId: string; readonly invitationId: string };

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The token of an invitation, for the link `/invitation#TOKEN`. Throws if an id is none. */
export function signInvitation({ workspaceId, invitationId, secret }: InvitationName & { readonly secret: string }): string {
  if (!uuid.test(workspaceId) || !uuid.test(invitationId)) throw new Error("an invitation is named by two ids");
  const body = Buffer.from((workspaceId + invitationId).replaceAll("-", ""), "hex").toString("base64url");
  return `${body}.${signature(body, secret)}`;
}

/** Which invitation a token names; null if it was not signed here. Whether it is still open is the invitation's own matter. */
export function readInvitation(token: string, secret: string): InvitationName | null {
  const [body = "", given = "", ...rest] = token.split(".");
  if (rest.length > 0 || !/^[A-Za-z0-9_-]{43}$/.test(body) || !/^[A-Za-z0-9_-]{43}$/.test(given)) return null;
  if (!timingSafeEqual(Buffer.from(given), Buffer.from(signature(body, secret)))) return null;
  const hex = Buffer.from(body, "base64url").toString("hex");
  return { workspaceId: withHyphens(hex.slice(0, 32)), invitationId: withHyphens(hex.slice(32)) };
}

const signature = (body: string, secret: string) => keyedHash(deriveKey(secret, "invitation"), body);
const withHyphens = (hex: string) => hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
