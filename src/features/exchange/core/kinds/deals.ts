/** What a row about a deal means: pure, by the decisions of the room deals. */
import { changeDeal, type Deal, type DealDetails, type DealEvent, evolve, firstStage } from "#features/deals/core/deal.ts";
import { followMove, type PastDetails, type PastMove } from "#features/deals/core/past-move.ts";
import type { Pipeline } from "#features/deals/core/pipeline.ts";
import { recorded } from "#features/deals/core/recorded.ts";
import type { Place } from "#features/deals/core/transition.ts";
import { no, type Result, yes } from "#shared/result.ts";
import { foldText } from "#shared/text.ts";
import type { ImportGiven } from "../import-given.ts";
import { type ImportRow, refusedAs } from "../imported.ts";
import type { RowRefusal, Values } from "../read-row.ts";
import { reasonNotStated } from "../stage-moves.ts";

export type DealGiven = ImportGiven & { readonly pipelineId: string; readonly won: string | null; readonly lost: string | null };

/** A move of the past with what opens its deal, should it be new. */
type PastRow = PastMove & {
  readonly externalId: string;
  readonly title: string;
  readonly currency: string;
  readonly actorId: string | null;
  readonly details: PastDetails;
};
type WordOf = (list: "product" | "region" | "source" | "loss_reason", name: string | undefined) => string | null;
export type Known = {
  readonly pipeline: Pipeline;
  readonly wordOf: WordOf;
  readonly clientOf: (name: string) => { readonly id: string } | null | undefined;
};
/** What a deal's rows come to: the moves of one that is new, or the changes and the move of one that is there. */
export type Plan = {
  readonly known: Deal | null;
  readonly values: Values;
  readonly moves: readonly PastRow[];
  readonly wish: Partial<DealDetails> & { ownerId?: string };
};

const digits = (_: string, value: unknown) => (typeof value === "bigint" ? value.toString() : value);
export const mergedWith = (one: Values, other: Values): Values => ({
  texts: { ...one.texts, ...other.texts },
  instants: { ...one.instants, ...other.instants },
  amounts: { ...one.amounts, ...other.amounts },
  own: { ...one.own, ...other.own },
});
export const isWord = (text: string | undefined, word: string | null) =>
  text !== undefined && word !== null && foldText(text) === foldText(word);
export const personIn = (name: string | undefined, given: ImportGiven) => (name === undefined ? null : given.personOf(name));

function placeOf(texts: Values["texts"], { pipeline, wordOf }: Known, given: DealGiven): Place | null {
  const stage = texts["stage"];
  if (stage === undefined) {
    const first = firstStage(pipeline);
    return first === undefined ? null : { at: "stage", stageId: first };
  }
  if (isWord(stage, given.won)) return { at: "won" };
  if (isWord(stage, given.lost)) return { at: "lost", reasonId: wordOf("loss_reason", texts["loss_reason"] ?? reasonNotStated) ?? "" };
  const found = pipeline.stages.find(({ key, name }) => key === stage || foldText(name) === foldText(stage));
  return found ? { at: "stage", stageId: found.id } : null;
}

export function planOf(row: ImportRow, deal: Deal | null, known: Known, given: DealGiven): Result<Plan, RowRefusal> {
  const { texts, instants, amounts } = row.values;
  const to = placeOf(texts, known, given);
  if (to === null) return no(refusedAs("stage", "unknown_stage"));
  if (texts["owner"] !== undefined && personIn(texts["owner"], given) === null) return no(refusedAs("owner", "ambiguous_person"));
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
  const owner = personIn(texts["owner"], given);
  const opened = instants["opened_at"] ?? instants["closed_at"] ?? given.now;
  const common = {
    externalId: row.externalId,
    title: texts["title"] ?? (row.hasOwnId ? row.externalId : (texts["client"] ?? "")),
    actorId: owner,
    ownerId: owner ?? given.fallbackOwnerId,
    currency: texts["currency"] ?? given.currency,
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
    const tried = tryMoves(null, moves, known.pipeline, given);
    return tried.ok ? yes({ known: null, values: row.values, moves, wish: {} }) : tried;
  }
  const wished = {
    ...details,
    ...(texts["title"] === undefined ? {} : { title: texts["title"] }),
    ...(amounts["amount"] === undefined ? {} : { amount: amounts["amount"] }),
    ...(owner === null ? {} : { ownerId: owner }),
  };
  const changed = changeDeal(deal, wished, given.now);
  if (!changed.ok) return no(refusedAs("title", changed.refusal));
  const isThere =
    texts["stage"] === undefined ||
    (to.at === deal.place.at && (to.at !== "stage" || deal.place.at !== "stage" || to.stageId === deal.place.stageId));
  const at = (to.at === "stage" ? undefined : instants["closed_at"]) ?? given.now;
  const moves: PastRow[] = isThere ? [] : [{ ...common, ownerId: null, at, to, amount: undefined }];
  const tried = tryMoves(deal, moves, known.pipeline, given);
  return tried.ok ? yes({ known: deal, values: row.values, moves, wish: changed.value.length === 0 ? {} : wished }) : tried;
}

/** The deal as its plan would leave it. */
export function afterPlan(plan: Plan, pipeline: Pipeline, given: DealGiven): Deal | null {
  const changed = plan.known && planEvents(plan, given.now).reduce(evolve, plan.known);
  const moved = tryMoves(changed, plan.moves, pipeline, given);
  return moved.ok ? moved.value : null;
}

/** The deal after these moves; what the core refuses is told at the row. */
function tryMoves(deal: Deal | null, moves: readonly PastRow[], pipeline: Pipeline, given: DealGiven): Result<Deal | null, RowRefusal> {
  let current = deal;
  for (const { externalId, title, ownerId, currency, details, ...move } of moves) {
    if (current === null && ownerId === null) return no(refusedAs("owner", "owner_needed"));
    const fresh = {
      id: current?.id ?? given.newId(),
      title,
      ownerId: ownerId ?? "",
      currency: currency ?? pipeline.currency,
      externalId,
      ...(details ? { details } : {}),
    };
    const next = followMove(current, fresh, { ...move, ownerId: null } satisfies PastMove, pipeline);
    if (!next.ok) return no(refusedAs(next.refusal === "before_previous_move" ? "closed_at" : "stage", next.refusal));
    current = next.value.deal;
  }
  return yes(current);
}

export const isSameRow = (one: Values, other: Values): boolean => JSON.stringify(one, digits) === JSON.stringify(other, digits);

/** What changes of a deal that is there, but for its moves. */
export function planEvents({ known, wish }: Plan, at: Date): readonly DealEvent[] {
  if (known === null || Object.keys(wish).length === 0) return [];
  const changed = changeDeal(known, wish, at);
  if (!changed.ok) throw new Error("what was decided row by row holds");
  return changed.value;
}
export const dealEntries = (events: readonly DealEvent[], actorId: string | null) =>
  events.map((event) => ({ ...recorded(event), subjectKind: "deal", actorId }));

export const beforeOf = ({ known, wish }: Plan): Readonly<Record<string, unknown>> | null =>
  known && {
    ...Object.fromEntries(Object.keys(wish).map((name) => [name, known[name as keyof Deal]])),
    visits: known.visits,
    version: known.version,
  };
