/** The way of a deal over HTTP: moved, won, lost, reopened, a step taken back. */
import { z } from "@hono/zod-openapi";
import type { Actor } from "#platform/command/actor.ts";
import type { Tx } from "#platform/db/database.ts";
import { endpoint } from "#platform/http/endpoint/endpoint.ts";
import { id } from "#platform/http/schema.ts";
import { undoStep } from "../contract/deal-details.ts";
import { deal, loseDeal, moveDeal } from "../contract/deals.ts";
import type { Place } from "../core/transition.ts";
import { findDeal } from "../sql/deals.ts";
import { loadMissing } from "../sql/required.ts";
import { settleDeal } from "./deal-refusals.ts";
import { losingDeal, type MoveTo, movingDeal, reopeningDeal, targetOf, undoingStep, winningDeal } from "./operate-steps.ts";

const params = z.strictObject({ id });
const tag = "Deals";
const common = { method: "post", tag, right: "deals.change", params, status: 200, answer: deal } as const;

type Where = { readonly pipelineId: string; readonly place: Place };

/** The fields that a refused step lacked. */
const missingFor =
  ({ workspaceId }: Actor, dealId: string, now: Date, where: (tx: Tx, pipelineId: string) => Promise<Where | null>) =>
  async (tx: Tx) => {
    const seen = await findDeal(tx, workspaceId, dealId);
    const to = seen && (await where(tx, seen.pipelineId));
    return to ? loadMissing(tx, workspaceId, { dealId, filling: {}, now, ...to }) : [];
  };

const placeOf =
  ({ workspaceId }: Actor, move: MoveTo) =>
  async (tx: Tx, pipelineId: string): Promise<Where | null> => {
    const target = await targetOf(tx, workspaceId, move, pipelineId);
    if (!target.ok) return null;
    const { pipeline, stageId } = target.value;
    return { pipelineId: pipeline.id, place: { at: "stage", stageId } };
  };

export const dealStepEndpoints = [
  endpoint({
    ...common,
    path: "/deals/{id}/move",
    summary: "Move a deal to another stage, of its own pipeline or another",
    description: "Send If-Match with the version you saw: whoever comes second gets 409 with what happened.",
    body: moveDeal,
    handle: async ({ params, body, ...call }) => {
      const move = { id: params.id, ...body };
      const { actor, commands, options, now } = call;
      return settleDeal(
        await commands.execute(actor, movingDeal, move, options),
        call,
        params.id,
        missingFor(actor, params.id, now, placeOf(actor, move)),
      );
    },
  }),
  endpoint({
    ...common,
    path: "/deals/{id}/win",
    summary: "A deal is won",
    handle: async ({ params, ...call }) => {
      const { actor, commands, options, now } = call;
      const won = missingFor(actor, params.id, now, async (_, pipelineId) => ({ pipelineId, place: { at: "won" } }));
      return settleDeal(await commands.execute(actor, winningDeal, { id: params.id }, options), call, params.id, won);
    },
  }),
  endpoint({
    ...common,
    path: "/deals/{id}/lose",
    summary: "A deal is lost, with the reason",
    body: loseDeal,
    handle: async ({ params, body, ...call }) =>
      settleDeal(await call.commands.execute(call.actor, losingDeal, { id: params.id, ...body }, call.options), call, params.id),
  }),
  endpoint({
    ...common,
    path: "/deals/{id}/reopen",
    summary: "An ended deal goes on where it stood last",
    handle: async ({ params, ...call }) =>
      settleDeal(await call.commands.execute(call.actor, reopeningDeal, { id: params.id }, call.options), call, params.id),
  }),
  endpoint({
    ...common,
    path: "/deals/{id}/undo",
    summary: "Take back the last step of a deal",
    description:
      "Within ten seconds by whoever made it, later by somebody with the right deals.correct. It stays in the journal, and counts nowhere.",
    body: undoStep,
    handle: async ({ params, body, ...call }) =>
      settleDeal(await call.commands.execute(call.actor, undoingStep, { id: params.id, ...body }, call.options), call, params.id),
  }),
] as const;
