/** Writes what happened to one deal: the row as it is now, and its intervals. */
import { sql } from "kysely";
import { loadFields } from "#features/fields/sql/field.ts";
import { saveCustom } from "#features/fields/sql/values.ts";
import type { Given } from "#platform/command/command.ts";
import type { Tx } from "#platform/db/database.ts";
import { archiveRecord, enterRecords, giveRecords, renameRecord } from "#platform/db/record.ts";
import { foldText } from "#shared/text.ts";
import { type Deal, type DealDetails, type DealEvent, isStep, type Step } from "../core/deal.ts";
import type { Place } from "../core/transition.ts";
import { saveLines } from "./lines.ts";
import { saveParts } from "./save-parts.ts";
import { saveUndo } from "./undo.ts";

export async function saveDealEvents(tx: Tx, events: readonly DealEvent[], before: Deal, given: Given): Promise<void> {
  const { workspaceId } = given.actor;
  for (const event of events) {
    switch (event.type) {
      case "DealOpened":
        await insertDeal(tx, event.deal, event.at, given);
        break;
      case "DealHandedOver":
        await handOver(tx, workspaceId, event);
        break;
      case "DealChanged":
        await saveDetails(tx, workspaceId, event, before);
        break;
      case "DealArchived":
      case "DealRestored":
        await saveArchived(tx, workspaceId, event);
        break;
      case "DealLinesSet":
        await saveLines(tx, workspaceId, before, event.after);
        break;
      case "DealFieldsFilled":
        await saveCustom(tx, workspaceId, await loadFields(tx, workspaceId, "deal"), [{ recordId: event.dealId, change: event.after }]);
        break;
      case "StepUndone":
        await saveUndo(tx, event, given);
        break;
      default:
        await saveStep(tx, event, given);
    }
  }
  // A step raises the version in its own statement.
  const isCounted = events.some((event) => event.type === "DealOpened" || isStep(event));
  if (events.length > 0 && !isCounted)
    await sql`update deals.deal set version = version + 1 where workspace_id = ${workspaceId} and id = ${before.id}`.execute(tx);
}

const statusOf = (place: Place) => (place.at === "stage" ? "open" : place.at);
const stageOf = (place: Place) => (place.at === "stage" ? place.stageId : null);
const outcomeOf = (place: Place) => (place.at === "stage" ? null : place.at);
const reasonOf = (place: Place) => (place.at === "lost" ? place.reasonId : null);

async function insertDeal(tx: Tx, deal: Deal, at: Date, { actor, now }: Given): Promise<void> {
  const { workspaceId } = actor;
  await enterRecords(tx, workspaceId, [{ id: deal.id, kind: "deal", ownerId: deal.ownerId, parentId: null, title: deal.title }]);
  await tx
    .insertInto("deals.deal")
    .values({
      workspace_id: workspaceId,
      id: deal.id,
      title: deal.title,
      title_folded: foldText(deal.title),
      client_id: deal.clientId,
      owner_id: deal.ownerId,
      pipeline_id: deal.pipelineId,
      status: statusOf(deal.place),
      stage_id: deal.lastStageId,
      reason_id: reasonOf(deal.place),
      visits: 1,
      since: at,
      opened_at: at,
      amount: deal.amount,
      currency: deal.currency,
      cost: deal.cost,
      expected_payment_on: deal.expectedPaymentOn,
      source_id: deal.sourceId,
      region_id: deal.regionId,
      direction_id: deal.directionId,
      external_id: deal.externalId,
      created_at: now,
    })
    .execute();
  await sql`
    insert into deals.stage_visit (workspace_id, deal_id, position, owner_id, pipeline_id, stage_id, kind, actor_id, held_by_id, from_at)
    values (${workspaceId}, ${deal.id}, 1, ${deal.ownerId}, ${deal.pipelineId}, ${deal.lastStageId}, 'opened', ${actor.personId}, ${deal.ownerId}, ${at})`.execute(
    tx,
  );
  await sql`
    insert into deals.ownership (workspace_id, deal_id, position, owner_id, person_id, from_at)
    values (${workspaceId}, ${deal.id}, 1, ${deal.ownerId}, ${deal.ownerId}, ${at})`.execute(tx);
  if (deal.amount !== null) await beginAmount(tx, workspaceId, deal, at);
  if (deal.expectedPaymentOn !== null) await beginExpected(tx, workspaceId, deal, at);
  await saveParts(tx, workspaceId, deal, null, deal);
}

/** One statement: the visit ends, the next begins, the deal stands where it leads. */
async function saveStep(
  tx: Tx,
  { dealId, pipelineId, from, to, kind, at }: Step,
  { actor: { workspaceId, personId } }: Given,
): Promise<void> {
  await sql`
    with moved as (
      update deals.deal set pipeline_id = ${pipelineId}, status = ${statusOf(to)}, stage_id = coalesce(${stageOf(to)}::uuid, stage_id), reason_id = ${reasonOf(to)},
        visits = visits + 1, since = ${at}, version = version + 1
      where workspace_id = ${workspaceId} and id = ${dealId} returning owner_id, visits
    ), ended as (
      update deals.stage_visit v set to_at = ${at} from moved
      where v.workspace_id = ${workspaceId} and v.deal_id = ${dealId} and v.position = moved.visits - 1 returning v.position
    )
    insert into deals.stage_visit (workspace_id, deal_id, position, previous_position, owner_id, pipeline_id, stage_id, outcome, reason_id, kind,
      came_from_stage_id, came_from_outcome, actor_id, held_by_id, from_at)
    select ${workspaceId}::uuid, ${dealId}::uuid, moved.visits, ended.position, moved.owner_id, ${pipelineId}::uuid, ${stageOf(to)}::uuid, ${outcomeOf(to)}::text, ${reasonOf(to)}::uuid,
      ${kind}::text, ${stageOf(from)}::uuid, ${outcomeOf(from)}::text, ${personId}::uuid, moved.owner_id, ${at}::timestamptz
    from moved, ended`.execute(tx);
}

async function saveArchived(
  tx: Tx,
  workspaceId: string,
  event: { readonly type: string; readonly dealId: string; readonly at: Date },
): Promise<void> {
  const at = event.type === "DealArchived" ? event.at : null;
  await tx
    .updateTable("deals.deal")
    .set({ archived_at: at })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", event.dealId)
    .execute();
  await archiveRecord(tx, workspaceId, event.dealId, at);
}

/** The rows that carry the deal's owner follow by their foreign key. */
async function handOver(tx: Tx, workspaceId: string, event: { dealId: string; after: string; at: Date }): Promise<void> {
  await giveRecords(tx, workspaceId, [{ id: event.dealId, ownerId: event.after }]);
  await sql`
    with ended as (
      update deals.ownership set to_at = greatest(${event.at}::timestamptz, from_at)
      where workspace_id = ${workspaceId} and deal_id = ${event.dealId} and to_at is null returning position, to_at
    )
    insert into deals.ownership (workspace_id, deal_id, position, previous_position, owner_id, person_id, from_at)
    select ${workspaceId}::uuid, ${event.dealId}::uuid, position + 1, position, ${event.after}::uuid, ${event.after}::uuid, to_at from ended`.execute(
    tx,
  );
}

async function saveDetails(
  tx: Tx,
  workspaceId: string,
  { dealId, after, at }: { dealId: string; after: Partial<DealDetails>; at: Date },
  before: Deal,
): Promise<void> {
  const {
    productIds: _,
    competitorIds: __,
    participantIds: ___,
    title,
    clientId,
    expectedPaymentOn,
    sourceId,
    regionId,
    directionId,
    ...rest
  } = after;
  const values = {
    ...rest,
    ...(title === undefined ? {} : { title, title_folded: foldText(title) }),
    ...(clientId === undefined ? {} : { client_id: clientId }),
    ...(expectedPaymentOn === undefined ? {} : { expected_payment_on: expectedPaymentOn }),
    ...(sourceId === undefined ? {} : { source_id: sourceId }),
    ...(regionId === undefined ? {} : { region_id: regionId }),
    ...(directionId === undefined ? {} : { direction_id: directionId }),
  };
  if (Object.keys(values).length > 0)
    await tx.updateTable("deals.deal").set(values).where("workspace_id", "=", workspaceId).where("id", "=", dealId).execute();
  const {
    owner_id: ownerId,
    amount,
    currency,
  } = await tx
    .selectFrom("deals.deal")
    .select(["owner_id", "amount", "currency"])
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", dealId)
    .executeTakeFirstOrThrow();
  const own = { id: dealId, ownerId };
  if (title !== undefined) await renameRecord(tx, workspaceId, { id: dealId, title });
  if (after.amount !== undefined || after.currency !== undefined) await beginAmount(tx, workspaceId, { ...own, amount, currency }, at);
  if (expectedPaymentOn !== undefined) await beginExpected(tx, workspaceId, { ...own, expectedPaymentOn }, at);
  await saveParts(tx, workspaceId, own, before, after);
}

type Owned = Pick<Deal, "id" | "ownerId">;

async function beginAmount(tx: Tx, workspaceId: string, deal: Owned & Pick<Deal, "amount" | "currency">, at: Date): Promise<void> {
  await sql`
    with ended as (
      update deals.amount_held set to_at = greatest(${at}::timestamptz, from_at) where workspace_id = ${workspaceId} and deal_id = ${deal.id} and to_at is null
      returning position, to_at
    )
    insert into deals.amount_held (workspace_id, deal_id, position, previous_position, owner_id, amount, currency, from_at)
    select ${workspaceId}::uuid, ${deal.id}::uuid, coalesce(position, 0) + 1, position, ${deal.ownerId}::uuid, ${deal.amount}::bigint, ${deal.currency}::text, coalesce(to_at, ${at}::timestamptz)
    from (select) as one left join ended on true`.execute(tx);
}

async function beginExpected(tx: Tx, workspaceId: string, deal: Owned & Pick<Deal, "expectedPaymentOn">, at: Date): Promise<void> {
  await sql`
    with ended as (
      update deals.payment_expected set to_at = greatest(${at}::timestamptz, from_at) where workspace_id = ${workspaceId} and deal_id = ${deal.id} and to_at is null
      returning position, to_at
    )
    insert into deals.payment_expected (workspace_id, deal_id, position, previous_position, owner_id, expected_on, from_at)
    select ${workspaceId}::uuid, ${deal.id}::uuid, coalesce(position, 0) + 1, position, ${deal.ownerId}::uuid, ${deal.expectedPaymentOn}::date, coalesce(to_at, ${at}::timestamptz)
    from (select) as one left join ended on true`.execute(tx);
}
