/** An operation as a part of a greater one, in its transaction: loaded, decided and saved here; the greater one passes its events on. */
import type { Tx } from "#platform/db/database.ts";
import { no, type Result, yes } from "#shared/result.ts";
import type { DomainEvent, Given, Operation } from "./command.ts";

/**
 * What is saved here is rolled back with the greater command if that says no afterwards. Its events belong among those of the greater
 * one, so that they reach the journal and whoever reacts to them.
 */
export async function performPart<C, S, E extends DomainEvent, R extends string, A>(
  tx: Tx,
  operation: Operation<C, S, E, R, A>,
  command: C,
  given: Given,
): Promise<Result<{ readonly events: readonly E[]; readonly answer: A }, R | "not_found">> {
  const state = await operation.load(tx, command, given);
  if (state === null) return no("not_found");
  const decision = operation.decide(state, command, given);
  if (!decision.ok) return decision;
  if (decision.value.length > 0) await operation.save(tx, decision.value, state, given);
  return yes({ events: decision.value, answer: await operation.answer(tx, command, state, decision.value, given) });
}
