/** Pages by key: a cursor is where the page before ended. */
import { type CursorKey, type CursorKind, decodeCursor, encodeCursor } from "#shared/cursor.ts";
import { ProblemError, problem } from "./problem.ts";

/** The keys of a cursor, or null at the beginning. One that was not made for this list is a problem of its field. */
export function startOf(cursor: string | undefined, kinds: readonly CursorKind[]): readonly CursorKey[] | null {
  if (cursor === undefined) return null;
  const keys = decodeCursor(cursor, kinds);
  if (!keys.ok)
    throw new ProblemError(
      problem("validation", {
        errors: [{ path: "/cursor", code: "cursor_malformed", message: "Take the cursor as the page before gave it" }],
      }),
    );
  return keys.value;
}

export function pageOf<T>(items: readonly T[], last: readonly CursorKey[] | null): { items: readonly T[]; nextCursor: string | null } {
  return { items, nextCursor: last === null ? null : encodeCursor(last) };
}
