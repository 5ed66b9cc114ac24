/** People whom files name: whoever is unknown becomes an inactive person. */
import { countedFor } from "#features/exchange/routes/records/counted-for.ts";
import { knowingPeople } from "#features/org/routes/operate-former-people.ts";
import type { Actor } from "#platform/command/actor.ts";
import type { House } from "./house.ts";

/** Ids by name; null where several people have it. */
export async function knowPeople({ commands }: House, actor: Actor, importId: string, names: readonly string[]) {
  const known = await commands.execute(actor, countedFor(importId, knowingPeople), { names });
  if (!known.ok) throw new Error("people of the past cannot be refused");
  return known.value;
}
