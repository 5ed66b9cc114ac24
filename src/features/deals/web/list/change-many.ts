/**
 * Changing many deals at once. Facts go in one call; a stage is a step of each deal, with its own version and history, so each is a call of its
 * own, a few at a time. Both can be taken back.
 */
import { api } from "#ui/api.ts";
import type { Deal } from "../answers.ts";
import { moveDeal, undoStep } from "../calls.ts";

export type Change = Readonly<Record<string, string | null>>;
export type Outcome = { readonly changedIds: readonly string[]; readonly refused: number; readonly takeBack: () => Promise<unknown> };

type Changed = { readonly id: string; readonly before: Change };
type Answer = { readonly changed: readonly Changed[]; readonly refused: readonly unknown[] };

const atOnce = 4;

export async function changeMany(deals: readonly Deal[], change: Change, idempotencyKey: string): Promise<Outcome> {
  const { stage } = change;
  return stage ? moveMany(deals, stage) : changeFacts(deals, change, idempotencyKey);
}

async function changeFacts(deals: readonly Deal[], change: Change, idempotencyKey: string): Promise<Outcome> {
  const items = deals.map(({ id }) => ({ id, change }));
  const { changed, refused } = await api.post<Answer>("/deals/bulk", { body: { items }, idempotencyKey });
  const earlier = changed.map(({ id, before }) => ({ id, change: before }));
  return {
    changedIds: changed.map(({ id }) => id),
    refused: refused.length,
    takeBack: () => api.post("/deals/bulk", { body: { items: earlier } }),
  };
}

async function moveMany(deals: readonly Deal[], stage: string): Promise<Outcome> {
  const moved = await each(
    deals.filter((deal) => deal.stage !== stage || deal.status !== "open"),
    (deal) => moveDeal(deal, { stage }),
  );
  const there = deals.filter((deal) => deal.stage === stage && deal.status === "open").map(({ id }) => id);
  return {
    changedIds: [...there, ...moved.done.map(({ id }) => id)],
    refused: moved.refused.length,
    takeBack: async () => {
      const { refused } = await each(moved.done, undoStep);
      if (refused.length > 0) throw refused[0];
    },
  };
}

async function each<T>(things: readonly T[], run: (thing: T) => Promise<Deal>): Promise<{ done: Deal[]; refused: unknown[] }> {
  const done: Deal[] = [];
  const refused: unknown[] = [];
  const waiting = [...things];
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
      await run(next).then(
        (deal) => done.push(deal),
        (problem) => refused.push(problem),
      );
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return { done, refused };
}
