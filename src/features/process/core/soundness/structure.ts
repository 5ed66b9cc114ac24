/** What can be seen without following anything: outcomes that lead to nodes that are not there, steps without outcomes. */
import type { Fault } from "../definition.ts";
import type { Plan } from "../plan.ts";

/** A fault whose path is still to be found: it shows where the step is active, or where the outcome is taken. */
export type StructureFault = Omit<Fault, "path"> & { readonly by: string | null };

export function structureFaults({ definition, start, steps, joins }: Plan): readonly StructureFault[] {
  const isNode = (name: string) => steps.has(name) || joins.has(name);
  const faults: StructureFault[] = steps.has(start) ? [] : [{ kind: "unknown_node", step: definition.start, by: null }];
  for (const { name, step, outcomes } of steps.values()) {
    const named = [...(step.loopLimit ? [step.loopLimit.then] : []), ...(step.when ?? []).map(({ outcome }) => outcome)];
    if (outcomes.size === 0 || named.some((outcome) => !outcomes.has(outcome))) faults.push({ kind: "no_outcome", step: name, by: null });
    for (const [by, { to = [] }] of outcomes) if (!to.every(isNode)) faults.push({ kind: "unknown_node", step: name, by });
  }
  for (const [name, { waitFor, to }] of joins)
    if (![...waitFor, ...to].every(isNode)) faults.push({ kind: "unknown_node", step: name, by: null });
  return faults;
}
