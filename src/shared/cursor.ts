/** Page cursors: where in its order a list was left. Opaque to the outside, without secrets, for a cursor only narrows what policies allow. */
import { isDate } from "./date.ts";
import { isId } from "./id.ts";
import { no, type Result, yes } from "./result.ts";

/** One value of the sort key of the last row shown; an instant as ISO 8601 text, a bigint as its digits. */
export type CursorKey = string | number | boolean | null;

/** What a list is sorted by: the kind of each of its keys, in order. With a question mark the key may be null. */
export type CursorKind = BaseKind | `${BaseKind}?`;
type BaseKind = "id" | "instant" | "date" | "text" | "integer" | "digits" | "boolean";

const VERSION = 1;
/** Three names of 300 characters in any script. */
const LONGEST_CURSOR = 8_000;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,6})?(?:Z|[+-]\d{2}:\d{2})$/;

/** The sort keys as a cursor of letters, digits, "-" and "_"; throws a RangeError on a number that is not a safe integer. */
export function encodeCursor(keys: readonly CursorKey[]): string {
  for (const key of keys) if (typeof key === "number" && !Number.isSafeInteger(key)) throw new RangeError(`${key} is no key to sort by.`);
  const json = JSON.stringify([VERSION, checksum(keys), ...keys]);
  return base64Url(new TextEncoder().encode(json));
}

/**
 * The sort keys of a cursor, checked to be of the kinds the list is sorted by. Refused is whatever `encodeCursor` did not write for these
 * kinds: cut, mistyped or made-up text, another version, the cursor of another list.
 */
export function decodeCursor(text: string, kinds: readonly CursorKind[]): Result<readonly CursorKey[], "cursor_malformed"> {
  const [version, , ...keys] = text.length > LONGEST_CURSOR ? [] : readJson(text);
  const isOurs = version === VERSION && keys.length === kinds.length && keys.every((key, index) => isOfKind(key, kinds[index]!));
  if (!isOurs) return no("cursor_malformed");
  const known = keys as readonly CursorKey[];
  // Written again with its checksum it has to come out the same to the letter; that finds every change.
  return encodeCursor(known) === text ? yes(known) : no("cursor_malformed");
}

function isOfKind(key: unknown, kind: CursorKind): boolean {
  if (key === null) return kind.endsWith("?");
  return tests[kind.replace("?", "") as BaseKind](key);
}

const tests: Readonly<Record<BaseKind, (key: unknown) => boolean>> = {
  id: (key) => typeof key === "string" && isId(key),
  instant: (key) => typeof key === "string" && INSTANT.test(key) && !Number.isNaN(Date.parse(key)),
  date: (key) => typeof key === "string" && isDate(key),
  text: (key) => typeof key === "string" && !key.includes("\u0000"),
  integer: (key) => Number.isSafeInteger(key),
  digits: (key) => typeof key === "string" && /^-?\d{1,19}$/.test(key),
  boolean: (key) => typeof key === "boolean",
};

function readJson(text: string): readonly unknown[] {
  try {
    const bytes = Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (char) => char.charCodeAt(0));
    const json: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    return Array.isArray(json) ? json : [];
  } catch {
    return [];
  }
}

function base64Url(bytes: Uint8Array): string {
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** FNV-1a in 32 bits: finds accidents such as a cursor cut or mistyped in a link; it is no protection and need not be one. */
function checksum(keys: readonly CursorKey[]): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(JSON.stringify(keys))) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}
