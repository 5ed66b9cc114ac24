/** The definition in a body, or every fault at its place. */
import { ProblemError, problem } from "#platform/http/problem.ts";
import { readDefinition } from "../contract/definition.ts";
import type { Definition } from "../core/definition.ts";

export function demandDefinition(json: unknown, path: string): Definition {
  const read = readDefinition(json);
  if (read.ok) return read.value;
  const errors = read.refusal.map(({ pointer, where, code, message }) => ({
    path: `${path}${pointer}` || "/",
    code,
    message: `${where}: ${message}`,
  }));
  throw new ProblemError(problem("validation", { errors }));
}
