/** Pairings over HTTP. */
import { z } from "@hono/zod-openapi";
import type { RefusalAnswer } from "#platform/http/endpoint/definition.ts";
import { endpoint } from "#platform/http/endpoint/endpoint.ts";
import { settle } from "#platform/http/endpoint/settle.ts";
import { pageOf, startOf } from "#platform/http/page.ts";
import { id, page } from "#platform/http/schema.ts";
import { listPairings, pairing, pairPeople } from "../contract/structure.ts";
import type { PairingRefusal } from "../core/pairing.ts";
import { pairingsPage } from "../sql/pairing.ts";
import { beginningPairing, endingPairing } from "./operate-pairings.ts";

export const pairingRefusals: Readonly<Record<PairingRefusal, RefusalAnswer>> = {
  same_person: { status: 422, path: "/takerId", detail: "A pair is two people." },
  unknown_giver: { status: 422, path: "/giverId", detail: "There is no such person." },
  unknown_taker: { status: 422, path: "/takerId", detail: "There is no such person." },
  giver_not_active: { status: 422, path: "/giverId", detail: "This person has left; choose somebody who works here." },
  taker_not_active: { status: 422, path: "/takerId", detail: "This person has left; choose somebody who works here." },
  not_below_you: { status: 403, detail: "You may pair, and part, people who report to you. These do not both." },
  no_route: { status: 422, path: "/takerId", detail: "No route lets the giver's level set work for the taker's." },
  already_paired: { status: 409, detail: "These two are a pair already." },
  already_ended: { status: 409, detail: "The pairing has ended already." },
};

export const pairingEndpoints = [
  endpoint({
    method: "get",
    path: "/org/pairings",
    tag: "Structure",
    summary: "Pairings, current and past",
    right: "people.read",
    query: listPairings,
    status: 200,
    answer: page(pairing),
    handle: async ({ actor, database, query }) => {
      const after = startOf(query.cursor, ["id"]) as readonly [string] | null;
      const { items, last } = await database.read(actor.scope, (tx) => pairingsPage(tx, actor.workspaceId, query, after?.[0] ?? null));
      return pageOf(items, last);
    },
  }),
  endpoint({
    method: "post",
    path: "/org/pairings",
    tag: "Structure",
    summary: "Pair two people",
    description:
      "The giver sets work for the taker, if a route joins their levels or second functions. A head pairs people of the own branch.",
    right: "pairings.change",
    body: pairPeople,
    status: 201,
    answer: pairing,
    handle: async ({ actor, commands, body, options }) =>
      settle(await commands.execute(actor, beginningPairing, body, options), pairingRefusals),
  }),
  endpoint({
    method: "post",
    path: "/org/pairings/{id}/end",
    tag: "Structure",
    summary: "End a pairing",
    right: "pairings.change",
    params: z.strictObject({ id }),
    status: 200,
    answer: pairing,
    handle: async ({ actor, commands, params, options }) =>
      settle(await commands.execute(actor, endingPairing, { id: params.id }, options), pairingRefusals),
  }),
] as const;
