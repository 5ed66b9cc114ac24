/** What the cards on the canvas need of the page around it. */
import { createContext, use } from "react";
import type { Company } from "../../company/company.ts";

export type ChartSurroundings = {
  readonly company: Company;
  readonly openId: string | undefined;
  /** The chief that the dragged person would fall under. */
  readonly targetId: string | null;
  readonly onOpen: (personId: string) => void;
  /** null: the reader may not move people. */
  readonly onMove: ((personId: string) => void) | null;
};

export const ChartContext = createContext<ChartSurroundings | null>(null);

export function useChartSurroundings(): ChartSurroundings {
  const surroundings = use(ChartContext);
  if (!surroundings) throw new Error("A card of the chart stands on the chart.");
  return surroundings;
}
