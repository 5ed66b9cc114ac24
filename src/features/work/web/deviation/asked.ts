/** Which deviations the list shows, as it stands in the address. */
import type { UrlState } from "#ui/url-state.ts";

export const states = ["unanswered", "open", "answered", "closed", "all"] as const;
export type Shown = (typeof states)[number];

const narrowing = ["rule", "person", "unit", "process", "step", "subject", "from", "to"] as const;
export type Narrowing = (typeof narrowing)[number];

/** Whoever comes from a number of the report comes for exactly these, answered or not. */
export const shownOf = (search: UrlState): Shown => states.find((one) => one === search["state"]) ?? "open";

export function askedOf(search: UrlState): Readonly<Record<string, string | undefined>> {
  const shown = shownOf(search);
  return {
    ...Object.fromEntries(narrowing.map((name) => [name, search[name]])),
    state: shown === "all" ? undefined : shown,
    mine: search["mine"] === "true" ? "true" : undefined,
  };
}

export const narrowedBy = (search: UrlState): readonly Narrowing[] => narrowing.filter((name) => search[name] !== undefined);
