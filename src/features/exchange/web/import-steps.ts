/** The steps of an import, and which of them can be looked at when. Pure. */
import type { ImportState } from "../core/import-state.ts";

export const importSteps = ["file", "seen", "mapping", "check", "run", "report"] as const;
export type ImportStep = (typeof importSteps)[number];

/** What is still to be settled may be looked at in any order; afterwards there is one place to be. */
export function openSteps(state: ImportState): readonly ImportStep[] {
  if (state === "uploaded") return ["seen", "mapping", "check"];
  return state === "running" ? ["run"] : ["report"];
}

/** The step to show: the one that the address names, where it can be looked at, else the first that can. */
export function stepFor(state: ImportState, wanted: string | undefined): ImportStep {
  const open = openSteps(state);
  return open.find((step) => step === wanted) ?? open[0] ?? "report";
}
