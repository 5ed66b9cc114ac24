/** How large things are drawn, in pixels. */

export const card = { width: 216, height: 76, port: 26, middle: 38 } as const;
export const joinSize = 44;
export const endSize = 24;
/** Beside a card: the words of its outcomes, and the ends. */
export const wordsWidth = 172;

/** The height of a step's card: room for each of its outcomes. */
export const cardHeight = (outcomes: number): number => Math.max(card.height, card.middle + (outcomes - 1) * card.port + 24);
