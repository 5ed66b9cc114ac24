/** Moving a run to another version of its process. */
import { no, type Result, yes } from "#shared/result.ts";
import { faultsFrom } from "./check.ts";
import type { Step } from "./definition.ts";
import { begin, cancellations, follow, tell } from "./follow.ts";
import type { Plan } from "./plan.ts";
import type { Given, Marking, OpenVisit, RunEvent, RunState } from "./run.ts";

/** Where the steps and joins of the old version stand in the new one; those not named stay under their names. */
export type MigrationMap = Readonly<Record<string, string>>;

export type MigrationRefusal =
  | { readonly reason: "run_ended" | "held" | "not_started" }
  /** The new version has no such step: it must be mapped to one. */
  | { readonly reason: "unknown_step"; readonly step: string }
  /** From where it would stand, it could wait for ever, go on for ever, or leave something over. */
  | { readonly reason: "gets_stuck"; readonly step: string };

/**
 * The events by which the run follows the new version. A visit whose step means the same stays, with its task; others are cancelled and what
 * they are mapped to is entered anew. A step mapped to a join has led there. Nothing is taken back across a migration.
 */
export function migrateRun(
  state: RunState,
  from: Plan,
  to: Plan,
  map: MigrationMap,
  given: Given,
): Result<readonly RunEvent[], MigrationRefusal> {
  if (state.status === "new") return no({ reason: "not_started" });
  if (state.status === "ended") return no({ reason: "run_ended" });
  if (state.status === "held") return no({ reason: "held" });
  const placed = (name: string) => map[name] ?? name;
  const lost = [...state.open.map(({ step }) => step), ...Object.keys(state.joins)].find((name) => !isNode(to, placed(name)));
  if (lost !== undefined) return no({ reason: "unknown_step", step: lost });

  const stays = state.open.filter((open) => isSame(from, to, open, placed(open.step)));
  const keeps = Object.entries(state.joins).filter(([name]) => placed(name) === name && hasSameJoin(from, to, name));
  const kept = new Set(keeps.map(([name]) => name));
  const goes = state.open.filter((open) => !stays.includes(open));
  const left = Object.entries(state.joins).filter(([name]) => !kept.has(name));
  const back: Marking = {
    open: stays,
    joins: Object.fromEntries(keeps),
    loops: Object.fromEntries(Object.entries(state.loops).filter(([step]) => to.steps.get(step)?.step.loopLimit)),
    branchEnd: state.branchEnd,
  };
  const progress = begin(to, state, given);
  for (const event of cancellations(goes, Object.fromEntries(left), "migrated", progress.at)) tell(progress, event);
  tell(progress, { type: "RunMigrated", back, at: progress.at });
  for (const { step, visit } of goes) progress.underWay.push({ to: placed(step), node: step, visit });
  for (const [name, { arrived, visit }] of left)
    if (to.steps.has(placed(name))) progress.underWay.push({ to: placed(name), node: name, visit });
    else
      for (const [node, count] of Object.entries(arrived))
        for (let index = 0; index < count; index++) progress.underWay.push({ to: placed(name), node: placed(node), visit });
  follow(progress);
  const fault = progress.state.status === "ended" ? undefined : faultsFrom(to.definition, progress.state)[0];
  return fault ? no({ reason: "gets_stuck", step: fault.step }) : yes(progress.events);
}

const isNode = (plan: Plan, name: string): boolean => plan.steps.has(name) || plan.joins.has(name);

/** A task stays whatever its text or due time became; a wait and a sub-process only where they wait for the same. */
function isSame(from: Plan, to: Plan, { step }: OpenVisit, target: string): boolean {
  const [old, young] = [from.steps.get(step)?.step, to.steps.get(target)?.step];
  if (step !== target || !old || !young || old.kind !== young.kind) return false;
  const waitedFor = (one: Step) => JSON.stringify([one.until ?? (one.kind === "wait" ? one.due : null), one.process ?? null]);
  return waitedFor(old) === waitedFor(young);
}

function hasSameJoin(from: Plan, to: Plan, name: string): boolean {
  const waitFor = (plan: Plan) => [...(plan.joins.get(name)?.waitFor ?? [])].sort().join("\n");
  return to.joins.has(name) && waitFor(from) === waitFor(to);
}
