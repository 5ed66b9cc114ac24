/** Where the cards stand on the board, measured after each layout. For the component that draws the board: a child of it would measure too early. */
import { type RefObject, useLayoutEffect, useState } from "react";
import type { Place } from "./line-path.ts";

/** People by id, and every card there is, vacancies among them. */
export type Places = { readonly people: ReadonlyMap<string, Place>; readonly all: readonly Place[] };

const nowhere: Places = { people: new Map(), all: [] };

export function useCardPlaces(board: RefObject<HTMLDivElement | null>, drawnFrom: unknown): Places {
  const [places, setPlaces] = useState<Places>(nowhere);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another company draws other cards, which have to be measured again.
  useLayoutEffect(() => {
    const element = board.current;
    if (!element) return;
    const measure = () => setPlaces(placesOn(element));
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, [board, drawnFrom]);
  return places;
}

function placesOn(board: HTMLElement): Places {
  const origin = board.getBoundingClientRect();
  const cards = [...board.querySelectorAll<HTMLElement>("[data-card]")].map((card) => {
    const { left, right, top, bottom } = card.getBoundingClientRect();
    return [
      card.dataset["person"],
      { left: left - origin.left, right: right - origin.left, top: top - origin.top, bottom: bottom - origin.top },
    ] as const;
  });
  return {
    people: new Map(cards.flatMap(([id, place]) => (id ? [[id, place]] : []))),
    all: cards.map(([, place]) => place),
  };
}
