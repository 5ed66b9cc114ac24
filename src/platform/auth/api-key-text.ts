/** API keys as texts: `ms_` + 8 signs to recognise it by + `_` + 43 signs of chance. */
import { createHash, randomBytes } from "node:crypto";

/** A new key: the text is shown once, the rest is kept. */
export type NewKey = { readonly text: string; readonly prefix: string; readonly hash: string };

const signs = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const form = /^ms_[0-9A-Za-z]{8}_[0-9A-Za-z]{43}$/;

/** Makes a key from a source of random bytes; its last part has 43 signs of 62, 256 bits. */
export function newKey(random: (count: number) => Uint8Array = randomBytes): NewKey {
  const prefix = `ms_${base62(8, random)}`;
  const text = `${prefix}_${base62(43, random)}`;
  return { text, prefix, hash: hashOf(text) };
}

/** What is stored of a key. A plain digest is enough: nobody guesses 256 bits, and each request must be quick. */
export const hashOf = (text: string): string => createHash("sha256").update(text).digest("hex");

/** Whether a text could be a key: what is not is refused without asking the database. */
export const isKeyText = (text: string): boolean => form.test(text);

/** Bytes of 248 and more are thrown away, so that every sign is equally likely. */
function base62(length: number, random: (count: number) => Uint8Array): string {
  let text = "";
  while (text.length < length) {
    for (const byte of random(length)) if (byte < 248 && text.length < length) text += signs[byte % 62];
  }
  return text;
}

export type KeyTimes = { readonly expiresAt: Date | null; readonly revokedAt: Date | null };

/** A key works until the instant it expires or is revoked. */
export const isUsable = ({ expiresAt, revokedAt }: KeyTimes, now: Date): boolean =>
  revokedAt === null && (expiresAt === null || now < expiresAt);
