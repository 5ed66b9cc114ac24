/** What an outcome will cause, told before it is chosen. */
import { decide } from "./decide.ts";
import type { Assignee, Due } from "./definition.ts";
import { type Plan, waitOf } from "./plan.ts";
import type { Given, Rest, RunEvent, RunState } from "./run.ts";

export type Foreseen =
  | { readonly kind: "step"; readonly step: string; readonly as: Rest; readonly assignee: Assignee | null; readonly due: Due | null }
  /** A join is reached and goes on only when these have led to it too. */
  | { readonly kind: "join"; readonly join: string; readonly waitsFor: readonly string[] }
  | { readonly kind: "end"; readonly result: "success" | "failure" | "stopped"; readonly reason: string | null };

/**
 * In the order in which it will happen, by the engine itself: automatic steps are gone through as the facts are now, a loop at its limit is left.
 * Nothing for a visit that is not open or an outcome that the step does not have.
 */
export function foresee(plan: Plan, state: RunState, visit: number, outcome: string, given: Given): readonly Foreseen[] {
  const answer = decide(plan, state, { type: "Complete", visit, outcome, actor: null, comment: "–" }, given);
  if (!answer.ok) return [];
  const passed = new Set(answer.value.flatMap((event) => (event.type === "JoinPassed" ? [event.visit] : [])));
  return answer.value.flatMap((event) => foreseen(plan, state, event, answer.value, passed));
}

function foreseen(
  plan: Plan,
  state: RunState,
  event: RunEvent,
  events: readonly RunEvent[],
  passed: ReadonlySet<number>,
): readonly Foreseen[] {
  switch (event.type) {
    case "StepEntered": {
      const step = plan.steps.get(event.step)?.step;
      if (!step || event.as === "automatic" || event.as === "skipped") return [];
      const due = event.as === "wait" ? waitOf(step).due : (step.due ?? null);
      return [{ kind: "step", step: event.step, as: event.as, assignee: step.assignee ?? null, due }];
    }
    case "JoinReached": {
      if (passed.has(event.visit)) return [];
      const came = new Set(Object.keys(state.joins[event.join]?.arrived ?? {}));
      for (const other of events) if (other.type === "JoinReached" && other.join === event.join) came.add(other.from);
      const waitsFor = (plan.joins.get(event.join)?.waitFor ?? []).filter((step) => !came.has(step));
      return [{ kind: "join", join: event.join, waitsFor }];
    }
    case "BranchEnded":
    case "RunEnded":
      return [{ kind: "end", ...event.end }];
    default:
      return [];
  }
}
