/** Over what a card is: what lies under the pointer, or where the arrow keys have led. */
import { type CollisionDetection, pointerWithin } from "@dnd-kit/core";
import type { RefObject } from "react";
import type { Target } from "./steps.ts";

export const underPointerOrChosen =
  (chosen: RefObject<Target | null>): CollisionDetection =>
  (given) => {
    if (chosen.current) return [{ id: chosen.current }];
    // The ends lie over the columns, so what is smaller goes first.
    return pointerWithin(given).toSorted(
      (one, other) => Number(String(other.id).startsWith("end:")) - Number(String(one.id).startsWith("end:")),
    );
  };
