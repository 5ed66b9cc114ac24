/** Words about a failure that may be kept and shown: without values, secrets, or anything about a person. */
import { TaskFailure } from "./task.ts";

const longest = 500;

type Coded = Error & { readonly code?: unknown; readonly table?: unknown; readonly constraint?: unknown };

/**
 * A failure in at most 500 characters. Words of ours (`TaskFailure`) stay as they are. Of any other error only its kind,
 * its code and the place in our code remain: messages of databases, mail servers and libraries quote whatever they were given.
 */
export function failureWords(error: unknown): string {
  if (error instanceof TaskFailure) return shorten(error.message);
  if (!(error instanceof Error)) return "Something that is not an error was thrown";
  const { name, code, table, constraint, stack } = error as Coded;
  const parts = [word(name) ?? "Error", word(code), named("table", table), named("constraint", constraint), placeIn(stack)];
  return shorten(parts.filter((part) => part !== undefined).join(" "));
}

const word = (value: unknown): string | undefined => (typeof value === "string" && /^[\w.-]{1,63}$/.test(value) ? value : undefined);
const named = (what: string, value: unknown) => (word(value) === undefined ? undefined : `${what} ${value}`);

/** The innermost frame that is ours, from the source folder on. */
function placeIn(stack: string | undefined): string | undefined {
  const found = /^\s+at .*?(src\/(?:main|platform|features|shared)\/[\w./-]+:\d+)/m.exec(stack?.slice(stack.indexOf("\n    at ")) ?? "");
  return found ? `at ${found[1]}` : undefined;
}

/** For messages of the queue itself: addresses, quotations, long numbers and words that look like keys become "…". */
export function withoutValues(text: string): string {
  return shorten(
    text
      .slice(0, 4 * longest)
      .replaceAll(/[a-z][a-z0-9+.-]*:\/\/\S+/gi, "…")
      .replaceAll(/\S+@\S+/g, "…")
      .replaceAll(/(["'`«“„]).*?["'`»”]/gs, "…")
      .replaceAll(/\+?\d[\d\s().-]{5,}\d/g, "…")
      .replaceAll(/(?=[\w+/=-]*\d)[\w+/=-]{12,}/g, "…"),
  );
}

const shorten = (text: string) => (text.length > longest ? `${text.slice(0, longest - 1)}…` : text);
