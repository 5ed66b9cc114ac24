import { createHash } from "node:crypto";

/** 128 bits of SHA-256 in hexadecimal: the same content is the same, other content is not. */
export const contentHash = (content: string): string => createHash("sha256").update(content).digest("hex").slice(0, 32);
