/** For whom a provider may speak: the rule that turns its claims into an e-mail address of the workspace. */
import { no, type Result, yes } from "#shared/result.ts";
import { plainEmail } from "../email.ts";

export type SsoProblem =
  | "not_set_up"
  | "bad_landing"
  | "unknown_state"
  | "refused_by_provider"
  | "provider_failed"
  | "no_email"
  | "unverified_email"
  | "foreign_domain"
  | "unknown_person";

export type Claims = { readonly email?: unknown; readonly email_verified?: unknown };
export type ClaimRules = { readonly domains: readonly string[]; readonly requiresVerifiedEmail: boolean };

export function emailOfClaims(claims: Claims, rules: ClaimRules): Result<string, SsoProblem> {
  if (typeof claims.email !== "string") return no("no_email");
  const email = plainEmail(claims.email);
  const domain = /^[^@\s]+@([^@\s]+)$/.exec(email)?.[1];
  if (domain === undefined) return no("no_email");
  // Some providers write the flag as text.
  const isVerified = claims.email_verified === true || claims.email_verified === "true";
  if (rules.requiresVerifiedEmail && !isVerified) return no("unverified_email");
  if (rules.domains.length > 0 && !rules.domains.some((allowed) => allowed.toLowerCase() === domain)) return no("foreign_domain");
  return yes(email);
}
