/** A problem in words: what happened and what to do. */
import { type Key, text, textOr } from "../i18n/text.ts";
import { type FieldProblem, isApiProblem } from "../problem.ts";

export type ProblemWords = { readonly title: string; readonly advice: string };

export function problemWords(problem: unknown): ProblemWords {
  if (!isApiProblem(problem)) return { title: text("problems:unknown.title"), advice: text("problems:unknown.advice") };
  if (problem.kind === "offline") return { title: text("problems:offline.title"), advice: text("problems:offline.advice") };
  if (problem.kind === "slow") return { title: text("problems:slow.title"), advice: text("problems:slow.advice") };
  if (problem.retryAfter !== null) return lockedOut(problem.retryAfter);
  if (problem.currentVersion !== null) return { title: text("problems:version.title"), advice: text("problems:version.advice") };
  if (problem.reason) return { title: textOr(`problems:refusal.${problem.reason}`, problem.detail ?? problem.message), advice: "" };
  return wordsOfStatus(problem.status, problem.requestId);
}

/** Whole minutes, rounded up: nobody should try a second too early. */
function lockedOut(seconds: number): ProblemWords {
  return {
    title: text("problems:too_many.title"),
    advice: text("problems:locked_out.advice", { count: Math.max(1, Math.ceil(seconds / 60)) }),
  };
}

function wordsOfStatus(status: number, requestId: string | null): ProblemWords {
  const known: Readonly<Record<number, readonly [Key, Key]>> = {
    401: ["problems:signed_out.title", "problems:signed_out.advice"],
    403: ["problems:no_right.title", "problems:no_right.advice"],
    404: ["problems:not_found.title", "problems:not_found.advice"],
    409: ["problems:conflict.title", "problems:conflict.advice"],
    413: ["problems:too_large.title", "problems:too_large.advice"],
    422: ["problems:invalid.title", "problems:invalid.advice"],
    431: ["problems:address_too_long.title", "problems:address_too_long.advice"],
    429: ["problems:too_many.title", "problems:too_many.advice"],
  };
  const found = known[status] ?? (status === 400 ? known[422] : undefined);
  if (found) return { title: text(found[0]), advice: text(found[1]) };
  return {
    title: text("problems:server.title"),
    advice: requestId ? text("problems:server.advice", { requestId }) : text("problems:unknown.advice"),
  };
}

/** What is wrong with one field: a word of zod's or of a room's own. What no catalogue knows is said as the server says it. */
export function fieldWords({ code, message }: FieldProblem): string {
  const said = /\s/.test(message) && !knownCodes.has(code) ? message : text("problems:field.invalid");
  return textOr(`problems:refusal.${code}`, textOr(`problems:field.${code}`, said));
}

/** zod's messages are for programmers; its codes have words of ours. */
const knownCodes: ReadonlySet<string> = new Set([
  "invalid_type",
  "invalid_format",
  "invalid_value",
  "invalid_union",
  "too_small",
  "too_big",
  "custom",
]);
