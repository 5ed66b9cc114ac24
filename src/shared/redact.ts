/** Takes mentions of a person out of texts and JSON. */

/** What stands in place of an erased value. Screens show a word of the reader's language instead. */
export const erasedMark = "—";

/**
 * The same JSON value with every mention of the words replaced by the mark, in texts and names of fields, in any case. A mention is a word
 * of its own: "Al" is not found in "Also"; but a full name is found with a genitive or case ending of one or two letters ("Anna Bergs"),
 * and in scripts that write without spaces wherever it stands. Numbers and whatever does not mention the words stay as they are.
 */
export function redact(value: unknown, words: readonly string[]): unknown {
  const longestFirst = [...new Set(words)].filter((word) => word.trim() !== "").sort((one, other) => other.length - one.length);
  return longestFirst.length === 0 ? value : redacted(value, new RegExp(longestFirst.map(mentionOf).join("|"), "giu"));
}

function redacted(value: unknown, pattern: RegExp): unknown {
  if (typeof value === "string") return value.replace(pattern, erasedMark);
  if (Array.isArray(value)) return value.map((one) => redacted(one, pattern));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key.replace(pattern, erasedMark), redacted(one, pattern)]));
}

const WRITTEN_WITHOUT_SPACES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

function mentionOf(word: string): string {
  const [first = "", last = ""] = [[...word].at(0), [...word].at(-1)];
  const begins = WRITTEN_WITHOUT_SPACES.test(first) ? "" : "(?<![\\p{L}\\p{N}])";
  const ending = /\s\S*\p{L}$/u.test(word) ? "\\p{L}{0,2}" : "";
  const ends = WRITTEN_WITHOUT_SPACES.test(last) ? "" : `${ending}(?![\\p{L}\\p{N}])`;
  return `${begins}${RegExp.escape(word)}${ends}`;
}
