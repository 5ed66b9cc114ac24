import { createHash, randomBytes } from "node:crypto";

/** 256 bits by chance: a plain hash of them can neither be guessed nor turned back. */
export const newFeedSecret = (): string => randomBytes(32).toString("base64url");
export const hashOf = (secret: string): Buffer => createHash("sha256").update(secret).digest();
