/** The numbers above a list of deals, and above each column of a board. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";
import { formatMoney } from "#shared/money.ts";
import type { DealColumn, DealSummary } from "../contract/deal-lists.ts";
import { orderAt, type Pipeline } from "../core/pipeline.ts";
import { type AskedDeals, askedSql } from "./asked-deals.ts";

type SumRow = { readonly currency: string; readonly count: number; readonly sum: string | null };

const sumsOf = (rows: readonly SumRow[]) =>
  rows.flatMap(({ currency, sum }) => (sum === null ? [] : [formatMoney({ minor: BigInt(sum), currency })]));

/** How many, and what they are worth by currency. Sums beyond what one amount can hold stay exact. */
export async function dealSummary(tx: Tx, asked: AskedDeals): Promise<DealSummary> {
  const { rows } = await sql<SumRow>`
    select d.currency, count(*)::int as count, sum(d.amount)::text as sum from deals.deal d where ${askedSql(asked)} group by d.currency order by d.currency`.execute(
    tx,
  );
  return { count: rows.reduce((all, { count }) => all + count, 0), sums: sumsOf(rows) };
}

type ColumnRow = SumRow & { readonly stageId: string; readonly medianAgeDays: number | null };

/** The stages of a pipeline in today's order with what stands open in each; a retired one only where something still does. */
export async function dealColumns(tx: Tx, asked: AskedDeals, pipeline: Pipeline, now: Date): Promise<readonly DealColumn[]> {
  const { rows } = await sql<ColumnRow>`
    select d.stage_id as "stageId", d.currency, count(*)::int as count, sum(d.amount)::text as sum,
      percentile_cont(0.5) within group (order by date_part('epoch', ${now}::timestamptz - d.since) / 86400) as "medianAgeDays"
    from deals.deal d where ${askedSql(asked)} and d.pipeline_id = ${pipeline.id} and d.status = 'open'
    group by grouping sets ((d.stage_id), (d.stage_id, d.currency))`.execute(tx);
  return orderAt(pipeline, now).flatMap((id): DealColumn[] => {
    const stage = pipeline.stages.find((one) => one.id === id);
    const own = rows.filter(({ stageId }) => stageId === id);
    const whole = own.find(({ currency }) => currency === null);
    if (!stage || (stage.retiredAt && !whole)) return [];
    const { key, name, normDays } = stage;
    const inCurrencies = own.filter(({ currency }) => currency !== null).sort((one, other) => (one.currency < other.currency ? -1 : 1));
    return [
      { stage: key, name, count: whole?.count ?? 0, sums: sumsOf(inCurrencies), medianAgeDays: whole?.medianAgeDays ?? null, normDays },
    ];
  });
}
