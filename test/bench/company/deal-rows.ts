/** The rows of one told deal: as it is now, and its intervals. */
import { kindOf, type Place } from "#features/deals/core/transition.ts";
import type { DemoDeal, DemoMove } from "#features/exchange/core/demo/story.ts";
import { foldText } from "#shared/text.ts";
import type { Sheets } from "./sheets.ts";
import type { Surroundings } from "./surroundings.ts";

export type DealSeat = {
  readonly id: string;
  readonly clientId: string;
  readonly warmth: number;
  readonly personOf: (key: string) => string;
};

export function addDeal({ add }: Sheets, deal: DemoDeal, { id, clientId, warmth, personOf }: DealSeat, around: Surroundings): void {
  const { moves } = deal;
  const [first, last] = [moves[0]!, moves.at(-1)!];
  const places = moves.map(({ to }) => placeOf(to, around));
  const place = places.at(-1)!;
  const stageId = lastStage(places);
  const owner = personOf(moves.findLast((move) => move.owner !== undefined)?.owner ?? deal.owner);
  const amount = moves.findLast((move) => move.amount !== undefined)?.amount ?? deal.amount;
  const status = place.at === "stage" ? "open" : place.at;
  const folded = foldText(deal.title);
  const expected = status === "open" ? deal.expectedPaymentOn : null;
  add("platform.record", id, "deal", owner, null, deal.title, folded);
  add(
    "deals.deal",
    id,
    deal.title,
    folded,
    clientId,
    owner,
    around.pipelineId,
    status,
    stageId,
    reasonOf(place),
    moves.length,
    last.at,
    first.at,
    amount,
    deal.currency,
    deal.cost,
    expected,
    around.word("clients.source", deal.source),
    deal.key,
    first.at,
  );
  const order = [...around.stages.values()];
  let holder = deal.owner;
  for (const [index, move] of moves.entries()) {
    holder = move.owner ?? holder;
    const [here, before] = [places[index]!, places[index - 1] ?? null];
    add(
      "deals.stage_visit",
      id,
      index + 1,
      index || null,
      owner,
      personOf(holder),
      personOf(move.actor),
      around.pipelineId,
      here.at === "stage" ? here.stageId : null,
      here.at === "stage" ? null : here.at,
      reasonOf(here),
      before === null ? "opened" : kindOf(before, here, order),
      before?.at === "stage" ? before.stageId : null,
      before === null || before.at === "stage" ? null : before.at,
      move.at,
      moves[index + 1]?.at ?? null,
      move.at,
    );
  }
  for (const [position, { at, until, value }] of stretches(moves, deal.owner, ({ owner: next }) => next).entries())
    add("deals.ownership", id, position + 1, position || null, owner, personOf(value), at, until);
  for (const [position, { at, until, value }] of stretches(moves, deal.amount, ({ amount: next }) => next).entries())
    add("deals.amount_held", id, position + 1, position || null, owner, value, deal.currency, at, until);
  if (expected !== null) add("deals.payment_expected", id, 1, owner, expected, last.at);
  for (const { product } of deal.lines) add("deals.deal_product", id, owner, around.word("deals.product", product));
  add("fields.value", id, around.fieldId, owner, warmth);
}

function placeOf(to: DemoMove["to"], around: Surroundings): Place {
  if ("won" in to) return { at: "won" };
  return "lost" in to
    ? { at: "lost", reasonId: around.word("deals.loss_reason", to.lost) }
    : { at: "stage", stageId: around.stages.get(to.stage)! };
}

function lastStage(places: readonly Place[]): string {
  for (const place of [...places].reverse()) if (place.at === "stage") return place.stageId;
  throw new Error("a deal that stood in no stage");
}

const reasonOf = (place: Place) => (place.at === "lost" ? place.reasonId : null);

/** How long each value held: from the first move on, changed by those moves that name another. */
function stretches<T>(moves: readonly DemoMove[], first: T, next: (move: DemoMove) => T | undefined) {
  const found: { at: Date; until: Date | null; value: T }[] = [{ at: moves[0]!.at, until: null, value: first }];
  for (const move of moves.slice(1)) {
    const value = next(move);
    if (value === undefined) continue;
    found.at(-1)!.until = move.at;
    found.push({ at: move.at, until: null, value });
  }
  return found;
}
