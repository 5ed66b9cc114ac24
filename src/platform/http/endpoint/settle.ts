/** What becomes of a command's answer over HTTP. */
import type { CommandRefusal } from "#platform/command/command.ts";
import type { Result } from "#shared/result.ts";
import { notFound, ProblemError, problem } from "../problem.ts";
import type { RefusalAnswer } from "./definition.ts";

/** The value of a command, or the refusal as a problem in the room's words. */
export function settle<A, R extends string>(result: Result<A, CommandRefusal<R>>, refusals: Readonly<Record<R, RefusalAnswer>>): A {
  if (result.ok) return result.value;
  const { refusal } = result;
  switch (refusal.kind) {
    case "not_found":
      throw notFound();
    case "version":
      throw new ProblemError(
        problem("version", { currentVersion: refusal.current, detail: `Its version is now ${refusal.current}. Load it again.` }),
      );
    case "key_reused":
      throw new ProblemError(problem("key_reused"));
    case "refused": {
      const { status, path, detail } = refusals[refusal.reason];
      const errors = path === undefined ? {} : { errors: [{ path, code: refusal.reason, message: detail }] };
      throw new ProblemError(
        problem(status === 403 ? "forbidden" : status === 409 ? "state" : "refused", { reason: refusal.reason, detail, ...errors }),
      );
    }
  }
}
