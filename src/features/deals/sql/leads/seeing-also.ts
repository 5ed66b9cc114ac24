/** Whoever converts a lead adds a client for its seller, and goes on with it: until that is done they see what the seller does. */
import { sql } from "kysely";
import type { Scope, Tx } from "#platform/db/database.ts";

/** Only for what is done with a record just made in this transaction. What is thrown ends the transaction, and with it the wider sight. */
export async function seeingAlso<T>(tx: Tx, scope: Scope, ownerId: string, work: () => Promise<T>): Promise<T> {
  if (scope.visible.includes(ownerId)) return work();
  await look(tx, [...scope.visible, ownerId]);
  const done = await work();
  await look(tx, scope.visible);
  return done;
}

const look = (tx: Tx, visible: readonly string[]) => sql`select set_config('app.visible', ${`{${visible.join(",")}}`}, true)`.execute(tx);
