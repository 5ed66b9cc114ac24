/** One deal of many that are changed at once. */
import type { Actor } from "#platform/command/actor.ts";
import type { CommandOptions, CommandRefusal, Commands, Operation } from "#platform/command/command.ts";
import { type BulkChanged, beforeOf } from "#platform/http/bulk.ts";
import { ProblemError } from "#platform/http/problem.ts";
import { no, type Result } from "#shared/result.ts";
import type { ChangeDeal, DealView } from "../contract/deals.ts";
import type { DealEvent, DealRefusal } from "../core/deal.ts";
import { findDeal } from "../sql/deals.ts";
import type { DealState } from "./deal-operation.ts";
import { changingDeal } from "./operate-deals.ts";

type Item = { readonly id: string; readonly change: ChangeDeal };
type State = DealState & { readonly before: DealView };

/** The operation of PATCH, answering with what stood before. */
const changingOneOfMany: Operation<Item, State, DealEvent, DealRefusal, BulkChanged> = {
  ...changingDeal,
  async load(tx, item, given) {
    const state = await changingDeal.load(tx, item, given);
    const before = state && (await findDeal(tx, given.actor.workspaceId, item.id));
    return state && before && { ...state, before };
  },
  async answer(tx, item, state, events, given) {
    const { id, version } = await changingDeal.answer(tx, item, state, events, given);
    const { custom, ...before } = beforeOf(state.before, item.change);
    const held = (custom ?? {}) as Readonly<Record<string, unknown>>;
    const asked = Object.keys(item.change.custom ?? {});
    const own = asked.length === 0 ? {} : { custom: Object.fromEntries(asked.map((key) => [key, held[key] ?? null])) };
    return { id, version, before: { ...before, ...own } };
  },
};

/** Own fields that cannot be read refuse their deal, not the others. */
export async function changeOne(
  commands: Commands,
  actor: Actor,
  item: Item,
  options: CommandOptions,
): Promise<Result<BulkChanged, CommandRefusal<string>>> {
  try {
    return await commands.execute(actor, changingOneOfMany, item, options);
  } catch (error) {
    const fault = error instanceof ProblemError ? error.problem.errors?.[0]?.code : undefined;
    if (fault === undefined) throw error;
    return no({ kind: "refused", reason: fault });
  }
}
