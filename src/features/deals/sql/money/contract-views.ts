/** Contracts as they are shown, with what was paid for them and what is overdue. */
import { sql } from "kysely";
import type { Scope, Tx } from "#platform/db/database.ts";
import type { Catalogue } from "#shared/filter/catalogue.ts";
import type { CheckedFilter } from "#shared/filter/check.ts";
import { formatMoney, type MoneyJson } from "#shared/money.ts";
import type { ContractSummary, ContractView } from "../../contract/contracts.ts";
import { coverInstalments, scheduleDifference } from "../../core/contract.ts";
import { contractCatalogue } from "../../core/contract-catalogue.ts";
import { contractSource, paidFor } from "../contract-source.ts";
import { askedRows, findRecord, type ListedKind } from "../records-list.ts";

type Row = Omit<
  ContractView,
  "amount" | "paid" | "open" | "overdue" | "instalments" | "scheduleDifference" | "createdAt" | "archivedAt"
> & {
  readonly amount: bigint | null;
  readonly paid: readonly { readonly currency: string; readonly minor: string }[] | null;
  readonly instalments: readonly { readonly dueOn: string; readonly amount: string }[] | null;
  readonly createdAt: Date;
  readonly archivedAt: Date | null;
};

/** `today` decides what is overdue. */
export const contractKind = (today: string): ListedKind<Row, ContractView> => ({
  table: "deals.contract",
  catalogue: contractCatalogue as Catalogue<never>,
  source: contractSource,
  columns: sql`
    r.id, r.number, r.client_id as "clientId", cl.name as "clientName", r.deal_id as "dealId", r.owner_id as "ownerId", r.signed_on as "signedOn", r.amount, r.currency,
    r.external_id as "externalId", r.created_at as "createdAt", r.archived_at as "archivedAt", r.version,
    (select json_agg(json_build_object('currency', p.currency, 'minor', p.minor::text) order by p.currency)
      from (select currency, sum(amount) as minor from deals.payment where workspace_id = r.workspace_id and contract_id = r.id and voided_at is null group by currency) p) as paid,
    (select json_agg(json_build_object('dueOn', i.due_on, 'amount', i.amount::text) order by i.position)
      from deals.instalment i where i.workspace_id = r.workspace_id and i.contract_id = r.id) as instalments`,
  joins: sql`left join clients.client cl on cl.workspace_id = r.workspace_id and cl.id = r.client_id`,
  present: (row) => present(row, today),
  leftOut: { field: "archived", unless: sql<boolean>`r.archived_at is null` },
});

function present({ amount, paid, instalments, createdAt, archivedAt, ...row }: Row, today: string): ContractView {
  const { currency } = row;
  const money = (minor: bigint): MoneyJson => formatMoney({ minor, currency });
  const own = BigInt(paid?.find((one) => one.currency === currency)?.minor ?? 0);
  const schedule = (instalments ?? []).map((one) => ({ dueOn: one.dueOn, amount: BigInt(one.amount) }));
  const covered = coverInstalments(schedule, own, today);
  const difference = scheduleDifference({ amount }, schedule);
  const overdue = covered.filter(({ isOverdue }) => isOverdue).reduce((sum, { open }) => sum + open, 0n);
  return {
    ...row,
    amount: amount === null ? null : money(amount),
    paid: (paid ?? []).map(({ minor, currency: code }) => formatMoney({ minor: BigInt(minor), currency: code })),
    open: amount === null ? null : money(amount - own),
    overdue: schedule.length === 0 ? null : money(overdue),
    instalments: covered.map((one, index) => ({
      position: index + 1,
      dueOn: one.dueOn,
      amount: money(one.amount),
      paid: money(one.paid),
      open: money(one.open),
      isOverdue: one.isOverdue,
    })),
    scheduleDifference: difference === null ? null : money(difference),
    createdAt: createdAt.toISOString(),
    archivedAt: archivedAt?.toISOString() ?? null,
  };
}

export const findContract = (tx: Tx, workspaceId: string, id: string, today: string) =>
  findRecord(tx, workspaceId, contractKind(today), id);

/** What the contracts under a filter come to. What is overdue of one: its instalments due before today, less what came. */
export async function contractSummary(tx: Tx, scope: Scope, filter: CheckedFilter, today: string, now: Date): Promise<ContractSummary> {
  const where = await askedRows(tx, scope, contractKind(today), filter, now);
  const { rows } = await sql<{
    currency: string;
    count: bigint;
    known: bigint;
    amount: string;
    paid: string;
    open: string;
    overdue: string;
  }>`
    with r as (
      select r.currency, r.amount, ${paidFor("r")} as paid, (select coalesce(sum(i.amount), 0) from deals.instalment i
        where i.workspace_id = r.workspace_id and i.contract_id = r.id and i.due_on < ${today}::date) as due
      from deals.contract r where ${where}
    )
    select currency, count(*) as count, count(amount) as known, coalesce(sum(amount), 0)::text as amount, coalesce(sum(paid), 0)::text as paid,
      coalesce(sum(amount - paid), 0)::text as open, coalesce(sum(greatest(due - greatest(paid, 0), 0)), 0)::text as overdue
    from r group by currency order by currency`.execute(tx);
  const sums = (of: "amount" | "paid" | "open" | "overdue") =>
    rows.filter(({ known }) => known > 0n).map((row) => formatMoney({ minor: BigInt(row[of]), currency: row.currency }));
  const count = rows.reduce((sum, row) => sum + Number(row.count), 0);
  return { count, sums: sums("amount"), paid: sums("paid"), open: sums("open"), overdue: sums("overdue") };
}
