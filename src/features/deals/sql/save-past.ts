/** Writes what an import made happen to many deals at once, equal to what single commands would have written. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";
import { enterRecords, giveRecords } from "#platform/db/record.ts";
import { foldText } from "#shared/text.ts";
import type { Deal } from "../core/deal.ts";
import type { Place, VisitKind } from "../core/transition.ts";

/** A visit as it will stand: its place in the deal's history and how it began. */
export type PastVisit = {
  readonly dealId: string;
  readonly position: number;
  readonly pipelineId: string;
  readonly place: Place;
  readonly from: Place | null;
  readonly kind: VisitKind;
  readonly actorId: string | null;
  readonly heldById: string;
  readonly at: Date;
  readonly until: Date | null;
};
export type PastValue<T> = {
  readonly dealId: string;
  readonly position: number;
  readonly value: T;
  readonly at: Date;
  readonly until: Date | null;
};
export type PastDeal = { readonly deal: Deal; readonly isNew: boolean; readonly openedAt: Date };

/** Everything of a batch. `ends` are the intervals that were current before, with the instant at which they end. */
export type PastBatch = {
  readonly importId: string;
  readonly deals: readonly PastDeal[];
  readonly visits: readonly PastVisit[];
  readonly owners: readonly PastValue<string>[];
  readonly amounts: readonly PastValue<bigint | null>[];
  readonly ends: {
    readonly visits: readonly PastEnd[];
    readonly owners: readonly PastEnd[];
    readonly amounts: readonly PastEnd[];
  };
};
export type PastEnd = { readonly dealId: string; readonly at: Date };

const statusOf = (place: Place) => (place.at === "stage" ? "open" : place.at);
const stageOf = (place: Place | null) => (place?.at === "stage" ? place.stageId : null);
const outcomeOf = (place: Place | null) => (place === null || place.at === "stage" ? null : place.at);
const reasonOf = (place: Place) => (place.at === "lost" ? place.reasonId : null);
const text = (at: Date | null) => at?.toISOString() ?? null;
const digits = (minor: bigint | null) => minor?.toString() ?? null;

export async function savePast(tx: Tx, workspaceId: string, batch: PastBatch, now: Date): Promise<void> {
  await insertDeals(tx, workspaceId, batch, now);
  await insertDetails(tx, workspaceId, batch);
  await updateDeals(tx, workspaceId, batch);
  await endCurrent(tx, workspaceId, "stage_visit", batch.ends.visits);
  await endCurrent(tx, workspaceId, "ownership", batch.ends.owners);
  await endCurrent(tx, workspaceId, "amount_held", batch.ends.amounts);
  await insertVisits(tx, workspaceId, batch);
  const ownerOf = new Map(batch.deals.map(({ deal }) => [deal.id, deal]));
  const common = <T>(values: readonly PastValue<T>[]) => sql`
    ${values.map(({ dealId }) => dealId)}::uuid[], ${values.map(({ position }) => position)}::int[], ${values.map(({ dealId }) => ownerOf.get(dealId)?.ownerId ?? null)}::uuid[],
    ${values.map(({ at }) => text(at))}::timestamptz[], ${values.map(({ until }) => text(until))}::timestamptz[]`;
  if (batch.owners.length > 0)
    await sql`
      insert into deals.ownership (workspace_id, deal_id, position, previous_position, owner_id, from_at, to_at, person_id)
      select ${workspaceId}::uuid, deal_id, position, nullif(position - 1, 0), owner_id, from_at, to_at, person_id
      from unnest(${common(batch.owners)}, ${batch.owners.map(({ value }) => value)}::uuid[]) as r (deal_id, position, owner_id, from_at, to_at, person_id)`.execute(
      tx,
    );
  if (batch.amounts.length > 0)
    await sql`
      insert into deals.amount_held (workspace_id, deal_id, position, previous_position, owner_id, from_at, to_at, amount, currency)
      select ${workspaceId}::uuid, deal_id, position, nullif(position - 1, 0), owner_id, from_at, to_at, amount, currency
      from unnest(${common(batch.amounts)}, ${batch.amounts.map(({ value }) => digits(value))}::bigint[], ${batch.amounts.map(({ dealId }) => ownerOf.get(dealId)?.currency ?? null)}::text[])
        as r (deal_id, position, owner_id, from_at, to_at, amount, currency)`.execute(tx);
}

async function insertDeals(tx: Tx, workspaceId: string, { deals, importId }: PastBatch, now: Date): Promise<void> {
  const fresh = deals.filter(({ isNew }) => isNew);
  if (fresh.length === 0) return;
  const of = <T>(value: (deal: Deal) => T) => fresh.map(({ deal }) => value(deal));
  await enterRecords(
    tx,
    workspaceId,
    of(({ id, ownerId, title }) => ({ id, kind: "deal", ownerId, parentId: null, title })),
  );
  await sql`
    insert into deals.deal (workspace_id, id, title, title_folded, owner_id, pipeline_id, status, stage_id, reason_id, visits, since, opened_at, amount, currency, external_id,
      client_id, cost, expected_payment_on, source_id, region_id, direction_id, import_id, created_at)
    select ${workspaceId}::uuid, id, title, title_folded, owner_id, pipeline_id, status, stage_id, reason_id, visits, since, opened_at, amount, currency, external_id,
      client_id, cost, expected_payment_on, source_id, region_id, direction_id, ${importId}::uuid, ${now}::timestamptz
    from unnest(${of(({ id }) => id)}::uuid[], ${of(({ title }) => title)}::text[], ${of(({ title }) => foldText(title))}::text[], ${of(({ ownerId }) => ownerId)}::uuid[], ${of(({ pipelineId }) => pipelineId)}::uuid[],
      ${of(({ place }) => statusOf(place))}::text[], ${of(({ lastStageId }) => lastStageId)}::uuid[], ${of(({ place }) => reasonOf(place))}::uuid[], ${of(({ visits }) => visits)}::int[],
      ${of(({ since }) => text(since))}::timestamptz[], ${fresh.map(({ openedAt }) => text(openedAt))}::timestamptz[], ${of(({ amount }) => digits(amount))}::bigint[],
      ${of(({ currency }) => currency)}::text[], ${of(({ externalId }) => externalId)}::text[], ${of(({ clientId }) => clientId)}::uuid[],
      ${of(({ cost }) => digits(cost))}::bigint[], ${of(({ expectedPaymentOn }) => expectedPaymentOn)}::date[], ${of(({ sourceId }) => sourceId)}::uuid[],
      ${of(({ regionId }) => regionId)}::uuid[], ${of(({ directionId }) => directionId)}::uuid[])
      as r (id, title, title_folded, owner_id, pipeline_id, status, stage_id, reason_id, visits, since, opened_at, amount, currency, external_id,
        client_id, cost, expected_payment_on, source_id, region_id, direction_id)`.execute(tx);
}

/** What is sold, and the expected payment date as the first of its intervals. */
async function insertDetails(tx: Tx, workspaceId: string, { deals }: PastBatch): Promise<void> {
  const fresh = deals.filter(({ isNew }) => isNew);
  const sold = fresh.flatMap(({ deal }) => deal.productIds.map((productId) => ({ id: deal.id, ownerId: deal.ownerId, productId })));
  if (sold.length > 0)
    await sql`
      insert into deals.deal_product (workspace_id, deal_id, owner_id, product_id)
      select ${workspaceId}::uuid, deal_id, owner_id, product_id
      from unnest(${sold.map(({ id }) => id)}::uuid[], ${sold.map(({ ownerId }) => ownerId)}::uuid[], ${sold.map(({ productId }) => productId)}::uuid[]) as r (deal_id, owner_id, product_id)`.execute(
      tx,
    );
  const expected = fresh.filter(({ deal }) => deal.expectedPaymentOn !== null);
  if (expected.length > 0)
    await sql`
      insert into deals.payment_expected (workspace_id, deal_id, position, owner_id, expected_on, from_at)
      select ${workspaceId}::uuid, deal_id, 1, owner_id, expected_on, from_at
      from unnest(${expected.map(({ deal }) => deal.id)}::uuid[], ${expected.map(({ deal }) => deal.ownerId)}::uuid[], ${expected.map(({ deal }) => deal.expectedPaymentOn)}::date[],
        ${expected.map(({ openedAt }) => text(openedAt))}::timestamptz[]) as r (deal_id, owner_id, expected_on, from_at)`.execute(tx);
}

async function updateDeals(tx: Tx, workspaceId: string, { deals }: PastBatch): Promise<void> {
  const known = deals.filter(({ isNew }) => !isNew);
  if (known.length === 0) return;
  const of = <T>(value: (deal: Deal) => T) => known.map(({ deal }) => value(deal));
  await giveRecords(
    tx,
    workspaceId,
    of(({ id, ownerId }) => ({ id, ownerId })),
  );
  await sql`
    update deals.deal d set pipeline_id = r.pipeline_id, status = r.status, stage_id = r.stage_id, reason_id = r.reason_id, visits = r.visits, since = r.since,
      amount = r.amount, version = d.version + 1
    from unnest(${of(({ id }) => id)}::uuid[], ${of(({ pipelineId }) => pipelineId)}::uuid[], ${of(({ place }) => statusOf(place))}::text[],
      ${of(({ lastStageId }) => lastStageId)}::uuid[], ${of(({ place }) => reasonOf(place))}::uuid[], ${of(({ visits }) => visits)}::int[],
      ${of(({ since }) => text(since))}::timestamptz[], ${of(({ amount }) => digits(amount))}::bigint[])
      as r (id, pipeline_id, status, stage_id, reason_id, visits, since, amount)
    where d.workspace_id = ${workspaceId} and d.id = r.id`.execute(tx);
}

async function endCurrent(
  tx: Tx,
  workspaceId: string,
  table: "stage_visit" | "ownership" | "amount_held",
  ends: readonly PastEnd[],
): Promise<void> {
  if (ends.length === 0) return;
  await sql`
    update ${sql.table(`deals.${table}`)} v set to_at = r.at
    from unnest(${ends.map(({ dealId }) => dealId)}::uuid[], ${ends.map(({ at }) => text(at))}::timestamptz[]) as r (deal_id, at)
    where v.workspace_id = ${workspaceId} and v.deal_id = r.deal_id and v.to_at is null`.execute(tx);
}

async function insertVisits(tx: Tx, workspaceId: string, { visits, deals, importId }: PastBatch): Promise<void> {
  if (visits.length === 0) return;
  const ownerOf = new Map(deals.map(({ deal }) => [deal.id, deal.ownerId]));
  const of = <T>(value: (visit: PastVisit) => T) => visits.map(value);
  await sql`
    insert into deals.stage_visit (workspace_id, deal_id, position, previous_position, owner_id, pipeline_id, stage_id, outcome, reason_id, kind,
      came_from_stage_id, came_from_outcome, actor_id, held_by_id, import_id, from_at, to_at)
    select ${workspaceId}::uuid, deal_id, position, nullif(position - 1, 0), owner_id, pipeline_id, stage_id, outcome, reason_id, kind,
      came_from_stage_id, came_from_outcome, actor_id, held_by_id, ${importId}::uuid, from_at, to_at
    from unnest(${of(({ dealId }) => dealId)}::uuid[], ${of(({ position }) => position)}::int[], ${of(({ dealId }) => ownerOf.get(dealId) ?? null)}::uuid[],
      ${of(({ pipelineId }) => pipelineId)}::uuid[], ${of(({ place }) => stageOf(place))}::uuid[], ${of(({ place }) => outcomeOf(place))}::text[], ${of(({ place }) => reasonOf(place))}::uuid[],
      ${of(({ kind }) => kind)}::text[], ${of(({ from }) => stageOf(from))}::uuid[], ${of(({ from }) => outcomeOf(from))}::text[], ${of(({ actorId }) => actorId)}::uuid[],
      ${of(({ heldById }) => heldById)}::uuid[], ${of(({ at }) => text(at))}::timestamptz[], ${of(({ until }) => text(until))}::timestamptz[])
      as r (deal_id, position, owner_id, pipeline_id, stage_id, outcome, reason_id, kind, came_from_stage_id, came_from_outcome, actor_id, held_by_id, from_at, to_at)`.execute(
    tx,
  );
}
