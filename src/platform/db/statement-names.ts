/** Names for statements that come again, so that PostgreSQL parses and plans them once per connection. */
import { createHash } from "node:crypto";

const mostNames = 400;
const longestText = 6_000;
const seenOnce = new Set<string>();
const names = new Map<string, string>();

/** A name from the second time on; undefined for what comes once, is very long, or would be one name too many. */
export function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined) return known;
  if (text.length > longestText || names.size >= mostNames) return undefined;
  if (!seenOnce.has(text)) {
    if (seenOnce.size >= 10 * mostNames) seenOnce.clear();
    seenOnce.add(text);
    return undefined;
  }
  seenOnce.delete(text);
  const name = `ms_${createHash("sha256").update(text).digest("base64url").slice(0, 24)}`;
  names.set(text, name);
  return name;
}
