/** Push messages over HTTP: the key for browsers, one's own browsers, a message to try it. */
import { z } from "@hono/zod-openapi";
import type { Actor } from "#platform/command/actor.ts";
import { endpoint } from "#platform/http/endpoint/endpoint.ts";
import { fieldProblem, notFound } from "#platform/http/problem.ts";
import { id } from "#platform/http/schema.ts";
import type { Pusher } from "#platform/push/pusher.ts";
import { pushFacts, pushTested, subscribePush } from "../../contract/notify/preferences.ts";
import { findAddressee } from "../../sql/notify/deliver.ts";
import { addSubscription, endSubscription, loadSubscriptions, type Subscription } from "../../sql/notify/push-subscriptions.ts";
import { tryPush } from "./tell-by-push.ts";

export type PushEndpointParts = { readonly pusher: Pusher };

const tag = "Notifications";
const present = ({ id, endpoint, createdAt }: Subscription) => ({
  id,
  service: new URL(endpoint).host,
  createdAt: createdAt.toISOString(),
});
const own = (actor: Actor): string => {
  if (actor.personId === null) throw notFound();
  return actor.personId;
};

export const pushEndpoints = ({ pusher }: PushEndpointParts) =>
  [
    endpoint({
      method: "get",
      path: "/me/push",
      tag,
      summary: "The key for push messages, and your browsers that take them",
      right: "signed_in",
      status: 200,
      answer: pushFacts,
      handle: async ({ actor, database }) => ({
        publicKey: pusher.publicKey,
        subscriptions: (await database.read(actor.scope, (tx) => loadSubscriptions(tx, actor.workspaceId, own(actor)))).map(present),
      }),
    }),
    endpoint({
      method: "post",
      path: "/me/push",
      tag,
      summary: "Let this browser take push messages",
      description: "With what the browser's PushManager answered. The address must be one of a public push service, by https.",
      right: "signed_in",
      body: subscribePush,
      status: 201,
      answer: pushFacts,
      handle: async ({ actor, database, body, now, newId }) => {
        if (!pusher.mayReach(body.endpoint)) throw fieldProblem("/endpoint", "not_a_push_service", "This is no address of a push service.");
        const subscriptions = await database.command(actor.scope, async (tx) => {
          const personId = own(actor);
          await addSubscription(tx, actor.workspaceId, personId, { id: newId(), endpoint: body.endpoint, ...body.keys, createdAt: now });
          return loadSubscriptions(tx, actor.workspaceId, personId);
        });
        return { publicKey: pusher.publicKey, subscriptions: subscriptions.map(present) };
      },
    }),
    endpoint({
      method: "delete",
      path: "/me/push/{id}",
      tag,
      summary: "Send a browser no push messages any more",
      right: "signed_in",
      params: z.strictObject({ id }),
      status: 204,
      handle: async ({ actor, database, params, now }) => {
        const isEnded = await database.command(actor.scope, (tx) => endSubscription(tx, actor.workspaceId, own(actor), params.id, now));
        if (!isEnded) throw notFound();
      },
    }),
    endpoint({
      method: "post",
      path: "/me/push/test",
      tag,
      summary: "Send a push message to your browsers, to see whether it comes",
      right: "signed_in",
      status: 200,
      answer: pushTested,
      handle: async ({ actor, database, now }) => {
        const personId = own(actor);
        const addressee = await database.read(actor.scope, (tx) => findAddressee(tx, actor.workspaceId, personId));
        if (!addressee) throw notFound();
        const { workspaceId, scope, language } = actor;
        return tryPush({ pusher, database, now }, { workspaceId, personId, scope, language, slug: addressee.slug });
      },
    }),
  ] as const;
