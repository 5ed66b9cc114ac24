/** The operations on deals: load, decide, save, record. */
import type { Given, Operation } from "#platform/command/command.ts";
import { asReader, type Tx } from "#platform/db/database.ts";
import { no, type Result } from "#shared/result.ts";
import { cleanName } from "#shared/text.ts";
import type { ChangeDeal, DealView, OpenDeal } from "../contract/deals.ts";
import {
  changeDeal,
  type Deal,
  type DealEvent,
  type DealRefusal,
  firstStage,
  loseDeal,
  moveDeal,
  openDeal,
  reopenDeal,
  winDeal,
} from "../core/deal.ts";
import type { Pipeline } from "../core/pipeline.ts";
import { recorded } from "../core/recorded.ts";
import { clientNameOf, findDeal } from "../sql/deals.ts";
import { idsOfDealWords } from "../sql/lists.ts";
import { type AroundDeal, loadAroundDeal, loadSeenDeal, seesClient } from "../sql/load-deal.ts";
import { findPipeline, loadPipeline } from "../sql/pipeline.ts";
import { saveDealEvents } from "../sql/save-deal.ts";
import { readDetails } from "./read-details.ts";

type State = { readonly deal: Deal; readonly decide: (given: Given) => Result<readonly DealEvent[], DealRefusal> };
type DealOperation<C> = Operation<C, State, DealEvent, DealRefusal, DealView>;

/** What all operations on deals share: only the loading differs, and which decision it prepares. */
const operation = <C>(load: DealOperation<C>["load"]): DealOperation<C> => ({
  feature: "deals",
  load,
  version: ({ deal }) => deal.version,
  decide: (state, _, given) => state.decide(given),
  save: (tx, events, { deal }, given) => saveDealEvents(tx, events, deal, given),
  record: (event) => ({ ...recorded(event), subjectKind: "deal" }),
  answer: (tx, _, { deal }, __, given) => shown(tx, given, deal.id),
});

export const openingDeal = operation<OpenDeal>(async (tx, command, given) => {
  const { workspaceId, personId } = given.actor;
  const pipeline = await findPipeline(tx, workspaceId, cleanName(command.pipeline));
  const ownerId = command.ownerId ?? personId;
  const around = await loadAroundDeal(tx, workspaceId, {
    ownerId,
    directionId: command.directionId ?? null,
    externalId: command.externalId ?? null,
    participantIds: command.participants ?? [],
  });
  const isClientSeen = await seesNamedClient(tx, given, command.clientId, null);
  const details = await readDetails(tx, given, command, pipeline?.currency ?? "EUR", null);
  const stageId = pipeline && (command.stage === undefined ? firstStage(pipeline) : stageOf(pipeline, command.stage));
  const deal: Deal = {
    id: given.newId(),
    title: cleanName(command.title),
    clientId: null,
    amount: null,
    currency: pipeline?.currency ?? "EUR",
    cost: null,
    expectedPaymentOn: null,
    sourceId: null,
    regionId: null,
    directionId: null,
    productIds: [],
    competitorIds: [],
    participantIds: [],
    ...(details.ok ? details.value : {}),
    ownerId: ownerId ?? "",
    pipelineId: pipeline?.id ?? "",
    place: { at: "stage", stageId: stageId ?? "" },
    lastStageId: stageId ?? "",
    since: given.now,
    visits: 1,
    externalId: command.externalId ?? null,
    version: 1,
  };
  return {
    deal,
    decide: ({ now }) => {
      if (!pipeline) return no("unknown_pipeline");
      if (ownerId === null) return no("owner_needed");
      if (around.externalIdTaken) return no("external_id_taken");
      const problem = aroundProblem({ ...around, isClientSeen }, command);
      if (problem) return no(problem);
      return details.ok ? openDeal(deal, pipeline, now, "bind") : details;
    },
  };
});

export const changingDeal = operation<{ readonly id: string; readonly change: ChangeDeal }>(async (tx, { id, change }, given) => {
  const seen = await loadSeenDeal(tx, given.actor.scope, id);
  if (!seen) return null;
  const { deal } = seen;
  const around = await loadAroundDeal(tx, given.actor.workspaceId, {
    ownerId: change.ownerId ?? deal.ownerId,
    directionId: change.directionId ?? null,
    externalId: null,
    participantIds: (change.participants ?? []).filter((person) => !deal.participantIds.includes(person)),
  });
  const isClientSeen = await seesNamedClient(tx, given, change.clientId, deal.clientId);
  const details = await readDetails(tx, given, change, deal.currency, deal);
  return {
    deal,
    decide: ({ now }) => {
      const problem = aroundProblem(
        { ...around, ...(change.ownerId === undefined ? { ownerStatus: "active" } : {}), isClientSeen },
        change,
      );
      if (problem) return no(problem);
      if (!details.ok) return details;
      const title = change.title === undefined ? {} : { title: cleanName(change.title) };
      return changeDeal(deal, { ...title, ...details.value, ...(change.ownerId === undefined ? {} : { ownerId: change.ownerId }) }, now);
    },
  };
});

/** A step on the deal's way. Somebody who had to wait for another's change is told instead of moving on what they did not see. */
const step = <C extends { readonly id: string }>(
  prepare: (tx: Tx, command: C, deal: Deal, given: Given) => Promise<(now: Date) => Result<readonly DealEvent[], DealRefusal>>,
): DealOperation<C> =>
  operation<C>(async (tx, command, given) => {
    const seen = await loadSeenDeal(tx, given.actor.scope, command.id);
    if (!seen) return null;
    const decide = await prepare(tx, command, seen.deal, given);
    return { deal: seen.deal, decide: ({ now }) => (seen.isFresh ? decide(now) : no("moved_meanwhile")) };
  });

export const movingDeal = step<{ readonly id: string; readonly stage: string; readonly pipeline?: string | undefined }>(
  async (tx, { stage, pipeline: named }, deal, given) => {
    const { workspaceId } = given.actor;
    const pipeline = await (named === undefined
      ? loadPipeline(tx, workspaceId, deal.pipelineId)
      : findPipeline(tx, workspaceId, cleanName(named)));
    return (now) => {
      if (!pipeline) return no("unknown_pipeline");
      const stageId = stageOf(pipeline, stage);
      return stageId === undefined ? no("unknown_stage") : moveDeal(deal, stageId, pipeline, now, "bind");
    };
  },
);

export const winningDeal = step<{ readonly id: string }>(async (_, __, deal) => (now) => winDeal(deal, now, "bind"));

export const losingDeal = step<{ readonly id: string; readonly reason: string }>(async (tx, { reason }, deal, given) => {
  if (deal.place.at === "lost") return () => no("already_lost");
  const ids = await idsOfDealWords(tx, given.actor.workspaceId, "loss_reason", [reason], given.newId);
  return (now) => loseDeal(deal, ids.get(reason) ?? "", now, "bind");
});

export const reopeningDeal = step<{ readonly id: string }>(async (tx, _, deal, given) => {
  const pipeline = await loadPipeline(tx, given.actor.workspaceId, deal.pipelineId);
  return (now) => {
    return pipeline ? reopenDeal(deal, deal.lastStageId, pipeline, now, "bind") : no("unknown_pipeline");
  };
});

const stageOf = (pipeline: Pipeline, named: string): string | undefined =>
  pipeline.stages.find(({ id, key }) => id === named || key === cleanName(named))?.id;

function aroundProblem(
  around: Omit<AroundDeal, "externalIdTaken"> & { readonly isClientSeen: boolean },
  { directionId }: { readonly directionId?: string | null | undefined },
): DealRefusal | null {
  if (!around.isClientSeen) return "unknown_client";
  if (!around.participantsWork) return "unknown_participant";
  if (around.ownerStatus === null) return "unknown_owner";
  if (around.ownerStatus !== "active" && around.ownerStatus !== "invited") return "owner_inactive";
  return directionId === undefined || directionId === null || around.directionExists ? null : "unknown_direction";
}

/** A client stays on a deal whoever changes it; a new one must be seen. */
const seesNamedClient = async (tx: Tx, { actor }: Given, named: string | null | undefined, known: string | null) =>
  named === undefined || named === null || named === known || (await seesClient(tx, actor.scope, named));

/** Commands see the workspace; the client's name is told only to whoever sees the client. */
async function shown(tx: Tx, { actor }: Given, id: string): Promise<DealView> {
  const { workspaceId, scope } = actor;
  const view = await findDeal(tx, workspaceId, id);
  if (!view) throw new Error("the deal just written is not there");
  const { clientId } = view;
  if (clientId === null) return view;
  return { ...view, clientName: await asReader(tx, scope, (eyes) => clientNameOf(eyes, workspaceId, clientId)) };
}
