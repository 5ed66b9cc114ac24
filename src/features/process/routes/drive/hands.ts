/** Runs at hand: locked and loaded, or just begun. */
import { newRun } from "../../core/run.ts";
import type { Run } from "../../core/run-facts.ts";
import { loadPlan } from "../../sql/run/definitions.ts";
import { holdFreeSubjects, holdSubjects, type Subject, subjectsOfRuns } from "../../sql/run/hold-subjects.ts";
import { lockRuns } from "../../sql/run/load-runs.ts";
import type { AtHand, Driving } from "./driving.ts";

/** The records before their runs: whoever changes one of them has it, and then reaches for its runs. */
export async function hold(driving: Driving, subjects: readonly Subject[]): Promise<void> {
  const { tx, given, held } = driving;
  const wanted = subjects.filter(({ id }) => !held.has(id));
  for (const { id } of wanted) held.add(id);
  if (wanted.length > 0) await holdSubjects(tx, given.actor.workspaceId, wanted);
}

/** Locks the runs, behind what they are about, and has them at hand; answers which are there. */
export async function takeUp(driving: Driving, ids: readonly string[]): Promise<readonly AtHand[]> {
  const wanted = ids.filter((id) => !driving.hands.has(id));
  if (wanted.length > 0) await hold(driving, await subjectsOfRuns(driving.tx, driving.given.actor.workspaceId, wanted));
  return takeUpHeld(driving, ids);
}

/** Those of the runs about whose records nobody else decides at that moment: nothing is waited for. */
export async function takeUpFree(driving: Driving, ids: readonly string[]): Promise<readonly AtHand[]> {
  const { tx, given, held } = driving;
  const { workspaceId } = given.actor;
  const runs = await subjectsOfRuns(tx, workspaceId, ids);
  const free = await holdFreeSubjects(tx, workspaceId, runs);
  for (const id of free) held.add(id);
  const ours = runs.filter(({ id }) => free.has(id));
  return takeUpHeld(
    driving,
    ours.map(({ runId }) => runId),
  );
}

/** Runs about records that this transaction holds. */
export async function takeUpHeld(driving: Driving, ids: readonly string[]): Promise<readonly AtHand[]> {
  const { tx, given, hands } = driving;
  const { workspaceId } = given.actor;
  const wanted = [...new Set(ids)].filter((id) => !hands.has(id));
  if (wanted.length > 0)
    for (const { run, tasks } of await lockRuns(tx, workspaceId, wanted))
      hands.set(run.id, { run, plan: await loadPlan(tx, workspaceId, run.processId, run.number), tasks });
  return ids.flatMap((id) => hands.get(id) ?? []);
}

export type NewRun = Pick<Run, "processId" | "number" | "subjectKind" | "subjectId" | "ownerId" | "startedBecause"> &
  Partial<Pick<Run, "parentId" | "parentVisit">>;

/** A run that begins in this transaction; it still has to be told to start. */
export async function beginRun(driving: Driving, wish: NewRun): Promise<AtHand> {
  const { tx, given, hands, work } = driving;
  const run: Run = { parentId: null, parentVisit: null, ...wish, id: given.newId(), state: newRun, version: 1 };
  const hand: AtHand = { run, plan: await loadPlan(tx, given.actor.workspaceId, run.processId, run.number), tasks: [] };
  hands.set(run.id, hand);
  work.started.set(run.id, { startedBy: run.startedBecause.startsWith("by_") ? given.actor.personId : null, at: given.now });
  return hand;
}
