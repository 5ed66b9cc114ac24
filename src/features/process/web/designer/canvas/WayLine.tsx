/** The way of an outcome, along the gaps between the cards. */
import type { EdgeProps } from "@xyflow/react";
import { portKey } from "../../../core/layout/drawing.ts";
import classes from "./Canvas.module.css";
import { useSurroundings } from "./canvas-context.ts";
import type { WayEdge } from "./canvas-graph.ts";
import { roundedPath } from "./rounded-path.ts";

export function WayLine({ data }: EdgeProps<WayEdge>) {
  const { mark, lit } = useSurroundings();
  if (!data) return null;
  const { points, outcome, from, to } = data;
  const isMarked = mark?.node === from && (outcome === null || mark.outcome === null || mark.outcome === outcome);
  const isLit =
    lit !== null &&
    (outcome === null ? lit.nodes.has(from) && (lit.nodes.has(to) || lit.here.has(to)) : lit.outcomes.has(portKey(from, outcome)));
  const path = roundedPath(points);
  return (
    <g className={classes["way"]} data-marked={isMarked || undefined} data-lit={isLit ? lit.as : undefined}>
      <path className={classes["grip"]} d={path} />
      <path className={classes["line"]} d={path} markerEnd={to === "" ? undefined : "url(#way-arrow)"} />
    </g>
  );
}

/** The head of an arrow takes the colour of its line. */
export function ArrowHead() {
  return (
    <svg width={0} height={0} aria-hidden="true" style={{ position: "absolute" }}>
      <defs>
        <marker id="way-arrow" markerWidth={8} markerHeight={8} refX={7} refY={4} orient="auto" markerUnits="userSpaceOnUse">
          <path d="M0 0.5 L7.5 4 L0 7.5 Z" fill="context-stroke" />
        </marker>
      </defs>
    </svg>
  );
}
