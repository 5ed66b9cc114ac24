/** Dated rates. Decimals go to the database and come back as text, so that no digit is lost. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";
import type { RateEvent, RateKey } from "../core/rate.ts";

export type RateView = RateKey & { readonly rate: string };

/** By currency, the latest first. `after` is the last one of the page before. */
export async function ratesPage(
  tx: Tx,
  workspaceId: string,
  filter: { readonly limit: number; readonly currency?: string | undefined },
  after: readonly [string, string] | null,
): Promise<{ items: RateView[]; last: readonly [string, string] | null }> {
  const conditions = [sql`workspace_id = ${workspaceId}`];
  if (filter.currency !== undefined) conditions.push(sql`currency = ${filter.currency}`);
  if (after) conditions.push(sql`(currency > ${after[0]} or (currency = ${after[0]} and on_date < ${after[1]}::date))`);
  const { rows } = await sql<RateView>`
    select currency, on_date as "on", trim_scale(rate)::text as rate from org.rate
    where ${sql.join(conditions, sql` and `)} order by currency, on_date desc limit ${filter.limit + 1}`.execute(tx);
  const items = rows.slice(0, filter.limit);
  const last = items.at(-1);
  return { items, last: rows.length > filter.limit && last ? [last.currency, last.on] : null };
}

/** The rate of exactly that date, for update; null if there is none. */
export async function loadRate(tx: Tx, workspaceId: string, { currency, on }: RateKey): Promise<string | null> {
  const { rows } = await sql<{ rate: string }>`
    select trim_scale(rate)::text as rate from org.rate where workspace_id = ${workspaceId} and currency = ${currency} and on_date = ${on}::date for update`.execute(
    tx,
  );
  return rows[0]?.rate ?? null;
}

export async function saveRate(tx: Tx, workspaceId: string, event: RateEvent): Promise<void> {
  const { currency, on } = event;
  if (event.type === "RateRemoved")
    await sql`delete from org.rate where workspace_id = ${workspaceId} and currency = ${currency} and on_date = ${on}::date`.execute(tx);
  else
    await sql`
      insert into org.rate (workspace_id, currency, on_date, rate) values (${workspaceId}, ${currency}, ${on}::date, ${event.after}::numeric)
      on conflict (workspace_id, currency, on_date) do update set rate = excluded.rate`.execute(tx);
}
