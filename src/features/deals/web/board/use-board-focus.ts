/** Arrow keys lead from card to card: up and down in a column, left and right to the card at the same height. */
import type { KeyboardEvent, RefObject } from "react";

export function useBoardFocus(frame: RefObject<HTMLElement | null>) {
  return (event: KeyboardEvent<HTMLElement>) => {
    const card = (event.target as HTMLElement).closest<HTMLElement>("[data-deal]");
    if (!card || event.defaultPrevented || frame.current?.dataset["dragging"] || !event.key.startsWith("Arrow")) return;
    const next =
      event.key === "ArrowUp" || event.key === "ArrowDown"
        ? inColumn(card, event.key === "ArrowDown" ? 1 : -1)
        : beside(card, event.key === "ArrowRight" ? 1 : -1);
    if (!next) return;
    event.preventDefault();
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest", inline: "nearest" });
  };
}

const columnOf = (card: HTMLElement) => card.closest<HTMLElement>("[data-target]");
const cardsIn = (column: Element) =>
  [...column.querySelectorAll<HTMLElement>("[data-deal]")].sort(
    (one, other) => one.getBoundingClientRect().top - other.getBoundingClientRect().top,
  );

function inColumn(card: HTMLElement, step: 1 | -1): HTMLElement | undefined {
  const column = columnOf(card);
  if (!column) return undefined;
  const cards = cardsIn(column);
  return cards[cards.indexOf(card) + step];
}

function beside(card: HTMLElement, step: 1 | -1): HTMLElement | undefined {
  const columns = [...(card.closest("[data-board]") ?? document).querySelectorAll<HTMLElement>("[data-target^='stage:']")];
  const own = columnOf(card);
  const { top } = card.getBoundingClientRect();
  for (let at = columns.indexOf(own as HTMLElement) + step; columns[at]; at += step) {
    const cards = cardsIn(columns[at]!);
    const nearest = cards.toSorted(
      (one, other) => Math.abs(one.getBoundingClientRect().top - top) - Math.abs(other.getBoundingClientRect().top - top),
    )[0];
    if (nearest) return nearest;
  }
  return undefined;
}
