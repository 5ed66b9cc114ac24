/** A picture for each kind of step; always with a word beside it or under the pointer. */
import { IconArrowsJoin, IconClockPause, IconHandStop, IconRobot, IconSquareCheck, IconSubtask } from "@tabler/icons-react";
import type { StepKind } from "../../core/definition.ts";

export const kindIcons = {
  task: IconSquareCheck,
  request: IconHandStop,
  wait: IconClockPause,
  auto: IconRobot,
  process: IconSubtask,
} as const satisfies Record<StepKind, unknown>;

export const joinIcon = IconArrowsJoin;
