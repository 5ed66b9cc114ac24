/** The chart of a company, laid out; while a changed company is laid out the earlier chart stays. */
import type { Edge, Node } from "@xyflow/react";
import { useEffect, useState } from "react";
import type { Company } from "../../company/company.ts";
import { type ChartGraph, card, cardPlaces, chartGraph, isStacked, type Point } from "./chart-graph.ts";
import { layOut } from "./lay-out.ts";

export type Chart = { readonly nodes: readonly Node[]; readonly edges: readonly Edge[]; readonly hasProblem: boolean };

export function useChart(company: Company): Chart | null {
  const [chart, setChart] = useState<Chart | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const graph = chartGraph(company);
    const show = (places: ReadonlyMap<string, Point>, hasProblem: boolean) => {
      if (isCurrent) setChart(chartOf(graph, places, hasProblem));
    };
    layOut(graph).then(
      (places) => show(places, false),
      () => show(rowByRow(graph), true),
    );
    return () => {
      isCurrent = false;
    };
  }, [company]);
  return chart;
}

function chartOf(graph: ChartGraph, places: ReadonlyMap<string, Point>, hasProblem: boolean): Chart {
  const at = cardPlaces(graph, places);
  const stacked = isStacked(graph);
  return {
    hasProblem,
    nodes: graph.members.map(({ id, isVacancy }) => ({
      id,
      type: isVacancy ? "vacancy" : "person",
      position: at.get(id) ?? { x: 0, y: 0 },
      data: {},
      ...card,
    })),
    edges: graph.members
      .filter((one) => one.chiefId !== null)
      .map(({ id, chiefId }) => ({
        id: `${chiefId} ${id}`,
        type: "elbow",
        source: chiefId!,
        target: id,
        targetHandle: stacked.has(id) ? "side" : "top",
      })),
  };
}

/** Without the layout engine (a browser that refuses workers) people are still all there, one under the other. */
function rowByRow(graph: ChartGraph): ReadonlyMap<string, Point> {
  let y = 0;
  return new Map(
    [...graph.boxes, ...graph.stacks].map(({ id, height }) => {
      const place = { x: 0, y };
      y += height + 24;
      return [id, place];
    }),
  );
}
