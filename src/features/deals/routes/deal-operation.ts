/** What all operations on deals share: only the loading differs, and which decision it prepares. */
import type { Given, Operation } from "#platform/command/command.ts";
import { asReader, type Tx } from "#platform/db/database.ts";
import { no, type Result } from "#shared/result.ts";
import type { DealView } from "../contract/deals.ts";
import type { Deal, DealEvent, DealRefusal } from "../core/deal.ts";
import { recorded } from "../core/recorded.ts";
import { clientNameOf, findDeal } from "../sql/deals.ts";
import { loadSeenDeal } from "../sql/load-deal.ts";
import { saveDealEvents } from "../sql/save-deal.ts";

export type Decide = (given: Given) => Result<readonly DealEvent[], DealRefusal>;
export type DealState = { readonly deal: Deal; readonly decide: Decide };
export type DealOperation<C, A = DealView> = Operation<C, DealState, DealEvent, DealRefusal, A>;

export const dealOperation = <C>(load: DealOperation<C>["load"]): DealOperation<C> => ({
  feature: "deals",
  load,
  version: ({ deal }) => deal.version,
  decide: (state, _, given) => state.decide(given),
  save: (tx, events, { deal }, given) => saveDealEvents(tx, events, deal, given),
  record: (event) => ({ ...recorded(event), subjectKind: "deal" }),
  answer: (tx, _, { deal }, __, given) => shownDeal(tx, given, deal.id),
});

type Prepare<C> = (tx: Tx, command: C, deal: Deal, given: Given) => Promise<Decide>;

/** An operation on a deal that is there, as it is when its turn comes. */
export const onDeal = <C extends { readonly id: string }>(prepare: Prepare<C>): DealOperation<C> =>
  dealOperation<C>(async (tx, command, given) => {
    const seen = await loadSeenDeal(tx, given.actor.scope, command.id);
    return seen && { deal: seen.deal, decide: await prepare(tx, command, seen.deal, given) };
  });

/** The same, only that whoever had to wait for another's change is told, instead of going on from what they did not see. */
export const onFreshDeal = <C extends { readonly id: string }>(prepare: Prepare<C>): DealOperation<C> =>
  dealOperation<C>(async (tx, command, given) => {
    const seen = await loadSeenDeal(tx, given.actor.scope, command.id);
    if (!seen) return null;
    const decide = await prepare(tx, command, seen.deal, given);
    return { deal: seen.deal, decide: (now) => (seen.isFresh ? decide(now) : no("moved_meanwhile")) };
  });

/** Commands see the workspace; the client's name is told only to whoever sees the client. */
export async function shownDeal(tx: Tx, { actor }: Given, id: string): Promise<DealView> {
  const { workspaceId, scope } = actor;
  const view = await findDeal(tx, workspaceId, id);
  if (!view) throw new Error("the deal just written is not there");
  const { clientId } = view;
  if (clientId === null) return view;
  return { ...view, clientName: await asReader(tx, scope, (eyes) => clientNameOf(eyes, workspaceId, clientId)) };
}
