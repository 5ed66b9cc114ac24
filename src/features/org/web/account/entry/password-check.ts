/** The rule that can be told before the server is asked: length. Whether a password is obvious the server says. */
import type { Say } from "#ui/i18n/text.ts";

export const leastPasswordLength = 12;

export function passwordCheck(password: string, t: Say): string | null {
  if (!password) return t("problems:field.required");
  return [...password].length < leastPasswordLength ? t("problems:field.password_short", { count: leastPasswordLength }) : null;
}
