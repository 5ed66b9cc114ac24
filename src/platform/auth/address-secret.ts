/** Secrets that stand in an address: 256 bits by chance, so that a plain hash of them can neither be guessed nor turned back. */
import { createHash, randomBytes } from "node:crypto";

/** 43 letters, digits, "-" and "_". */
export const newAddressSecret = (): string => randomBytes(32).toString("base64url");
export const addressSecretHash = (secret: string): Buffer => createHash("sha256").update(secret).digest();
