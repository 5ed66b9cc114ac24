/** What hangs on the deals of a story: lines, trials, contracts with their money, notes. */
import { addingNote } from "#features/clients/routes/operate-records.ts";
import { drawingContract, schedulingContract } from "#features/deals/routes/money/operate-contracts.ts";
import { receivingPayment } from "#features/deals/routes/money/operate-payments.ts";
import { settingLines } from "#features/deals/routes/operate-parts.ts";
import { movingItems, startingTrial } from "#features/deals/routes/trials/operate-trials.ts";
import type { DemoContract, DemoDeal, DemoNote, DemoTrial } from "#features/exchange/core/demo/story.ts";
import { formatMoney } from "#shared/money.ts";
import type { Chapter } from "./storyteller.ts";

/** Ten in the morning of that day, in UTC. */
const morningOf = (date: string) => new Date(`${date}T10:00:00Z`);

export async function tellDealParts(chapter: Chapter, deal: DemoDeal, dealId: string, people: ReadonlyMap<string, string>): Promise<void> {
  const who = people.get(deal.owner) ?? null;
  const last = deal.moves.at(-1);
  // What was offered for a lost deal nobody looks up any more.
  if (last && !("lost" in last.to)) await tellLines(chapter, deal, dealId, who);
  if (deal.trial) await tellTrial(chapter, deal.trial, deal.currency, dealId, who);
  if (deal.contract) await tellContract(chapter, deal.contract, deal.currency, dealId, who);
}

async function tellLines(chapter: Chapter, { lines, moves, currency }: DemoDeal, id: string, who: string | null): Promise<void> {
  const at = moves.at(-1)?.at ?? new Date(0);
  const money = (minor: bigint) => formatMoney({ minor, currency });
  const set = lines.map(({ product, quantity, price, cost }) => ({ product, quantity, price: money(price), cost: money(cost) }));
  await chapter.tell(at, who, settingLines, { id, set: { lines: set, amountFromLines: false } });
}

async function tellTrial(chapter: Chapter, trial: DemoTrial, currency: string, dealId: string, who: string | null): Promise<void> {
  const { id } = await chapter.tell(morningOf(trial.outOn), who, startingTrial, {
    dealId,
    outOn: trial.outOn,
    dueBackOn: trial.dueBackOn,
    actNumber: trial.actNumber,
    items: trial.items.map(({ product, quantity, unitValue }) => ({
      name: product,
      product,
      quantity,
      unitValue: formatMoney({ minor: unitValue, currency }),
    })),
  });
  for (const { item, kind, quantity, on } of trial.moves)
    await chapter.tell(morningOf(on), who, movingItems, { id, kind, items: [{ position: item, quantity }], on });
}

async function tellContract(chapter: Chapter, contract: DemoContract, currency: string, dealId: string, who: string | null): Promise<void> {
  const money = (minor: bigint) => formatMoney({ minor, currency });
  const signed = morningOf(contract.signedOn);
  const { id } = await chapter.tell(signed, who, drawingContract, {
    number: contract.number,
    dealId,
    signedOn: contract.signedOn,
    amount: money(contract.amount),
  });
  const instalments = contract.instalments.map(({ dueOn, amount }) => ({ dueOn, amount: money(amount) }));
  await chapter.tell(signed, who, schedulingContract, { id, instalments });
  for (const { paidOn, amount } of contract.payments)
    await chapter.tell(morningOf(paidOn), who, receivingPayment, { contractId: id, paidOn, amount: money(amount) });
}

export async function tellNotes(
  chapter: Chapter,
  notes: readonly DemoNote[],
  recordOf: (key: string) => string | undefined,
  people: ReadonlyMap<string, string>,
): Promise<void> {
  for (const { about, at, author, text } of notes) {
    const recordId = recordOf(about);
    if (recordId !== undefined) await chapter.tell(at, people.get(author) ?? null, addingNote, { recordId, text });
  }
}
