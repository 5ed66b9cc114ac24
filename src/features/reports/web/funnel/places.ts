/** Stages, WON and LOST as places that moves go from and to, and the kind of a move between two of them. */
import type { FlowReport, StageName } from "./answers.ts";
import type { FlowKind } from "./shown.ts";

export type Place = { readonly key: string; readonly name: string };

/** In the order of the stages, the ends last; places nothing ever moved from or to are left out. */
export function placesOf({ moves, pipeline }: FlowReport, ends: { readonly won: string; readonly lost: string }) {
  const all: readonly Place[] = [...pipeline.stages, { key: "WON", name: ends.won }, { key: "LOST", name: ends.lost }];
  return {
    from: all.filter(({ key }) => moves.some((move) => move.from === key)),
    to: all.filter(({ key }) => moves.some((move) => move.to === key)),
    nameOf: (key: string) => all.find((place) => place.key === key)?.name ?? key,
  };
}

/** By the order of the stages as the report tells it; moves of before the stages were reordered were counted by the order of their time. */
export function kindBetween(from: string, to: string, stages: readonly StageName[]): FlowKind {
  if (to === "WON") return "won";
  if (to === "LOST") return "lost";
  if (from === "WON" || from === "LOST") return "reopened";
  const place = (key: string) => stages.findIndex((stage) => stage.key === key);
  const ahead = place(to) - place(from);
  return ahead < 0 ? "backward" : ahead <= 1 ? "forward" : "skip";
}
