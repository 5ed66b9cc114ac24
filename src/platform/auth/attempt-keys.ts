/** Names of counters in auth.attempt: keyed hashes, so that the table tells nobody's address. */
import { networkOf } from "./client-address.ts";
import { plainEmail } from "./email.ts";
import { deriveKey, keyedHash } from "./seal.ts";

export type AttemptKeys = ReturnType<typeof attemptKeys>;

export function attemptKeys(secret: string) {
  const key = deriveKey(secret, "attempts");
  const name = (...parts: string[]) => keyedHash(key, parts.join("\n"));
  return {
    /** Passwords and codes are counted apart: the right password must not give new tries at the code. */
    password: (email: string) => name("password", plainEmail(email)),
    code: (userId: string) => name("code", userId),
    usedCode: (userId: string, code: string) => name("used code", userId, code),
    reset: (userId: string) => name("reset", userId),
    address: (address: string) => name("address", networkOf(address)),
  };
}
