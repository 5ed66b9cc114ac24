/** The list behind a number: the page of deviations with the same question. */
import { addDays } from "#shared/date.ts";
import type { UrlState } from "#ui/url-state.ts";
import type { DeviationsReport } from "../../contract/deviations.ts";
import type { Window } from "../funnel/window.ts";

export const dimensions = ["rule", "person", "unit", "process", "step", "week"] as const;
export type Dimension = (typeof dimensions)[number];
export type What = "opened" | "answered" | "closed" | "open";
export type Group = DeviationsReport["groups"][number];

/** null: of all groups. */
export function behindGroup({ from, to }: Window, by: Dimension, group: Pick<Group, "key"> | null, what: What): UrlState {
  const state = what === "opened" ? "all" : what;
  if (group === null) return { from, to, state };
  const { key } = group;
  if (by !== "week") return { from, to, state, [by]: key ?? "none" };
  const end = addDays(key ?? from, 7);
  return { from: key !== null && key > from ? key : from, to: end < to ? end : to, state };
}
