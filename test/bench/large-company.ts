/**
 * The demo company without end, written in bulk: clients with their people, leads and deals, told by the same stories as the demo company from the
 * same seed. It grows: 10,000 deals, then on to 100,000, then on to a million, each story once. Memory stays constant: one batch is told at a time.
 */
import { setImmediate } from "node:timers/promises";
import type pg from "pg";
import { endlessClients, stretchUntil } from "#features/exchange/core/demo/company.ts";
import { demoSellers } from "#features/exchange/core/demo/staff.ts";
import { makeIds } from "#shared/id.ts";
import { seeded } from "#shared/random.ts";
import { withBareTables } from "./company/bare-tables.ts";
import { addClient } from "./company/client-rows.ts";
import { sheetNames, sheetsTo } from "./company/sheets.ts";
import { type Surroundings, surround } from "./company/surroundings.ts";

export type LargeCompany = Surroundings & {
  /** Up to at least so many deals in all; answers what is there then. */
  readonly growTo: (deals: number) => Promise<Grown>;
  /** More clients, of whom nothing is sold: lists of clients need not wait for the deals. */
  readonly addClientsUpTo: (clients: number) => Promise<Grown>;
};
export type Grown = { readonly clients: number; readonly deals: number; readonly visits: number };

const clientsAtOnce = 1_000;
/** From so many new deals on it pays to take indexes and references off first; putting them back checks every row. */
const bulk = 20_000;
const began = Date.UTC(2026, 0, 1);

export async function largeCompany(
  client: pg.ClientBase,
  workspaceId: string,
  { seed, teams, lastDay }: { readonly seed: number; readonly teams: number; readonly lastDay: string },
): Promise<LargeCompany> {
  const random = seeded(seed);
  const stories = endlessClients(seed, stretchUntil(lastDay));
  const grown = { clients: 0, deals: 0, visits: 0 };
  // A millisecond for each client: its ids lie together, and grow from client to client.
  const newId = makeIds(() => began + grown.clients, random.next);
  const around = await surround(client, workspaceId, teams, newId);
  const sheets = sheetsTo(client, workspaceId);
  const places = new Map(demoSellers.map(({ key }, index) => [key, index]));
  // The eight sellers of the stories are eight of the company's: others for each eight clients.
  const personOf = (eight: number) => (key: string) =>
    around.sellers[(eight * demoSellers.length + (places.get(key) ?? 0)) % around.sellers.length]!;
  const write = async (isEnough: () => boolean, isSoldTo = true) => {
    // While the database takes one batch in, the next is told.
    let sending = Promise.resolve();
    while (!isEnough()) {
      for (let told = 0; told < clientsAtOnce && !isEnough(); told++) {
        const whole = stories.next().value!;
        const story = isSoldTo ? whole : { ...whole, deals: [], leads: [] };
        const seat = { newId, personOf: personOf(Math.floor(grown.clients / demoSellers.length)), warmth: () => random.integer(0, 999) };
        addClient(sheets, story, seat, around);
        grown.clients++;
        grown.deals += story.deals.length;
        for (const { moves } of story.deals) grown.visits += moves.length;
        if (told % 50 === 49) await setImmediate();
      }
      await sending;
      sending = sheets.send();
      // Its failure is thrown where it is awaited, after the batch that is being told.
      sending.catch(() => {});
    }
    await sending;
  };
  const ready = async () => {
    // As the database does by itself a minute after so much has changed; also for the people, of whom there are hundreds at once.
    for (const name of [...sheetNames, "org.person", "org.closure"]) await client.query(`vacuum analyze ${name}`);
    return { ...grown };
  };
  return {
    ...around,
    async growTo(deals) {
      const toDeals = () => write(() => grown.deals >= deals);
      if (deals - grown.deals < bulk) await toDeals();
      else await withBareTables(client, sheetNames, toDeals);
      return ready();
    },
    async addClientsUpTo(clients) {
      if (grown.clients >= clients) return { ...grown };
      await withBareTables(client, sheetNames, () => write(() => grown.clients >= clients, false));
      return ready();
    },
  };
}
