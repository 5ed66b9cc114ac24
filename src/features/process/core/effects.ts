/** What must be done about what happened to a run: tasks, timers, actions, sub-processes, stages. */
import type { AutoAction, Due, WaitEvent } from "./definition.ts";
import { type Plan, waitOf } from "./plan.ts";
import type { CancelledBecause, RunEvent } from "./run.ts";

export type Effect =
  | { readonly do: "open_task"; readonly visit: number; readonly step: string; readonly kind: "step" | "request" | "decide" }
  | { readonly do: "cancel_task"; readonly visit: number; readonly because: CancelledBecause }
  /** `event` null: a time alone; else the latest date of waiting for it. */
  | { readonly do: "set_timer"; readonly visit: number; readonly step: string; readonly event: WaitEvent | null; readonly due: Due }
  | { readonly do: "cancel_timer"; readonly visit: number; readonly because: "event" | CancelledBecause }
  | { readonly do: "act"; readonly visit: number; readonly step: string; readonly actions: readonly AutoAction[] }
  | { readonly do: "start_sub_process"; readonly visit: number; readonly step: string; readonly process: string }
  | { readonly do: "cancel_sub_process"; readonly visit: number; readonly because: CancelledBecause }
  /** Of a deal that is still open. */
  | { readonly do: "enter_stage"; readonly visit: number; readonly stage: string }
  | { readonly do: "set_hold_timer"; readonly until: string }
  | { readonly do: "cancel_hold_timer" };

/** What the events ask for, in their order. */
export function effectsOf(plan: Plan, events: readonly RunEvent[]): readonly Effect[] {
  const effects: Effect[] = [];
  for (const event of events) addEffects(plan, event, effects);
  return effects;
}

function addEffects(plan: Plan, event: RunEvent, effects: Effect[]): void {
  if (event.type === "StepEntered") entered(plan, event, effects);
  else if (event.type === "VisitCancelled") {
    const { visit, because } = event;
    if (event.as === "wait") effects.push({ do: "cancel_timer", visit, because });
    else if (event.as === "process") effects.push({ do: "cancel_sub_process", visit, because });
    else if (event.as !== "join") effects.push({ do: "cancel_task", visit, because });
  } else if (event.type === "StepLeft") {
    if (event.by === "event") effects.push({ do: "cancel_timer", visit: event.visit, because: "event" });
  } else if (event.type === "RunHeld") effects.push({ do: "set_hold_timer", until: event.until });
  else if (event.type === "RunResumed") effects.push({ do: "cancel_hold_timer" });
}

function entered(plan: Plan, event: RunEvent & { readonly type: "StepEntered" }, effects: Effect[]): void {
  const { visit, step, as } = event;
  const said = plan.steps.get(step)?.step;
  if (!said || as === "skipped") return;
  if (said.stage !== undefined) effects.push({ do: "enter_stage", visit, stage: said.stage });
  if (said.kind === "auto" && said.actions && said.actions.length > 0) effects.push({ do: "act", visit, step, actions: said.actions });
  switch (as) {
    case "task":
    case "request":
    case "decide":
      effects.push({ do: "open_task", visit, step, kind: as === "task" ? "step" : as });
      break;
    case "wait":
      effects.push({ do: "set_timer", visit, step, ...waitOf(said) });
      break;
    case "process":
      effects.push({ do: "start_sub_process", visit, step, process: said.process ?? "" });
      break;
    default:
  }
}
