/** What stands behind a number of a report, page by page: deals, stays or transitions, each with the deal as it stood then. */
import { type RawBuilder, sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";
import type { Window } from "../core/funnel.ts";
import { visitsKnownOn } from "./known-visits.ts";

/** Where a page begins: the row before it. */
export type BehindKey = readonly [at: string, dealId: string, position: number];
export type BehindPiece = { readonly after: BehindKey | null; readonly limit: number };

/** Money in minor units; sums are over deals, each once however often it is listed. */
export type BehindRow = {
  readonly id: string;
  readonly title: string;
  readonly clientId: string | null;
  readonly client: string | null;
  readonly ownerId: string;
  readonly owner: string;
  /** Where it stood as of then: key of a stage, WON or LOST; and since when, and why it was lost. */
  readonly stood: string;
  readonly since: Date;
  readonly reason: string | null;
  readonly minor: bigint | null;
  readonly currency: string | null;
  /** The instant that makes it count: beginning of the cohort's deal or stay, or of the transition. To the microsecond, as text. */
  readonly at: string;
  readonly position: number;
  /** Of a stay its end; of a transition where from and who. */
  readonly until: Date | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly kind: string | null;
  readonly actorId: string | null;
  readonly actor: string | null;
};
export type Behind = {
  readonly count: number;
  readonly sums: readonly { readonly minor: bigint; readonly currency: string }[];
  readonly rows: readonly BehindRow[];
};
type Told = { count: number; sums: { minor: string; currency: string }[] | null };

/**
 * `listed` is a table expression of (deal_id, position, at, until): which visits are listed. The deal's stand is its last visit in this
 * pipeline as of then, its amount the one of then; title, client and owner are today's.
 */
export async function behind(
  tx: Tx,
  {
    workspaceId,
    pipeline,
    asOf,
    knownOn,
  }: Window & {
    readonly workspaceId: string;
    readonly pipeline: { readonly id: string };
    readonly knownOn?: Date | null | undefined;
  },
  tables: RawBuilder<unknown>,
  { after, limit }: BehindPiece,
): Promise<Behind> {
  const visits = visitsKnownOn(workspaceId, knownOn);
  const start =
    after === null ? sql`true` : sql`(l.at, l.deal_id, l.position) < (${after[0]}::timestamptz, ${after[1]}::uuid, ${after[2]}::int)`;
  const amount = (deal: RawBuilder<unknown>) => sql`
    select a.amount, a.currency from deals.amount_held a
    where a.workspace_id = ${workspaceId} and a.deal_id = ${deal} and a.from_at <= ${asOf} and (a.to_at is null or a.to_at > ${asOf})
    order by a.position desc limit 1`;
  const place = (stage: RawBuilder<unknown>, outcome: RawBuilder<unknown>) => sql`coalesce(upper(${outcome}), ${stage})`;
  const { rows } = await sql<Told & { [K in keyof BehindRow]: BehindRow[K] | null }>`
    with ${tables},
    money as (
      select held.currency, sum(held.amount)::text as minor from (select distinct deal_id from listed) l
      cross join lateral (${amount(sql`l.deal_id`)}) held where held.amount is not null group by held.currency
    ),
    piece as (select l.* from listed l where ${start} order by l.at desc, l.deal_id desc, l.position desc limit ${limit})
    select (select count(*)::int from listed) as count, (select json_agg(json_build_object('minor', minor, 'currency', currency) order by currency) from money) as sums,
      d.id, d.title, d.client_id as "clientId", c.name as client, d.owner_id as "ownerId", o.name as owner,
      ${place(sql`s.key`, sql`now.outcome`)} as stood, now.from_at as since, r.name as reason, held.amount as minor, held.currency,
      to_char(l.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, l.position, l.until,
      ${place(sql`fs.key`, sql`v.came_from_outcome`)} as "from", ${place(sql`ts.key`, sql`v.outcome`)} as "to", v.kind, v.actor_id as "actorId", a.name as actor
    from (select) as one left join piece l on true
    left join deals.deal d on d.workspace_id = ${workspaceId} and d.id = l.deal_id
    left join clients.client c on c.workspace_id = ${workspaceId} and c.id = d.client_id
    left join org.person o on o.workspace_id = ${workspaceId} and o.id = d.owner_id
    left join ${visits} v on v.workspace_id = ${workspaceId} and v.deal_id = l.deal_id and v.position = l.position
    left join deals.stage fs on fs.workspace_id = ${workspaceId} and fs.id = v.came_from_stage_id
    left join deals.stage ts on ts.workspace_id = ${workspaceId} and ts.id = v.stage_id
    left join org.person a on a.workspace_id = ${workspaceId} and a.id = v.actor_id
    left join lateral (${amount(sql`l.deal_id`)}) held on true
    left join lateral (
      select n.stage_id, n.outcome, n.reason_id, n.from_at from ${visits} n
      where n.workspace_id = ${workspaceId} and n.deal_id = l.deal_id and n.pipeline_id = ${pipeline.id} and n.from_at <= ${asOf}
      order by n.position desc limit 1
    ) now on true
    left join deals.stage s on s.workspace_id = ${workspaceId} and s.id = now.stage_id
    left join deals.loss_reason r on r.workspace_id = ${workspaceId} and r.id = now.reason_id
    order by l.at desc, l.deal_id desc, l.position desc`.execute(tx);
  const [first] = rows;
  return {
    count: first?.count ?? 0,
    sums: (first?.sums ?? []).map(({ minor, currency }) => ({ minor: BigInt(minor), currency })),
    rows: rows.filter((row): row is Told & BehindRow => row.id !== null),
  };
}
