/** Where a deal stands, and what kind of step leads from one place to the next. */

export type Place =
  | { readonly at: "stage"; readonly stageId: string }
  | { readonly at: "won" }
  | { readonly at: "lost"; readonly reasonId: string };

export type TransitionKind = "forward" | "skip" | "backward" | "lost" | "won" | "reopened";
export const transitionKinds: readonly TransitionKind[] = ["forward", "skip", "backward", "lost", "won", "reopened"];

/** How a visit began: the first one of a deal, the first in a pipeline it came to, or by a transition. */
export type VisitKind = TransitionKind | "opened" | "entered";

/**
 * The kind of a step, by the order of the stages that were open then: *forward* to the next, *skip* further ahead, *backward*, *lost*, *won*,
 * *reopened* from an end to a stage.
 */
export function kindOf(from: Place, to: Place, order: readonly string[]): TransitionKind {
  if (to.at !== "stage") return to.at;
  if (from.at !== "stage") return "reopened";
  const ahead = order.indexOf(to.stageId) - order.indexOf(from.stageId);
  return ahead < 0 ? "backward" : ahead <= 1 ? "forward" : "skip";
}

/** What a step counts as: from one end straight to the other it is reopened and won or lost at the same instant. */
export function countedAs(from: Place, kind: VisitKind): readonly TransitionKind[] {
  if (kind === "opened" || kind === "entered") return [];
  return from.at !== "stage" && (kind === "won" || kind === "lost") ? ["reopened", kind] : [kind];
}
