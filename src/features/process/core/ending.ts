/** How a run ends with its record. */
import type { SubjectEnd, SubjectKind } from "./definition.ts";
import type { Plan } from "./plan.ts";
import type { Ending, RunEnd, RunState } from "./run.ts";

/** What a record of the kind can come to. A client comes to no end of its own. */
export const endingsOf: Readonly<Record<SubjectKind, readonly SubjectEnd[]>> = {
  deal: ["deal_won", "deal_lost"],
  lead: ["lead_converted", "lead_rejected"],
  client: [],
};

const results: Readonly<Record<Ending, RunEnd["result"]>> = {
  deal_won: "success",
  lead_converted: "success",
  deal_lost: "failure",
  lead_rejected: "failure",
  archived: "stopped",
  merged: "stopped",
};

export const isEnding = (reason: string | null): reason is Ending => reason !== null && Object.hasOwn(results, reason);

/**
 * What became of the record of an ended run, where that is what the run was for; null: it ended in its own way, or the record was put away.
 * A run within another is stopped with it, and says by what.
 */
export function overtakenBy({ end }: RunState, isWithin: boolean): SubjectEnd | null {
  if (end === null || !isEnding(end.reason) || end.reason === "archived" || end.reason === "merged") return null;
  return end.result !== "stopped" || isWithin ? end.reason : null;
}

/** null: the run goes on. One that waits for the very event does what is drawn behind the wait; nobody works on a record that is put away. */
export function endWith({ definition, steps }: Plan, { open }: RunState, ending: Ending): RunEnd | null {
  const end: RunEnd = { result: results[ending], reason: ending };
  if (end.result === "stopped") return end;
  const isAwaited = open.some(({ step, as }) => {
    const until = as === "wait" ? steps.get(step)?.step.until : undefined;
    return until !== undefined && "event" in until && until.event === ending;
  });
  return !isAwaited && (definition.endsWith ?? []).some((one) => one === ending) ? end : null;
}
