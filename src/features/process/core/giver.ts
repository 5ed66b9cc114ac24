/** Who asks, where a step is a request to another level. */
import type { RunEvent } from "./run.ts";

/**
 * Whoever completed the step before it. Behind a join it is the owner of the record: all the branches ask, and who came last is chance.
 * Automatic steps between ask nothing themselves. null: the server, where a time or an event led here.
 */
export function giverOf(events: readonly RunEvent[], visit: number, ownerId: string): string | null {
  const entered = new Map(events.flatMap((event) => (event.type === "StepEntered" ? [[event.visit, event.from] as const] : [])));
  let from = entered.get(visit) ?? null;
  while (from !== null) {
    const cause: number = from;
    const came = events.find((event) => (event.type === "StepLeft" || event.type === "JoinPassed") && event.visit === cause);
    if (came?.type === "JoinPassed") return ownerId;
    if (came?.type !== "StepLeft") return null;
    if (came.by === "person") return came.actor;
    from = entered.get(cause) ?? null;
  }
  return null;
}
