/** Trials as they are shown, and what hangs at clients on a day. */
import { sql } from "kysely";
import type { Scope, Tx } from "#platform/db/database.ts";
import type { Catalogue } from "#shared/filter/catalogue.ts";
import type { CheckedFilter } from "#shared/filter/check.ts";
import { formatMoney } from "#shared/money.ts";
import type { TrialSummary, TrialView } from "../../contract/trials.ts";
import { stillOut, valueOut } from "../../core/trial.ts";
import { trialCatalogue } from "../../core/trial-catalogue.ts";
import { askedRows, findRecord, type ListedKind } from "../records-list.ts";
import { trialSource } from "../trial-source.ts";

type Item = Omit<TrialView["items"][number], "unitValue"> & { readonly unitValue: string };
type Row = Omit<TrialView, "items" | "isOverdue" | "quantityOut" | "value" | "createdAt" | "archivedAt"> & {
  readonly items: readonly Item[] | null;
  readonly currency: string;
  readonly createdAt: Date;
  readonly archivedAt: Date | null;
};

/** `today` decides what is overdue. */
export const trialKind = (today: string): ListedKind<Row, TrialView> => ({
  table: "deals.trial",
  catalogue: trialCatalogue as Catalogue<never>,
  source: trialSource,
  columns: sql`
    r.id, r.client_id as "clientId", cl.name as "clientName", r.deal_id as "dealId", r.owner_id as "ownerId", r.act_number as "actNumber", r.out_on as "outOn",
    r.due_back_on as "dueBackOn", r.closed_on as "closedOn", r.currency, r.external_id as "externalId", r.created_at as "createdAt", r.archived_at as "archivedAt", r.version,
    (select json_agg(json_build_object('position', i.position, 'name', i.name, 'product', p.name, 'serialNumber', i.serial_number, 'quantity', i.quantity,
      'returned', i.returned, 'converted', i.converted, 'unitValue', i.unit_value::text) order by i.position)
      from deals.trial_item i left join deals.product p on p.workspace_id = i.workspace_id and p.id = i.product_id
      where i.workspace_id = r.workspace_id and i.trial_id = r.id) as items`,
  joins: sql`left join clients.client cl on cl.workspace_id = r.workspace_id and cl.id = r.client_id`,
  present: ({ items, currency, createdAt, archivedAt, ...row }) => {
    const known = (items ?? []).map((item) => ({ ...item, unitValue: BigInt(item.unitValue) }));
    return {
      ...row,
      isOverdue: row.closedOn === null && row.dueBackOn !== null && row.dueBackOn < today,
      items: known.map((item) => ({ ...item, unitValue: formatMoney({ minor: item.unitValue, currency }) })),
      quantityOut: known.reduce((sum, item) => sum + stillOut(item), 0),
      value: formatMoney({ minor: valueOut(known.map((item) => ({ ...item, productId: null }))), currency }),
      createdAt: createdAt.toISOString(),
      archivedAt: archivedAt?.toISOString() ?? null,
    };
  },
  leftOut: { field: "archived", unless: sql<boolean>`r.archived_at is null` },
});

export const findTrial = (tx: Tx, workspaceId: string, id: string, today: string) => findRecord(tx, workspaceId, trialKind(today), id);

/** What hung at clients at the end of a business day: what had gone out by then, less what had come back or been bought by then. */
export async function trialSummary(tx: Tx, scope: Scope, filter: CheckedFilter, on: string, now: Date): Promise<TrialSummary> {
  const where = await askedRows(tx, scope, trialKind(on), filter, now);
  const { rows } = await sql<{ currency: string; count: bigint; out: bigint; overdue: bigint; quantity: bigint; minor: string }>`
    with hanging as (
      select r.id, r.currency, r.due_back_on, coalesce(sum(i.quantity - i.moved) filter (where r.out_on <= ${on}::date), 0) as quantity,
        coalesce(sum((i.quantity - i.moved) * i.unit_value) filter (where r.out_on <= ${on}::date), 0) as minor
      from deals.trial r
      left join lateral (
        select t.quantity, t.unit_value, coalesce((select sum(m.quantity) from deals.trial_move m where m.workspace_id = t.workspace_id and m.trial_id = t.trial_id
          and m.item_position = t.position and m.happened_on <= ${on}::date), 0) as moved
        from deals.trial_item t where t.workspace_id = r.workspace_id and t.trial_id = r.id
      ) i on true
      where ${where} group by r.workspace_id, r.id
    )
    select currency, count(*) as count, count(*) filter (where quantity > 0) as out, count(*) filter (where quantity > 0 and due_back_on < ${on}::date) as overdue,
      coalesce(sum(quantity), 0)::bigint as quantity, coalesce(sum(minor), 0)::text as minor
    from hanging group by currency order by currency`.execute(tx);
  const total = (of: "count" | "out" | "overdue" | "quantity") => rows.reduce((sum, row) => sum + Number(row[of]), 0);
  const sums = rows.filter(({ out }) => out > 0n).map(({ minor, currency }) => formatMoney({ minor: BigInt(minor), currency }));
  return { count: total("count"), out: total("out"), quantity: total("quantity"), sums, overdue: total("overdue"), on };
}
