/** Texts that PostgreSQL cannot hold, whatever the field: refused at the door, so that no contract can forget them. */
import { type FieldError, pointerPart } from "./problem.ts";

const message = "Characters that cannot be kept: NUL, or half a character";

/** No contract nests this deep; what does would exhaust the stack of whoever walks through it. */
const deepest = 100;

/** Where in a request such texts stand, by JSON pointer. */
export function unstorableTexts(value: unknown, path = "", depth = 0): readonly FieldError[] {
  if (typeof value === "string")
    return value.includes("\u0000") || !value.isWellFormed() ? [{ path: path || "/", code: "control_characters", message }] : [];
  if (value === null || typeof value !== "object" || value instanceof Date) return [];
  if (depth === deepest) return [{ path, code: "too_deep", message: `Nested more than ${deepest} times` }];
  return Object.entries(value).flatMap(([key, inner]) => unstorableTexts(inner, `${path}${pointerPart(key)}`, depth + 1));
}
