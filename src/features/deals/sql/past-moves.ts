/** A batch of past moves on its way into the history: what is known already stays, the rest is decided by the core and written at once. */
import { sql } from "kysely";
import { appendPast } from "#platform/command/history.ts";
import type { JournalContext } from "#platform/command/journal.ts";
import type { Tx } from "#platform/db/database.ts";
import { type Deal, type DealEvent, isStep } from "../core/deal.ts";
import { followMove, type PastDetails, type PastMove, type PastRefusal } from "../core/past-move.ts";
import type { Pipeline } from "../core/pipeline.ts";
import { recorded } from "../core/recorded.ts";
import type { Place } from "../core/transition.ts";
import { loadByExternalIds } from "./load-deal.ts";
import { type PastBatch, type PastEnd, type PastValue, type PastVisit, savePast } from "./save-past.ts";

export type PastRow = Omit<PastMove, "to"> & {
  readonly externalId: string;
  readonly title: string;
  /** Of a deal that this row opens; without it the pipeline's. */
  readonly currency?: string;
  readonly to: Place;
  readonly actorId: string | null;
  /** What else is known of a deal that this row opens. */
  readonly details?: PastDetails;
};
/** Of each row in order: new in our history, known already, or why it cannot be. */
export type PastOutcome = "recorded" | "unchanged" | PastRefusal;

type KnownVisit = { readonly at: Date; readonly stageId: string | null; readonly outcome: string | null };
/** `touched`: the deals that got something new, with what they were before it; null where the rows opened them. */
export type PastRecorded = {
  readonly outcomes: readonly PastOutcome[];
  readonly touched: readonly { readonly dealId: string; readonly before: Deal | null }[];
};
type Followed = {
  deal: Deal | null;
  readonly before: Deal | null;
  isNew: boolean;
  openedAt: Date;
  /** Visits that were there before this import, and up to which of them the rows have been found again. */
  readonly known: readonly KnownVisit[];
  found: number;
  readonly past: { readonly event: DealEvent; readonly actorId: string | null; readonly owner: string }[];
};

export async function recordPastMoves(
  tx: Tx,
  rows: readonly PastRow[],
  { pipeline, importId, context }: { readonly pipeline: Pipeline; readonly importId: string; readonly context: JournalContext },
): Promise<PastRecorded> {
  const { workspaceId } = context.actor;
  const externalIds = [...new Set(rows.map(({ externalId }) => externalId))];
  const deals = await loadByExternalIds(tx, workspaceId, externalIds);
  const visits = await knownVisits(
    tx,
    workspaceId,
    [...deals.values()].map(({ id }) => id),
    importId,
  );
  const followed = new Map(
    externalIds.map((externalId): [string, Followed] => {
      const deal = deals.get(externalId) ?? null;
      const known = (deal && visits.get(deal.id)) ?? [];
      return [externalId, { deal, before: deal, isNew: deal === null, openedAt: new Date(0), known, found: 0, past: [] }];
    }),
  );
  const outcomes = rows.map((row) => follow(followed.get(row.externalId)!, row, pipeline, context.newId));
  const touched = [...followed.values()].filter(({ past }) => past.length > 0);
  if (touched.length > 0) {
    await savePast(tx, workspaceId, await batchOf(tx, workspaceId, touched, importId), context.now);
    const entries = touched.flatMap(({ past }) => past.map(({ event, actorId }) => ({ ...recorded(event), subjectKind: "deal", actorId })));
    await appendPast(tx, "deals", entries, context);
  }
  return { outcomes, touched: touched.flatMap(({ deal, before }) => (deal ? [{ dealId: deal.id, before }] : [])) };
}

function follow(own: Followed, row: PastRow, pipeline: Pipeline, newId: () => string): PastOutcome {
  const found = own.known.findIndex((visit, index) => index >= own.found && isSame(visit, row));
  if (found >= 0) {
    own.found = found + 1;
    return "unchanged";
  }
  const ownerId = row.ownerId ?? row.actorId;
  if (own.deal === null && ownerId === null) return "owner_needed";
  const { externalId, title } = row;
  const details = row.details === undefined ? {} : { details: row.details };
  const fresh = {
    id: own.deal?.id ?? newId(),
    title,
    ownerId: ownerId ?? "",
    currency: row.currency ?? pipeline.currency,
    externalId,
    ...details,
  };
  const next = followMove(own.deal, fresh, row, pipeline);
  if (!next.ok) return next.refusal;
  if (own.deal === null) own.openedAt = row.at;
  own.deal = next.value.deal;
  for (const event of next.value.events) own.past.push({ event, actorId: row.actorId, owner: own.deal.ownerId });
  return "recorded";
}

const isSame = (visit: KnownVisit, { at, to }: PastRow) =>
  visit.at.getTime() === at.getTime() && (to.at === "stage" ? visit.stageId === to.stageId : visit.outcome === to.at);

/** From events to rows: every interval ends where the next of its deal begins. */
async function batchOf(tx: Tx, workspaceId: string, touched: readonly Followed[], importId: string): Promise<PastBatch> {
  const knownIds = touched.flatMap(({ isNew, deal }) => (isNew || !deal ? [] : [deal.id]));
  const owned = await currentOnes(tx, workspaceId, "ownership", knownIds);
  const held = await currentOnes(tx, workspaceId, "amount_held", knownIds);
  const visits: PastVisit[] = [];
  const owners: PastValue<string>[] = [];
  const amounts: PastValue<bigint | null>[] = [];
  const ends = { visits: [] as PastEnd[], owners: [] as PastEnd[], amounts: [] as PastEnd[] };
  for (const { deal, isNew, past } of touched) {
    if (!deal) continue;
    const own = visitsOf(deal, past);
    if (!isNew && own[0]) ends.visits.push({ dealId: deal.id, at: own[0].at });
    visits.push(...own);
    const ownership = valuesOf(deal.id, ownersIn(past), owned.get(deal.id));
    const amount = valuesOf(deal.id, amountsIn(past), held.get(deal.id));
    owners.push(...ownership.values);
    amounts.push(...amount.values);
    ends.owners.push(...ownership.ends);
    ends.amounts.push(...amount.ends);
  }
  const deals = touched.flatMap(({ deal, isNew, openedAt }) => (deal ? [{ deal, isNew, openedAt }] : []));
  return { importId, deals, visits, owners, amounts, ends };
}

function visitsOf(deal: Deal, past: Followed["past"]): PastVisit[] {
  const begun = past.flatMap(({ event, actorId, owner }): Omit<PastVisit, "position" | "until">[] => {
    const common = { dealId: deal.id, actorId, heldById: owner };
    if (event.type === "DealOpened")
      return [{ ...common, pipelineId: event.deal.pipelineId, place: event.deal.place, from: null, kind: "opened", at: event.at }];
    if (!isStep(event)) return [];
    return [{ ...common, pipelineId: event.pipelineId, place: event.to, from: event.from, kind: event.kind, at: event.at }];
  });
  const before = deal.visits - begun.length;
  return begun.map((visit, index) => ({ ...visit, position: before + index + 1, until: begun[index + 1]?.at ?? null }));
}

type Change<T> = { readonly value: T; readonly at: Date };

const ownersIn = (past: Followed["past"]): Change<string>[] =>
  past.flatMap(({ event }) =>
    event.type === "DealOpened"
      ? [{ value: event.deal.ownerId, at: event.at }]
      : event.type === "DealHandedOver"
        ? [{ value: event.after, at: event.at }]
        : [],
  );
const amountsIn = (past: Followed["past"]): Change<bigint | null>[] =>
  past.flatMap(({ event }) =>
    event.type === "DealOpened" && event.deal.amount !== null
      ? [{ value: event.deal.amount, at: event.at }]
      : event.type === "DealChanged" && event.after.amount !== undefined
        ? [{ value: event.after.amount, at: event.at }]
        : [],
  );

/** New intervals after the current one, which ends where they begin; one that began later than that then has length 0. */
function valuesOf<T>(dealId: string, changes: readonly Change<T>[], current: { readonly position: number; readonly at: Date } | undefined) {
  const times = changes.map(({ at }) => (current && current.at > at ? current.at : at));
  const values = changes.map(
    ({ value }, index): PastValue<T> => ({
      dealId,
      position: (current?.position ?? 0) + index + 1,
      value,
      at: times[index]!,
      until: times[index + 1] ?? null,
    }),
  );
  return { values, ends: current && times[0] ? [{ dealId, at: times[0] }] : [] };
}

async function knownVisits(
  tx: Tx,
  workspaceId: string,
  dealIds: readonly string[],
  importId: string,
): Promise<ReadonlyMap<string, readonly KnownVisit[]>> {
  if (dealIds.length === 0) return new Map();
  const { rows } = await sql<KnownVisit & { dealId: string }>`
    select deal_id as "dealId", from_at as at, stage_id as "stageId", outcome from deals.stage_visit
    where workspace_id = ${workspaceId} and deal_id = any (${[...dealIds]}::uuid[]) and import_id is distinct from ${importId}
    order by deal_id, position`.execute(tx);
  return Map.groupBy(rows, ({ dealId }) => dealId);
}

async function currentOnes(
  tx: Tx,
  workspaceId: string,
  table: "ownership" | "amount_held",
  dealIds: readonly string[],
): Promise<ReadonlyMap<string, { readonly position: number; readonly at: Date }>> {
  if (dealIds.length === 0) return new Map();
  const { rows } = await sql<{ dealId: string; position: number; at: Date }>`
    select deal_id as "dealId", position, from_at as at from ${sql.table(`deals.${table}`)}
    where workspace_id = ${workspaceId} and deal_id = any (${[...dealIds]}::uuid[]) and to_at is null`.execute(tx);
  return new Map(rows.map((row) => [row.dealId, row]));
}
