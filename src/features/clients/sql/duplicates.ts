/** Records that may be the one that is being entered. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";

export type Known = {
  readonly id: string | null;
  readonly isSeen: boolean;
  readonly unit: string | null;
  readonly foundBy: readonly string[];
};
export type Keys = {
  readonly kind: "client" | "contact";
  /** Folded. */
  readonly names: readonly string[];
  readonly domains: readonly string[];
  readonly taxNumbers: readonly string[];
  /** Phones in E.164 and e-mail addresses, in the form channels are compared in. */
  readonly reached: readonly string[];
};

/** By keys that agree to the letter, whether whoever asks sees them or not; run under the reader's own sight. */
export async function knownElsewhere(tx: Tx, { kind, names, domains, taxNumbers, reached }: Keys): Promise<readonly Known[]> {
  const { rows } = await sql<Known>`
    select id, is_seen as "isSeen", unit, found_by as "foundBy"
    from clients.known_elsewhere(${kind}, ${[...names]}::text[], ${[...domains]}::text[], ${[...taxNumbers]}::text[], ${[...reached]}::text[])`.execute(
    tx,
  );
  return rows;
}

/** Of those one sees, the ids of such as are called nearly so. */
export async function calledLike(tx: Tx, kind: Keys["kind"], names: readonly string[]): Promise<readonly string[]> {
  const asked = names.filter((name) => name.length > 2);
  if (asked.length === 0) return [];
  const { rows } = await sql<{ id: string }>`select id from platform.search_records(${asked}::text[], '', ${kind}, 50, true)`.execute(tx);
  return rows.map(({ id }) => id);
}
