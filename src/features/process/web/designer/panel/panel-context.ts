/** What every field of the panel needs: the draft, what can be chosen, and how things are called. */
import { createContext, use } from "react";
import type { Offers } from "../../words/use-offers.ts";
import type { Sayings } from "../../words/use-sayings.ts";
import type { Drafting } from "../state/draft-state.ts";

export type PanelSurroundings = { readonly drafting: Drafting; readonly offers: Offers; readonly sayings: Sayings };

export const PanelContext = createContext<PanelSurroundings | null>(null);

export function usePanel(): PanelSurroundings {
  const surroundings = use(PanelContext);
  if (!surroundings) throw new Error("A field of a step stands in the panel of the designer.");
  return surroundings;
}
