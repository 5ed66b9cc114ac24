/** Where the cards stand on the board, measured after each layout. */
import { type RefObject, useLayoutEffect, useState } from "react";

export type Place = { readonly centre: number; readonly top: number; readonly bottom: number };
export type Places = ReadonlyMap<string, Place>;

export function useCardPlaces(board: RefObject<HTMLDivElement | null>, drawnFrom: unknown): Places {
  const [places, setPlaces] = useState<Places>(new Map());
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
  return new Map(
    [...board.querySelectorAll<HTMLElement>("[data-person]")].map((card) => {
      const box = card.getBoundingClientRect();
      const place = { centre: (box.left + box.right) / 2 - origin.left, top: box.top - origin.top, bottom: box.bottom - origin.top };
      return [card.dataset["person"] ?? "", place];
    }),
  );
}
