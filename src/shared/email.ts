import { no, type Result, yes } from "./result.ts";

export type EmailRefusal = "email_malformed" | "email_too_long";

const LONGEST_EMAIL = 254;
const LONGEST_LOCAL_PART = 64;
const LOCAL_PART = /^[^\s.@<>()[\]\\,;:"\p{C}]+(?:\.[^\s.@<>()[\]\\,;:"\p{C}]+)*$/u;
const DOMAIN =
  /^(?:[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?\.)+[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])$/u;

/**
 * An e-mail address in the one form it is kept and compared in: without space around it, NFC, lower case. Pragmatic, as people write them:
 * one @, a local part without quotes, spaces, brackets or stray dots (letters of any script are allowed), a domain of two labels or more
 * that ends in a label of two characters or more. At most 254 characters, 64 of them before the @ (RFC 5321 §4.5.3.1).
 */
export function normaliseEmail(text: string): Result<string, EmailRefusal> {
  if (text.length > 4 * LONGEST_EMAIL) return no("email_too_long");
  const email = text.trim().normalize("NFC").toLowerCase().normalize("NFC");
  if (email.length > LONGEST_EMAIL) return no("email_too_long");
  const [local = "", domain = "", ...more] = email.split("@");
  if (local.length > LONGEST_LOCAL_PART) return no("email_too_long");
  return more.length === 0 && LOCAL_PART.test(local) && DOMAIN.test(domain) ? yes(email) : no("email_malformed");
}
