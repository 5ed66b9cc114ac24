/** Opening and changing a deal. */
import { ownerRefusal } from "#features/org/core/choosing.ts";
import type { Actor } from "#platform/command/actor.ts";
import type { Given } from "#platform/command/command.ts";
import type { Tx } from "#platform/db/database.ts";
import { demandFaultless } from "#platform/http/problem.ts";
import { no, yes } from "#shared/result.ts";
import { cleanName } from "#shared/text.ts";
import type { ChangeDeal, OpenDeal } from "../contract/deals.ts";
import { changeDeal, type Deal, type DealEvent, type DealRefusal, firstStage, openDeal } from "../core/deal.ts";
import type { OwnChange } from "../core/own-fields.ts";
import { type AroundDeal, loadAroundDeal, loadDeal, seesClient } from "../sql/load-deal.ts";
import { askOwnFields, type OwnWork } from "../sql/own-fields.ts";
import { findPipeline } from "../sql/pipeline.ts";
import { loadMissing } from "../sql/required.ts";
import { dealOperation, onDeal } from "./deal-operation.ts";
import { stageNamed } from "./operate-steps.ts";
import { readDetails } from "./read-details.ts";

export const openingDeal = dealOperation<OpenDeal>(async (tx, command, given) => {
  const { workspaceId, personId } = given.actor;
  const pipeline = await findPipeline(tx, workspaceId, cleanName(command.pipeline));
  const ownerId = command.ownerId ?? personId;
  const around = await loadAroundDeal(tx, given.actor.scope, {
    ownerId,
    directionId: command.directionId ?? null,
    externalId: command.externalId ?? null,
    participantIds: command.participants ?? [],
  });
  const isClientSeen = await seesNamedClient(tx, given, command.clientId, null);
  const details = await readDetails(tx, given, command, pipeline?.currency ?? "EUR", null);
  const stageId = pipeline && (command.stage === undefined ? firstStage(pipeline) : stageNamed(pipeline, command.stage));
  const custom = await readOwnFields(tx, given, command.custom, null);
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
    archivedAt: null,
    version: 1,
  };
  const missing = stageId ? await loadMissing(tx, workspaceId, { ...placeOf(deal, custom.change, given), dealId: null }) : [];
  return {
    deal,
    decide: ({ now }) => {
      if (!pipeline) return no("unknown_pipeline");
      if (ownerId === null) return no("owner_needed");
      if (around.externalIdTaken) return no("external_id_taken");
      const problem = aroundProblem({ ...around, isClientSeen }, command);
      if (problem) return no(problem);
      if (!details.ok) return details;
      const opened = openDeal(deal, pipeline, now, "bind");
      if (opened.ok && missing.length > 0) return no("fields_missing");
      return opened.ok ? yes([...opened.value, ...filled(deal.id, custom, now)]) : opened;
    },
  };
});

type Asking = { readonly actor: Actor; readonly now: Date };

/** The fields that a refused opening lacked. */
export async function missingInOpening(tx: Tx, { pipeline: named, stage, custom = {} }: OpenDeal, { actor, now }: Asking) {
  const pipeline = await findPipeline(tx, actor.workspaceId, cleanName(named));
  const stageId = pipeline && (stage === undefined ? firstStage(pipeline) : stageNamed(pipeline, stage));
  if (!pipeline || !stageId) return [];
  const filling = custom as OwnChange;
  return loadMissing(tx, actor.workspaceId, { dealId: null, filling, pipelineId: pipeline.id, place: { at: "stage", stageId }, now });
}

/** The fields that a refused change would have emptied. */
export async function missingInChange(tx: Tx, id: string, { custom = {} }: ChangeDeal, { actor, now }: Asking) {
  const deal = await loadDeal(tx, actor.workspaceId, id);
  if (!deal) return [];
  const filling = custom as OwnChange;
  const missing = await loadMissing(tx, actor.workspaceId, { dealId: id, filling, pipelineId: deal.pipelineId, place: deal.place, now });
  return missing.filter(({ key }) => key in filling);
}

export const changingDeal = onDeal<{ readonly id: string; readonly change: ChangeDeal }>(async (tx, { change }, deal, given) => {
  const { workspaceId } = given.actor;
  const around = await loadAroundDeal(tx, given.actor.scope, {
    ownerId: change.ownerId === deal.ownerId ? null : (change.ownerId ?? null),
    directionId: change.directionId ?? null,
    externalId: null,
    participantIds: (change.participants ?? []).filter((person) => !deal.participantIds.includes(person)),
  });
  const isClientSeen = await seesNamedClient(tx, given, change.clientId, deal.clientId);
  const details = await readDetails(tx, given, change, deal.currency, deal);
  const custom = await readOwnFields(tx, given, change.custom, deal.id);
  // What was missing before is nobody's fault now; what is taken away here is.
  const isEmptied = ({ key }: { readonly key: string }) => custom.change[key] === null;
  const missing = Object.values(custom.change).includes(null)
    ? await loadMissing(tx, workspaceId, placeOf(deal, custom.change, given))
    : [];
  return ({ now }) => {
    const problem = aroundProblem({ ...around, isClientSeen }, change);
    if (problem) return no(problem);
    if (!details.ok) return details;
    if (missing.some(isEmptied)) return no("fields_missing");
    const title = change.title === undefined ? {} : { title: cleanName(change.title) };
    const changed = changeDeal(
      deal,
      { ...title, ...details.value, ...(change.ownerId === undefined ? {} : { ownerId: change.ownerId }) },
      now,
    );
    return changed.ok ? yes([...changed.value, ...filled(deal.id, custom, now)]) : changed;
  };
});

const placeOf = (deal: Deal, filling: OwnChange, { now }: Given) => ({
  dealId: deal.id,
  filling,
  pipelineId: deal.pipelineId,
  place: deal.place,
  now,
});

/** The company's own fields as sent, seen with the person's eyes; faults end the command with the place of each. */
const readOwnFields = async (tx: Tx, { actor }: Given, sent: ChangeDeal["custom"], dealId: string | null): Promise<OwnWork> =>
  sent === undefined ? { definitions: [], change: {}, before: {} } : demandFaultless(await askOwnFields(tx, actor.scope, sent, dealId));

const filled = (dealId: string, { change, before }: OwnWork, at: Date): readonly DealEvent[] =>
  Object.keys(change).length === 0 ? [] : [{ type: "DealFieldsFilled", dealId, before, after: change, at }];

function aroundProblem(
  around: Omit<AroundDeal, "externalIdTaken"> & { readonly isClientSeen: boolean },
  { directionId }: { readonly directionId?: string | null | undefined },
): DealRefusal | null {
  if (!around.isClientSeen) return "unknown_client";
  if (!around.participantsWork) return "unknown_participant";
  if (around.ownerFault !== null) return ownerRefusal(around.ownerFault);
  return directionId === undefined || directionId === null || around.directionExists ? null : "unknown_direction";
}

/** A client stays on a deal whoever changes it; a new one must be seen. */
const seesNamedClient = async (tx: Tx, { actor }: Given, named: string | null | undefined, known: string | null) =>
  named === undefined || named === null || named === known || (await seesClient(tx, actor.scope, named));
