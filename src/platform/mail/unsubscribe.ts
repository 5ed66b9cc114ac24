/** Where one click of a mail program ends letters (RFC 8058). The token says whose and which and is signed; nothing is stored. */
import { timingSafeEqual } from "node:crypto";
import { deriveKey, keyedHash } from "#platform/auth/seal.ts";

export type Unsubscribing = {
  readonly workspaceId: string;
  readonly slug: string;
  readonly personId: string;
  /** Words of ours: the kinds of letters. */
  readonly kinds: readonly string[];
};

export function signUnsubscribing({ workspaceId, slug, personId, kinds }: Unsubscribing, secret: string): string {
  const body = Buffer.from(JSON.stringify([workspaceId, slug, personId, ...kinds])).toString("base64url");
  return `${body}.${signature(body, secret)}`;
}

/** What a token names; null if it was not signed here. It ends letters and can do nothing else, so it does not expire: old letters lie in mailboxes for years. */
export function readUnsubscribing(token: string, secret: string): Unsubscribing | null {
  const [body = "", given = "", ...rest] = token.split(".");
  if (rest.length > 0 || token.length > 2_000 || !/^[A-Za-z0-9_-]{43}$/.test(given)) return null;
  if (!timingSafeEqual(Buffer.from(given), Buffer.from(signature(body, secret)))) return null;
  const [workspaceId = "", slug = "", personId = "", ...kinds] = JSON.parse(Buffer.from(body, "base64url").toString()) as string[];
  return { workspaceId, slug, personId, kinds };
}

const signature = (body: string, secret: string) => keyedHash(deriveKey(secret, "unsubscribe"), body);
