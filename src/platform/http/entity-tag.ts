/** The mark by which a client knows that a text is the one it has (RFC 9110). */
import { createHash } from "node:crypto";

export const entityTag = (text: string): string => `"${createHash("sha256").update(text).digest("base64url")}"`;
