/** A batch of deals from a file: opened in the past, ended where the file says so; those known by their id elsewhere are changed and moved on. */
import { loadByExternalIds } from "#features/deals/sql/load-deal.ts";
import { recordPastMoves } from "#features/deals/sql/past-moves.ts";
import { loadPipeline } from "#features/deals/sql/pipeline.ts";
import { saveDealEvents } from "#features/deals/sql/save-deal.ts";
import { appendPast } from "#platform/command/history.ts";
import type { Tx } from "#platform/db/database.ts";
import { withDreamt } from "../../core/dreamt.ts";
import { type Imported, type ImportRow, isRefused, type Outcome } from "../../core/imported.ts";
import {
  afterPlan,
  beforeOf,
  type DealGiven,
  dealEntries,
  isSameRow,
  isWord,
  type Known,
  mergedWith,
  type Plan,
  personIn,
  planEvents,
  planOf,
} from "../../core/kinds/deals.ts";
import { reasonNotStated } from "../../core/stage-moves.ts";
import { type Batch, clientsByName, type ImportParts, idsOfWords } from "../names.ts";

export type DealParts = ImportParts & DealGiven;

export async function importDeals(tx: Tx, rows: readonly ImportRow[], parts: DealParts): Promise<Batch> {
  const { context } = parts;
  const { workspaceId } = context.actor;
  const pipeline = await loadPipeline(tx, workspaceId, parts.pipelineId);
  if (!pipeline) throw new Error("the pipeline of the import is not there");
  const texts = rows.map(({ values }) => values.texts);
  const lost = texts.flatMap((row) => (isWord(row["stage"], parts.lost) ? [row["loss_reason"] ?? reasonNotStated] : []));
  const words = {
    product: await idsOfWords(
      tx,
      "product",
      texts.map((row) => row["product"]),
      parts,
    ),
    region: await idsOfWords(
      tx,
      "region",
      texts.map((row) => row["region"]),
      parts,
    ),
    source: await idsOfWords(
      tx,
      "source",
      texts.map((row) => row["source"]),
      parts,
    ),
    loss_reason: await idsOfWords(tx, "loss_reason", lost, parts),
  };
  const named = texts.flatMap((row) => (row["client"] === undefined ? [] : [[row["client"], personIn(row["owner"], parts)] as const]));
  const clients = await clientsByName(tx, new Map(named), parts);
  const known: Known = {
    pipeline,
    wordOf: (list, name) => (name === undefined ? null : (words[list].ids.get(name) ?? null)),
    clientOf: (name) => clients.ids.get(name),
  };
  const externalIds = rows.map(({ externalId }) => externalId);
  const found = withDreamt(await loadByExternalIds(tx, workspaceId, externalIds), parts.dreamt.deals, externalIds);
  const plans = new Map<string, Plan>();
  const outcomes = rows.map((row): Outcome => {
    const own = plans.get(row.externalId);
    // The same deal twice in a file is one deal: what the later row says counts.
    const merged = own ? { ...row, values: mergedWith(own.values, row.values) } : row;
    const plan = planOf(merged, found.get(row.externalId) ?? null, known, parts);
    if (!plan.ok) return plan.refusal;
    const isIdle = plan.value.moves.length === 0 && Object.keys(plan.value.wish).length === 0;
    if (isIdle || (own && isSameRow(plan.value.values, own.values))) return "unchanged";
    plans.set(row.externalId, plan.value);
    return plan.value.known === null && !own ? "created" : "updated";
  });
  const imported = parts.isDry ? new Map<string, Imported>() : await write(tx, plans, pipeline, parts);
  if (parts.isDry)
    for (const plan of plans.values()) {
      const deal = afterPlan(plan, pipeline, parts);
      if (deal) parts.dreamt.deals.keep(deal);
    }
  const ids = new Map([...withDreamt(found, parts.dreamt.deals, externalIds)].map(([externalId, { id }]) => [externalId, id]));
  for (const [externalId, { recordId }] of imported) ids.set(externalId, recordId);
  return {
    outcomes,
    recordIds: rows.map(({ externalId }, at) => (isRefused(outcomes[at] as Outcome) ? null : (ids.get(externalId) ?? null))),
    imported: [...clients.created, ...imported.values()],
    alsoCreated: {
      clients: clients.created.length,
      products: words.product.created,
      regions: words.region.created,
      sources: words.source.created,
      lossReasons: words.loss_reason.created,
    },
  };
}

async function write(
  tx: Tx,
  plans: ReadonlyMap<string, Plan>,
  pipeline: Known["pipeline"],
  parts: DealParts,
): Promise<ReadonlyMap<string, Imported>> {
  const { context, importId } = parts;
  for (const plan of plans.values()) {
    const events = planEvents(plan, context.now);
    if (plan.known === null || events.length === 0) continue;
    await saveDealEvents(tx, events, plan.known, context);
    await appendPast(tx, "deals", dealEntries(events, context.actor.personId), context);
  }
  const moves = [...plans.values()].flatMap((plan) => plan.moves);
  const { outcomes } = await recordPastMoves(tx, moves, { pipeline, importId, context });
  // A move that the history has at that very instant is in it already.
  const strange = outcomes.find((outcome) => outcome !== "recorded" && outcome !== "unchanged");
  if (strange !== undefined) throw new Error(`what was decided row by row holds, but: ${strange}`);
  const after = await loadByExternalIds(tx, context.actor.workspaceId, [...plans.keys()]);
  return new Map(
    [...plans].flatMap(([externalId, plan]): [string, Imported][] => {
      const deal = after.get(externalId);
      const change = plan.known === null ? "created" : "updated";
      return deal ? [[externalId, { recordId: deal.id, kind: "deal", change, version: deal.version, before: beforeOf(plan) }]] : [];
    }),
  );
}
