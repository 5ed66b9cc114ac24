/** The history of one deal, and the deal as of an instant. */
import { sql } from "kysely";
import { findCompany } from "#features/org/sql/workspace.ts";
import type { Tx } from "#platform/db/database.ts";
import { parseInstant } from "#shared/instant.ts";
import { formatMoney } from "#shared/money.ts";
import type { DealHistory } from "../contract/deal-details.ts";
import type { DealView } from "../contract/deals.ts";

type Interval = { readonly from: Date; readonly to: Date | null };
type VisitRow = Interval & Omit<DealHistory["visits"][number], "from" | "to" | "days" | "recordedAt"> & { readonly recordedAt: Date };

const iso = ({ from, to }: Interval) => ({ from: from.toISOString(), to: to?.toISOString() ?? null });
const times = sql`from_at as "from", to_at as "to"`;

export async function dealHistory(tx: Tx, workspaceId: string, dealId: string, now: Date): Promise<DealHistory> {
  const own = sql`workspace_id = ${workspaceId} and deal_id = ${dealId} order by position`;
  const { rows: visits } = await sql<VisitRow>`
    select v.position, p.key as pipeline, s.key as stage, v.outcome, r.name as reason, v.kind, v.actor_id as "actorId", v.held_by_id as "heldById", v.recorded_at as "recordedAt",
      v.from_at as "from", v.to_at as "to"
    from deals.stage_visit v join deals.pipeline p on p.workspace_id = v.workspace_id and p.id = v.pipeline_id
    left join deals.stage s on s.workspace_id = v.workspace_id and s.id = v.stage_id
    left join deals.loss_reason r on r.workspace_id = v.workspace_id and r.id = v.reason_id
    where v.workspace_id = ${workspaceId} and v.deal_id = ${dealId} order by v.position`.execute(tx);
  const { rows: owners } = await sql<
    Interval & { ownerId: string }
  >`select person_id as "ownerId", ${times} from deals.ownership where ${own}`.execute(tx);
  const { rows: amounts } = await sql<Interval & { amount: bigint | null; currency: string }>`
    select amount, currency, ${times} from deals.amount_held where ${own}`.execute(tx);
  const { rows: expected } = await sql<Interval & { expectedPaymentOn: string | null }>`
    select expected_on as "expectedPaymentOn", ${times} from deals.payment_expected where ${own}`.execute(tx);
  return {
    visits: visits.map(({ recordedAt, from, to, ...visit }) => ({
      ...visit,
      ...iso({ from, to }),
      days: ((to ?? now).getTime() - from.getTime()) / 86_400_000,
      recordedAt: recordedAt.toISOString(),
    })),
    owners: owners.map(({ ownerId, ...interval }) => ({ ownerId, ...iso(interval) })),
    amounts: amounts.map(({ amount, currency, ...interval }) => ({
      amount: amount === null ? null : formatMoney({ minor: amount, currency }),
      ...iso(interval),
    })),
    expectedPayments: expected.map(({ expectedPaymentOn, ...interval }) => ({ expectedPaymentOn, ...iso(interval) })),
  };
}

type Then = {
  pipelineId: string;
  pipeline: string;
  stage: string | null;
  outcome: "won" | "lost" | null;
  reason: string | null;
  since: Date;
  ownerId: string | null;
  amount: bigint | null;
  currency: string | null;
  expectedPaymentOn: string | null;
};

/** Where the deal stood, whose it was and what it was worth at an instant; null before it began. An instant without an offset is meant in the company's time zone. */
export async function dealAsOf(tx: Tx, workspaceId: string, deal: DealView, asOf: string): Promise<DealView | null> {
  const read = parseInstant(asOf, (await findCompany(tx, workspaceId))?.timeZone ?? "UTC");
  if (!read.ok) return null;
  const at = read.value;
  const current = (table: string) =>
    sql`deals.${sql.ref(table)} i where i.workspace_id = ${workspaceId} and i.deal_id = ${deal.id} and i.from_at <= ${at} order by i.position desc limit 1`;
  const { rows } = await sql<Then>`
    select p.id as "pipelineId", p.key as pipeline, v.outcome, r.name as reason, v.from_at as since,
      (select s.key from deals.stage_visit b join deals.stage s on s.workspace_id = b.workspace_id and s.id = b.stage_id
        where b.workspace_id = v.workspace_id and b.deal_id = v.deal_id and b.position <= v.position order by b.position desc limit 1) as stage,
      (select i.person_id from ${current("ownership")}) as "ownerId",
      (select i.amount from ${current("amount_held")}) as amount, (select i.currency from ${current("amount_held")}) as currency,
      (select i.expected_on from ${current("payment_expected")}) as "expectedPaymentOn"
    from (select i.* from ${current("stage_visit")}) v
    join deals.pipeline p on p.workspace_id = v.workspace_id and p.id = v.pipeline_id
    left join deals.loss_reason r on r.workspace_id = v.workspace_id and r.id = v.reason_id`.execute(tx);
  const [then] = rows;
  if (!then) return null;
  const { outcome, since, amount, currency, stage, ownerId, ...rest } = then;
  return {
    ...deal,
    ...rest,
    stage: stage ?? deal.stage,
    status: outcome ?? "open",
    since: since.toISOString(),
    ownerId: ownerId ?? deal.ownerId,
    amount: amount === null ? null : formatMoney({ minor: amount, currency: currency ?? "" }),
    // The cost has no history of its own.
    cost: null,
    grossProfit: null,
  };
}
