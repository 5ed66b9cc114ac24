/** Takes mentions of a person out of texts and JSON. */

/** What stands in place of an erased value. Screens show a word of the reader's language instead. */
export const erasedMark = "—";

/**
 * The same JSON value with every mention of the words replaced by the mark, in texts and names of fields, in any case. A mention is a word
 * of its own: "Al" is not found in "Also". Numbers and whatever does not mention the words stay as they are.
 */
export function redact(value: unknown, words: readonly string[]): unknown {
  const pattern = mentionOf(words);
  return pattern ? redacted(value, pattern) : value;
}

function redacted(value: unknown, pattern: RegExp): unknown {
  if (typeof value === "string") return value.replace(pattern, erasedMark);
  if (Array.isArray(value)) return value.map((one) => redacted(one, pattern));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key.replace(pattern, erasedMark), redacted(one, pattern)]));
}

function mentionOf(words: readonly string[]): RegExp | null {
  const longestFirst = [...new Set(words)].filter((word) => word.trim() !== "").sort((one, other) => other.length - one.length);
  if (longestFirst.length === 0) return null;
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${longestFirst.map((word) => RegExp.escape(word)).join("|")})(?![\\p{L}\\p{N}])`, "giu");
}
