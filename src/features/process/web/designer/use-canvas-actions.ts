/** What is done on the canvas by hand: taken from the palette, moved, joined. */
import { useMemo } from "react";
import { useText } from "#ui/i18n/text.ts";
import type { Definition } from "../../core/definition.ts";
import { addStep, insertJoin, insertStep } from "../../core/edit/add.ts";
import { joinOf, stepOf } from "../../core/edit/entries.ts";
import { addOutcome, leadJoin, leadTo } from "../../core/edit/outcomes.ts";
import { changeStep } from "../../core/edit/steps.ts";
import { type Lane, laneOfAssignee, lanesOf } from "../../core/layout/lanes.ts";
import type { CanvasActions, Palette } from "./canvas/Canvas.tsx";
import { newOutcome } from "./canvas/canvas-graph.ts";
import type { Drafting, Mark } from "./state/draft-state.ts";

export type DesignerActions = CanvasActions & { readonly add: (what: Palette) => void };

export function useCanvasActions(drafting: Drafting): DesignerActions {
  const t = useText();
  const { edit, change, mark } = drafting;
  return useMemo(() => {
    const words = { title: t("processes:step.new"), done: t("processes:outcome.done") };
    const put = (what: Palette, after: Mark) =>
      edit(({ definition, layout }) => {
        const added = taken(definition, what, after, words, t("processes:outcome.new"));
        return { drawn: { definition: added.definition, layout }, mark: added.mark };
      });
    return {
      add: (what) => put(what, mark),
      drop: (what, onto) => put(what, onto === null ? null : { node: onto, outcome: null }),
      connect: (from, handle, to) => {
        if (to.startsWith("~")) return;
        if (handle !== newOutcome)
          return change((one) =>
            joinOf(one, from) ? leadJoin(one, from, [...joinOf(one, from)!.to, to]) : leadTo(one, from, handle, { to: [to] }),
          );
        edit(({ definition, layout }) => {
          const added = addOutcome(definition, from, t("processes:outcome.new"), { to: [to] });
          return { drawn: { definition: added.definition, layout }, mark: { node: from, outcome: added.outcome } };
        });
      },
      move: (node, { cell, lane }) =>
        edit(({ definition, layout }) => ({
          drawn: { definition: inLane(definition, node, lane), layout: { ...layout, [node]: cell } },
          mark: { node, outcome: null },
        })),
    };
  }, [edit, change, mark, t]);
}

/** An end is a new outcome of the step; everything else comes onto the way of its outcome. Without a step, it lies free. */
function taken(
  definition: Definition,
  what: Palette,
  after: Mark,
  words: { title: string; done: string },
  outcomeWords: string,
): { definition: Definition; mark: Mark } {
  if (what === "success" || what === "failure") {
    const step = after && stepOf(definition, after.node) ? after.node : definition.start;
    const added = addOutcome(definition, step, outcomeWords, { end: what });
    return { definition: added.definition, mark: { node: step, outcome: added.outcome } };
  }
  if (what === "join") {
    const added = insertJoin(definition, after?.node ?? definition.start, after?.outcome ?? null, words);
    return { definition: added.definition, mark: { node: added.node, outcome: null } };
  }
  const added =
    after && stepOf(definition, after.node)
      ? insertStep(definition, after.node, after.outcome, what, words)
      : addStep(definition, what, words);
  return { definition: added.definition, mark: { node: added.node, outcome: null } };
}

/** A step that was drawn into another lane is that level's to do. */
function inLane(definition: Definition, node: string, lane: Lane): Definition {
  const assignee = stepOf(definition, node)?.assignee;
  if (!assignee || lanesOf(definition).get(node) === lane || laneOfAssignee(assignee) === lane || lane === "person") return definition;
  return changeStep(definition, node, { assignee: lane.startsWith("role:") ? { role: lane.slice(5) as "owner" } : { level: lane } });
}
