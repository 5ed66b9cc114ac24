/** How many records are asked for their names at once. */
export const mostNamed = 100;
