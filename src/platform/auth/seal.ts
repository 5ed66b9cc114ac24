/** Keys for single purposes from the one server secret, and values kept encrypted under it. */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";

/** 32 bytes that serve `purpose` alone: who learns them learns nothing of the others. */
export function deriveKey(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, "mainspring", purpose, 32));
}

/** A keyed hash, for values that are looked up but should not be readable in the database. */
export function keyedHash(key: Buffer, text: string): string {
  return createHmac("sha256", key).update(text).digest("base64url");
}

/** AES-256-GCM. `place` says where the value stands (a workspace's id), so that it cannot be moved to another place. */
export function seal(key: Buffer, plain: string, place: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(place));
  const body = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
  return `v1.${Buffer.concat([nonce, cipher.getAuthTag(), body]).toString("base64url")}`;
}

/** The sealed value, or null if it was changed, moved, or sealed under another secret. */
export function unseal(key: Buffer, sealed: string, place: string): string | null {
  const bytes = sealed.startsWith("v1.") ? Buffer.from(sealed.slice(3), "base64url") : Buffer.alloc(0);
  if (bytes.length < 28) return null;
  try {
    const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, 12), { authTagLength: 16 })
      .setAAD(Buffer.from(place))
      .setAuthTag(bytes.subarray(12, 28));
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("utf8");
  } catch {
    return null;
  }
}
