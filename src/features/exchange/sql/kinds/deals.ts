/** A batch of deals from a file: opened in the past, ended where the file says so; those known by their id elsewhere are changed and moved on. */
import { changeDeal, type Deal, type DealDetails, firstStage } from "#features/deals/core/deal.ts";
import { followMove, type PastMove } from "#features/deals/core/past-move.ts";
import type { Pipeline } from "#features/deals/core/pipeline.ts";
import { recorded } from "#features/deals/core/recorded.ts";
import type { Place } from "#features/deals/core/transition.ts";
import { loadByExternalIds } from "#features/deals/sql/load-deal.ts";
import { type PastRow, recordPastMoves } from "#features/deals/sql/past-moves.ts";
import { loadPipeline } from "#features/deals/sql/pipeline.ts";
import { saveDealEvents } from "#features/deals/sql/save-deal.ts";
import { appendPast } from "#platform/command/history.ts";
import type { Tx } from "#platform/db/database.ts";
import { no, type Result, yes } from "#shared/result.ts";
import { foldText } from "#shared/text.ts";
import { type Imported, type ImportRow, type Outcome, refusedAs } from "../../core/imported.ts";
import type { RowRefusal, Values } from "../../core/read-row.ts";
import { reasonNotStated } from "../../core/stage-moves.ts";
import { type Batch, clientsByName, type ImportParts, idsOfWords } from "../names.ts";

export type DealParts = ImportParts & { readonly pipelineId: string; readonly won: string | null; readonly lost: string | null };

type WordOf = (list: "product" | "region" | "source" | "loss_reason", name: string | undefined) => string | null;
type Known = {
  readonly pipeline: Pipeline;
  readonly wordOf: WordOf;
  readonly clientOf: (name: string) => { readonly id: string } | null | undefined;
};
/** What a deal's rows come to: the moves of one that is new, or the changes and the move of one that is there. */
type Plan = {
  readonly known: Deal | null;
  readonly values: Values;
  readonly moves: readonly PastRow[];
  readonly wish: Partial<DealDetails> & { ownerId?: string };
};

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
  const found = await loadByExternalIds(
    tx,
    workspaceId,
    rows.map(({ externalId }) => externalId),
  );
  const plans = new Map<string, Plan>();
  const outcomes = rows.map((row): Outcome => {
    const own = plans.get(row.externalId);
    // The same deal twice in a file is one deal: what the later row says counts.
    const merged = own ? { ...row, values: mergedWith(own.values, row.values) } : row;
    const plan = planOf(merged, found.get(row.externalId) ?? null, known, parts);
    if (!plan.ok) return plan.refusal;
    const isIdle = plan.value.moves.length === 0 && Object.keys(plan.value.wish).length === 0;
    if (isIdle || (own && JSON.stringify(plan.value.values, digits) === JSON.stringify(own.values, digits))) return "unchanged";
    plans.set(row.externalId, plan.value);
    return plan.value.known === null && !own ? "created" : "updated";
  });
  const imported = parts.isDry ? [] : await write(tx, plans, pipeline, parts);
  return {
    outcomes,
    imported: [...clients.created, ...imported],
    alsoCreated: {
      clients: clients.created.length,
      products: words.product.created,
      regions: words.region.created,
      sources: words.source.created,
      lossReasons: words.loss_reason.created,
    },
  };
}

const digits = (_: string, value: unknown) => (typeof value === "bigint" ? value.toString() : value);
const mergedWith = (one: Values, other: Values): Values => ({
  texts: { ...one.texts, ...other.texts },
  instants: { ...one.instants, ...other.instants },
  amounts: { ...one.amounts, ...other.amounts },
});
const isWord = (text: string | undefined, word: string | null) => text !== undefined && word !== null && foldText(text) === foldText(word);
const personIn = (name: string | undefined, parts: ImportParts) => (name === undefined ? null : parts.personOf(name));

function placeOf(texts: Values["texts"], { pipeline, wordOf }: Known, parts: DealParts): Place | null {
  const stage = texts["stage"];
  if (stage === undefined) {
    const first = firstStage(pipeline);
    return first === undefined ? null : { at: "stage", stageId: first };
  }
  if (isWord(stage, parts.won)) return { at: "won" };
  if (isWord(stage, parts.lost)) return { at: "lost", reasonId: wordOf("loss_reason", texts["loss_reason"] ?? reasonNotStated) ?? "" };
  const found = pipeline.stages.find(({ key, name }) => key === stage || foldText(name) === foldText(stage));
  return found ? { at: "stage", stageId: found.id } : null;
}

function planOf(row: ImportRow, deal: Deal | null, known: Known, parts: DealParts): Result<Plan, RowRefusal> {
  const { texts, instants, amounts } = row.values;
  const to = placeOf(texts, known, parts);
  if (to === null) return no(refusedAs("stage", "unknown_stage"));
  if (texts["owner"] !== undefined && personIn(texts["owner"], parts) === null) return no(refusedAs("owner", "ambiguous_person"));
  const client = texts["client"] === undefined ? undefined : known.clientOf(texts["client"]);
  if (client === null) return no(refusedAs("client", "ambiguous_client"));
  if (texts["currency"] !== undefined && deal !== null && texts["currency"] !== deal.currency)
    return no(refusedAs("currency", "other_currency"));
  const details = {
    ...(client === undefined ? {} : { clientId: client.id }),
    ...(texts["product"] === undefined ? {} : { productIds: [known.wordOf("product", texts["product"]) ?? ""] }),
    ...(texts["region"] === undefined ? {} : { regionId: known.wordOf("region", texts["region"]) }),
    ...(texts["source"] === undefined ? {} : { sourceId: known.wordOf("source", texts["source"]) }),
  };
  const owner = personIn(texts["owner"], parts);
  const opened = instants["opened_at"] ?? instants["closed_at"] ?? parts.context.now;
  const common = {
    externalId: row.externalId,
    title: texts["title"] ?? (row.hasOwnId ? row.externalId : (texts["client"] ?? "")),
    actorId: owner,
    ownerId: owner ?? parts.fallbackOwnerId,
    currency: texts["currency"] ?? parts.currency,
    details,
  };
  if (deal === null) {
    if (common.title === "") return no(refusedAs("title", "name_needed"));
    const first = firstStage(known.pipeline);
    if (first === undefined) return no(refusedAs("stage", "unknown_stage"));
    // Through which stages an ended deal went, the file does not say: it opens in the first one.
    const at: Place = to.at === "stage" ? to : { at: "stage", stageId: first };
    const moves: PastRow[] = [{ ...common, at: opened, to: at, amount: amounts["amount"] }];
    if (to.at !== "stage") moves.push({ ...common, at: instants["closed_at"] ?? opened, to, amount: undefined });
    const tried = tryMoves(null, moves, known.pipeline, parts);
    return tried === null ? yes({ known: null, values: row.values, moves, wish: {} }) : no(tried);
  }
  const wished = {
    ...details,
    ...(texts["title"] === undefined ? {} : { title: texts["title"] }),
    ...(amounts["amount"] === undefined ? {} : { amount: amounts["amount"] }),
    ...(owner === null ? {} : { ownerId: owner }),
  };
  const changed = changeDeal(deal, wished, parts.context.now);
  if (!changed.ok) return no(refusedAs("title", changed.refusal));
  const isThere =
    texts["stage"] === undefined ||
    (to.at === deal.place.at && (to.at !== "stage" || deal.place.at !== "stage" || to.stageId === deal.place.stageId));
  const at = (to.at === "stage" ? undefined : instants["closed_at"]) ?? parts.context.now;
  const moves: PastRow[] = isThere ? [] : [{ ...common, ownerId: null, at, to, amount: undefined }];
  const tried = tryMoves(deal, moves, known.pipeline, parts);
  return tried === null ? yes({ known: deal, values: row.values, moves, wish: changed.value.length === 0 ? {} : wished }) : no(tried);
}

/** Whether the core allows these moves; what it refuses is told at the row. */
function tryMoves(deal: Deal | null, moves: readonly PastRow[], pipeline: Pipeline, parts: DealParts): RowRefusal | null {
  let current = deal;
  for (const { externalId, title, ownerId, currency, details, ...move } of moves) {
    if (current === null && ownerId === null) return refusedAs("owner", "owner_needed");
    const fresh = {
      id: current?.id ?? parts.context.newId(),
      title,
      ownerId: ownerId ?? "",
      currency: currency ?? pipeline.currency,
      externalId,
      ...(details ? { details } : {}),
    };
    const next = followMove(current, fresh, { ...move, ownerId: null } satisfies PastMove, pipeline);
    if (!next.ok) return refusedAs(next.refusal === "before_previous_move" ? "closed_at" : "stage", next.refusal);
    current = next.value.deal;
  }
  return null;
}

async function write(tx: Tx, plans: ReadonlyMap<string, Plan>, pipeline: Pipeline, parts: DealParts): Promise<readonly Imported[]> {
  const { context, importId } = parts;
  for (const { known, wish } of plans.values()) {
    if (known === null || Object.keys(wish).length === 0) continue;
    const changed = changeDeal(known, wish, context.now);
    if (!changed.ok) throw new Error("what was decided row by row holds");
    await saveDealEvents(tx, changed.value, known, context);
    await appendPast(
      tx,
      "deals",
      changed.value.map((event) => ({ ...recorded(event), subjectKind: "deal", actorId: context.actor.personId })),
      context,
    );
  }
  const moves = [...plans.values()].flatMap((plan) => plan.moves);
  const outcomes = await recordPastMoves(tx, moves, { pipeline, importId, context });
  const strange = outcomes.find((outcome) => outcome !== "recorded");
  if (strange !== undefined) throw new Error(`what was decided row by row holds, but: ${strange}`);
  const after = await loadByExternalIds(tx, context.actor.workspaceId, [...plans.keys()]);
  return [...plans].flatMap(([externalId, { known, wish }]): Imported[] => {
    const deal = after.get(externalId);
    if (!deal) return [];
    const change = known === null ? "created" : "updated";
    const before = known && {
      ...Object.fromEntries(Object.keys(wish).map((name) => [name, known[name as keyof Deal]])),
      visits: known.visits,
    };
    return [{ recordId: deal.id, kind: "deal", change, version: deal.version, before }];
  });
}
