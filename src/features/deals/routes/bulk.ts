/** Changing many leads, trials, contracts or payments, each by the operation that changes one. */
import type { DomainEvent, Operation } from "#platform/command/command.ts";
import type { Tx } from "#platform/db/database.ts";
import { type BulkChanged, beforeOf } from "#platform/http/bulk.ts";

type Item<Change> = { readonly id: string; readonly change: Change };

/** The same operation; what it answers is the version and what stood before, to be sent back when it is undone. */
export function inBulk<
  Change extends object,
  S extends object,
  E extends DomainEvent,
  R extends string,
  V extends { readonly version: number },
>(
  operation: Operation<Item<Change>, S, E, R, V>,
  find: (tx: Tx, workspaceId: string, id: string) => Promise<V | null>,
): Operation<Item<Change>, { readonly state: S; readonly was: V }, E, R, BulkChanged> {
  return {
    feature: operation.feature,
    async load(tx, item, given) {
      const state = await operation.load(tx, item, given);
      const was = state && (await find(tx, given.actor.workspaceId, item.id));
      return state && was && { state, was };
    },
    version: ({ was }) => was.version,
    decide: ({ state }, item, given) => operation.decide(state, item, given),
    save: (tx, events, { state }, given) => operation.save(tx, events, state, given),
    record: (event) => operation.record(event),
    async answer(tx, item, { state, was }, events, given) {
      const { version } = await operation.answer(tx, item, state, events, given);
      return { id: item.id, version, before: beforeOf(was, item.change) };
    },
  };
}
