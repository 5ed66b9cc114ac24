/** Deals over HTTP. */
import { z } from "@hono/zod-openapi";
import type { CommandRefusal } from "#platform/command/command.ts";
import { type Call, endpoint, type RefusalAnswer, settle } from "#platform/http/endpoint.ts";
import { notFound, ProblemError, problem } from "#platform/http/problem.ts";
import { id } from "#platform/http/schema.ts";
import type { Result } from "#shared/result.ts";
import { changeDeal, type DealView, deal, loseDeal, moveDeal, openDeal } from "../contract/deals.ts";
import type { DealRefusal } from "../core/deal.ts";
import { findDeal, lastStep } from "../sql/deals.ts";
import { dealListEndpoints } from "./deal-lists.ts";
import { changingDeal, losingDeal, movingDeal, openingDeal, reopeningDeal, winningDeal } from "./operate-deals.ts";

export const dealRefusals: Readonly<Record<DealRefusal, RefusalAnswer>> = {
  unknown_pipeline: { status: 422, path: "/pipeline", detail: "There is no such pipeline." },
  pipeline_retired: { status: 409, path: "/pipeline", detail: "The pipeline is retired; no deal enters it any more." },
  unknown_stage: { status: 422, path: "/stage", detail: "The pipeline has no such stage." },
  stage_retired: { status: 409, path: "/stage", detail: "The stage is retired; no deal enters it any more." },
  unknown_client: { status: 422, path: "/clientId", detail: "There is no such client." },
  unknown_participant: { status: 422, path: "/participants", detail: "Somebody who is to take part does not work here." },
  unknown_owner: { status: 422, path: "/ownerId", detail: "There is no such person to own the deal." },
  owner_inactive: { status: 422, path: "/ownerId", detail: "This person has left; choose somebody who works here." },
  unknown_direction: { status: 422, path: "/directionId", detail: "There is no such direction, or it is archived." },
  owner_needed: { status: 422, path: "/ownerId", detail: "Say whose deal it is." },
  amount_malformed: { status: 422, path: "/amount", detail: "An amount has at most the digits of its currency, as in 84000.00." },
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
  before_previous_move: { status: 422, detail: "It lies before the move that came before it." },
};

const params = z.strictObject({ id });
const tag = "Deals";

type Stepped = Result<DealView, CommandRefusal<DealRefusal>>;

/** Whoever comes second is told what happened, if they may see the deal. */
async function settleStep(
  result: Stepped,
  { actor, database }: Pick<Call<unknown, unknown, unknown>, "actor" | "database">,
  dealId: string,
) {
  const isLate =
    !result.ok && (result.refusal.kind === "version" || (result.refusal.kind === "refused" && result.refusal.reason === "moved_meanwhile"));
  if (!isLate) return settle(result, dealRefusals);
  const [seen, last] = await database.read(actor.scope, async (tx) => [
    await findDeal(tx, actor.workspaceId, dealId),
    await lastStep(tx, actor.workspaceId, dealId),
  ]);
  if (!seen || !last) throw notFound();
  const who = last.who ?? "The server";
  const detail = `Somebody changed the deal meanwhile: since ${last.at.toISOString()} it stands at "${last.where}" (${who}). Its version is now ${seen.version}.`;
  throw new ProblemError(problem("version", { currentVersion: seen.version, reason: "moved_meanwhile", detail }));
}

export const dealEndpoints = [
  ...dealListEndpoints,
  endpoint({
    method: "post",
    path: "/deals",
    tag,
    summary: "Open a deal",
    right: "deals.change",
    body: openDeal,
    status: 201,
    answer: deal,
    handle: async ({ actor, commands, body, options }) => settle(await commands.execute(actor, openingDeal, body, options), dealRefusals),
  }),
  endpoint({
    method: "get",
    path: "/deals/{id}",
    tag,
    summary: "One deal",
    right: "deals.read",
    params,
    status: 200,
    answer: deal,
    handle: async ({ actor, database, params }) => {
      const found = await database.read(actor.scope, (tx) => findDeal(tx, actor.workspaceId, params.id));
      if (!found) throw notFound();
      return found;
    },
  }),
  endpoint({
    method: "patch",
    path: "/deals/{id}",
    tag,
    summary: "Change a deal: details, owner",
    right: "deals.change",
    params,
    body: changeDeal,
    status: 200,
    answer: deal,
    handle: async ({ actor, commands, params, body, options }) =>
      settle(await commands.execute(actor, changingDeal, { id: params.id, change: body }, options), dealRefusals),
  }),
  endpoint({
    method: "post",
    path: "/deals/{id}/move",
    tag,
    summary: "Move a deal to another stage, of its own pipeline or another",
    description: "Send If-Match with the version you saw: whoever comes second gets 409 with what happened.",
    right: "deals.change",
    params,
    body: moveDeal,
    status: 200,
    answer: deal,
    handle: async ({ params, body, ...call }) =>
      settleStep(await call.commands.execute(call.actor, movingDeal, { id: params.id, ...body }, call.options), call, params.id),
  }),
  endpoint({
    method: "post",
    path: "/deals/{id}/win",
    tag,
    summary: "A deal is won",
    right: "deals.change",
    params,
    status: 200,
    answer: deal,
    handle: async ({ params, ...call }) =>
      settleStep(await call.commands.execute(call.actor, winningDeal, { id: params.id }, call.options), call, params.id),
  }),
  endpoint({
    method: "post",
    path: "/deals/{id}/lose",
    tag,
    summary: "A deal is lost, with the reason",
    right: "deals.change",
    params,
    body: loseDeal,
    status: 200,
    answer: deal,
    handle: async ({ params, body, ...call }) =>
      settleStep(await call.commands.execute(call.actor, losingDeal, { id: params.id, ...body }, call.options), call, params.id),
  }),
  endpoint({
    method: "post",
    path: "/deals/{id}/reopen",
    tag,
    summary: "An ended deal goes on where it stood last",
    right: "deals.change",
    params,
    status: 200,
    answer: deal,
    handle: async ({ params, ...call }) =>
      settleStep(await call.commands.execute(call.actor, reopeningDeal, { id: params.id }, call.options), call, params.id),
  }),
] as const;
