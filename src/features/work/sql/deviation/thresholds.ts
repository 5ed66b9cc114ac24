/** What an amount comes to in each currency in which deals are written, at the rates of today. */
import { type RawBuilder, sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";
import { addDays } from "#shared/date.ts";
import type { Money } from "#shared/money.ts";
import { convertOn, oldestRateInDays, type Rate } from "#shared/rate.ts";

/** Rows (currency, least); a currency without a rate of today is not among them: nobody knows what such a deal is worth. */
export async function thresholds(tx: Tx, workspaceId: string, amount: Money, today: string): Promise<RawBuilder<unknown>> {
  const [{ rows: used }, { rows: rates }] = await Promise.all([
    sql<{ currency: string; base: string }>`
      select distinct p.currency, w.currency as base from deals.pipeline p join org.workspace w on w.id = p.workspace_id where p.workspace_id = ${workspaceId}
      union select distinct d.currency, w.currency from deals.deal d join org.workspace w on w.id = d.workspace_id
        where d.workspace_id = ${workspaceId} and d.status = 'open' and d.archived_at is null`.execute(tx),
    sql<Rate>`
      select currency, on_date as "on", trim_scale(rate)::text as rate from org.rate
      where workspace_id = ${workspaceId} and on_date between ${addDays(today, -oldestRateInDays)}::date and ${today}::date`.execute(tx),
  ]);
  const least = used.flatMap(({ currency, base }) => {
    const there = convertOn(amount, currency, today, rates, base);
    return there.ok ? [{ currency, least: there.value.minor.toString() }] : [];
  });
  return sql`jsonb_to_recordset(${JSON.stringify(least)}::jsonb) as threshold (currency text, least bigint)`;
}
