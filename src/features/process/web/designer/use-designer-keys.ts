/** The keys of the designer. While somebody types, they are letters. */
import type { KeyboardEvent } from "react";
import { latinKey } from "#ui/shell/keyboard.ts";
import { removeOutcome } from "../../core/edit/outcomes.ts";
import { removeNode } from "../../core/edit/remove.ts";
import type { Drawing } from "../../core/layout/drawing.ts";
import { directionOf, nextCard } from "./canvas/walk-cards.ts";
import type { Drafting, Mark } from "./state/draft-state.ts";

type Keys = {
  readonly drafting: Drafting;
  readonly drawing: Drawing | null;
  readonly open: (mark: Mark) => void;
  readonly add: () => void;
};

const isTyping = (target: EventTarget) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

export function useDesignerKeys({ drafting, drawing, open, add }: Keys) {
  const { mark, setMark, change, isEditable } = drafting;
  const take = (event: KeyboardEvent, run: () => void) => {
    event.preventDefault();
    event.stopPropagation();
    run();
  };
  return (event: KeyboardEvent) => {
    const key = latinKey(event.nativeEvent);
    const isCommand = event.ctrlKey || event.metaKey;
    if (isTyping(event.target)) return;
    if (isCommand && key.toLowerCase() === "z") return take(event, event.shiftKey ? drafting.redo : drafting.undo);
    if (isCommand && key.toLowerCase() === "y") return take(event, drafting.redo);
    if (isCommand || event.altKey) return;
    const onCanvas = event.target instanceof HTMLElement && event.target.closest("[data-panel]") === null;
    const direction = directionOf[event.key];
    if (direction && drawing && onCanvas)
      return take(event, () => {
        const next = nextCard(drawing, mark?.node ?? null, direction);
        if (next === null) return;
        setMark({ node: next, outcome: null });
        document.querySelector<HTMLElement>(`[data-step=${CSS.escape(next)}]`)?.focus();
      });
    const isCard = event.target instanceof HTMLElement && event.target.hasAttribute("data-step");
    if (event.key === "Enter" && isCard && mark) return take(event, () => open(mark));
    if (event.key === "Escape" && mark) return take(event, () => setMark(null));
    if (!isEditable || !onCanvas) return;
    if ((event.key === "Delete" || event.key === "Backspace") && mark)
      return take(event, () =>
        change((one) => (mark.outcome === null ? removeNode(one, mark.node) : removeOutcome(one, mark.node, mark.outcome))),
      );
    if (key === "n") take(event, add);
  };
}
