/** A reporting line: down from the chief, across above the row, and into the card from above or, in a stack, from its left. */
import { type EdgeProps, Position } from "@xyflow/react";
import classes from "./Chart.module.css";

const drop = 22;
const side = 12;

export function ElbowEdge({ sourceX, sourceY, targetX, targetY, targetPosition }: EdgeProps) {
  const across = sourceY + drop;
  const d =
    targetPosition === Position.Left
      ? `M${sourceX} ${sourceY}V${across}H${targetX - side}V${targetY}H${targetX}`
      : `M${sourceX} ${sourceY}V${across}H${targetX}V${targetY}`;
  return <path className={classes["line"]} d={d} />;
}
