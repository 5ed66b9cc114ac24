/** What the cards and lines on the canvas need of the designer around it. */
import { createContext, use } from "react";
import type { Definition } from "../../../core/definition.ts";
import type { Sayings } from "../../words/use-sayings.ts";
import type { Mark } from "../state/draft-state.ts";

/** What is lit: the path of a fault in red, the path of a case that is tried in brass. */
export type Lit = {
  readonly as: "fault" | "path";
  readonly nodes: ReadonlySet<string>;
  /** By `portKey`. */
  readonly outcomes: ReadonlySet<string>;
  /** Where the case stands, or the fault shows. */
  readonly here: ReadonlySet<string>;
};

export type Surroundings = {
  readonly definition: Definition;
  readonly mark: Mark;
  readonly setMark: (mark: Mark) => void;
  readonly open: (mark: Mark) => void;
  readonly isEditable: boolean;
  readonly sayings: Sayings;
  readonly lit: Lit | null;
  readonly faulty: ReadonlySet<string>;
};

export const CanvasContext = createContext<Surroundings | null>(null);

export function useSurroundings(): Surroundings {
  const surroundings = use(CanvasContext);
  if (!surroundings) throw new Error("A card of a process stands on its canvas.");
  return surroundings;
}
