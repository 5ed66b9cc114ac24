/** What a refusal about a deal answers over HTTP. */

import type { CommandRefusal } from "#platform/command/command.ts";
import type { Tx } from "#platform/db/database.ts";
import type { Call, RefusalAnswer } from "#platform/http/endpoint/definition.ts";
import { settle } from "#platform/http/endpoint/settle.ts";
import { notFound, ProblemError, problem } from "#platform/http/problem.ts";
import type { Result } from "#shared/result.ts";
import type { DealView } from "../contract/deals.ts";
import type { DealRefusal } from "../core/deal.ts";
import type { OwnField } from "../core/own-fields.ts";
import { findDeal, lastStep } from "../sql/deals.ts";

export const dealRefusals: Readonly<Record<DealRefusal, RefusalAnswer>> = {
  unknown_pipeline: { status: 422, path: "/pipeline", detail: "There is no such pipeline." },
  pipeline_retired: { status: 409, path: "/pipeline", detail: "The pipeline is retired; no deal enters it any more." },
  unknown_stage: { status: 422, path: "/stage", detail: "The pipeline has no such stage." },
  stage_retired: { status: 409, path: "/stage", detail: "The stage is retired; no deal enters it any more." },
  unknown_client: { status: 422, path: "/clientId", detail: "There is no such client." },
  unknown_participant: { status: 422, path: "/participants", detail: "Somebody who is to take part does not work here." },
  unknown_owner: { status: 422, path: "/ownerId", detail: "There is no such person to own the deal." },
  owner_inactive: { status: 422, path: "/ownerId", detail: "This person has left; choose somebody who works here." },
  owner_unfit: {
    status: 422,
    path: "/ownerId",
    detail: "This person neither sells nor leads those who do; choose somebody who may change deals.",
  },
  unknown_direction: { status: 422, path: "/directionId", detail: "There is no such direction, or it is archived." },
  owner_needed: { status: 422, path: "/ownerId", detail: "Say whose deal it is." },
  amount_malformed: { status: 422, path: "/amount", detail: "An amount has at most the digits of its currency, as in 84000.00." },
  amount_negative: { status: 422, path: "/amount", detail: "The amount of a deal is 0 or more; money paid back is a payment below 0." },
  cost_negative: { status: 422, path: "/cost", detail: "The cost of a deal is 0 or more." },
  other_currency: { status: 422, path: "/cost", detail: "Amount and cost of a deal have one currency." },
  external_id_taken: { status: 422, path: "/externalId", detail: "Another deal has this id from elsewhere." },
  already_there: { status: 409, detail: "The deal stands in this stage already." },
  moving_back_forbidden: { status: 409, path: "/stage", detail: "In this pipeline deals do not move back." },
  skipping_forbidden: { status: 409, path: "/stage", detail: "In this pipeline deals do not skip a stage." },
  deal_ended: { status: 409, detail: "The deal has ended. Reopen it first." },
  already_won: { status: 409, detail: "The deal is won already." },
  already_lost: { status: 409, detail: "The deal is lost already." },
  not_ended: { status: 409, detail: "The deal is open; there is nothing to reopen." },
  moved_meanwhile: { status: 409, detail: "Somebody changed the deal at the same moment. Look at it again." },
  deal_archived: { status: 409, detail: "The deal is archived. Restore it first." },
  not_archived: { status: 409, detail: "The deal is not archived." },
  nothing_to_undo: { status: 409, detail: "The deal was opened and has not moved since; archive it instead." },
  undo_too_late: { status: 409, detail: "A step is taken back within ten seconds by whoever made it; later a head corrects it." },
  fields_missing: { status: 422, path: "/custom", detail: "From this stage on fields are needed that are not filled in." },
  before_previous_move: { status: 422, detail: "It lies before the move that came before it." },
};

type Settled = Result<DealView, CommandRefusal<DealRefusal>>;
type Asked = Pick<Call<unknown, unknown, unknown>, "actor" | "database">;

const isRefused = (result: Settled, reason: DealRefusal) =>
  !result.ok && result.refusal.kind === "refused" && result.refusal.reason === reason;

/** The deal, or the refusal: whoever comes second is told what happened, and whoever lacks fields, which. */
export async function settleDeal(
  result: Settled,
  { actor, database }: Asked,
  dealId: string | null,
  missingFields: (tx: Tx) => Promise<readonly OwnField[]> = async () => [],
): Promise<DealView> {
  if (isRefused(result, "fields_missing")) throw fieldsMissing(await database.read(actor.scope, missingFields));
  const isLate = !result.ok && (result.refusal.kind === "version" || isRefused(result, "moved_meanwhile"));
  if (!isLate || dealId === null) return settle(result, dealRefusals);
  const [seen, last] = await database.read(actor.scope, async (tx) => [
    await findDeal(tx, actor.workspaceId, dealId),
    await lastStep(tx, actor.workspaceId, dealId),
  ]);
  if (!seen || !last) throw notFound();
  const who = last.who ?? "The server";
  const detail = `Somebody changed the deal meanwhile: since ${last.at.toISOString()} it stands at "${last.where}" (${who}). Its version is now ${seen.version}.`;
  throw new ProblemError(problem("version", { currentVersion: seen.version, reason: "moved_meanwhile", detail }));
}

function fieldsMissing(fields: readonly OwnField[]): ProblemError {
  const { detail } = dealRefusals.fields_missing;
  const errors = fields.map(({ key, name }) => ({
    path: `/custom/${key}`,
    code: "fields_missing",
    message: `"${name}" is needed from this stage on.`,
  }));
  return new ProblemError(problem("refused", { reason: "fields_missing", detail, errors }));
}
