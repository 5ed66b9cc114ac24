/** The demo company as a whole: "Lumen", a maker of LED lighting. The same seed and last day give the same story, word for word. */

import { dayNumber } from "#shared/date.ts";
import { clientStory } from "./client-story.ts";
import { demoSellers } from "./staff.ts";
import type { ClientStory, Stretch } from "./story.ts";

/** Two years that end on a business date. */
export function stretchUntil(date: string): Stretch {
  const last = dayNumber(date);
  return { first: last - 730, last };
}

/** Every client of every seller, in a fixed order. */
export function* demoClients(seed: number, stretch: Stretch): Generator<ClientStory> {
  let index = 0;
  for (const seller of demoSellers)
    for (let own = 0; own < seller.clients; own++) yield clientStory({ seed, index: index++, seller, stretch });
}

/** Clients without end, spread over the sellers: for measuring. */
export function* endlessClients(seed: number, stretch: Stretch): Generator<ClientStory> {
  for (let index = 0; ; index++) yield clientStory({ seed, index, seller: demoSellers[index % demoSellers.length]!, stretch });
}
