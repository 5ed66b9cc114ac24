/** Whoever comes to be because a file names them is counted with the import in the same transaction: killed in between, it knows of everybody it made. */
import type { DomainEvent, Operation } from "#platform/command/command.ts";
import { countPeople } from "../../sql/imports.ts";

/** `knowing` is the operation of people that makes whoever is not there yet, with one event for each. */
export const countedFor = <C, S, E extends DomainEvent, A>(
  importId: string,
  knowing: Operation<C, S, E, never, A>,
): Operation<C, S, E, never, A> => ({
  ...knowing,
  async save(tx, events, state, given) {
    await knowing.save(tx, events, state, given);
    if (events.length > 0) await countPeople(tx, given.actor.workspaceId, importId, events.length);
  },
});
