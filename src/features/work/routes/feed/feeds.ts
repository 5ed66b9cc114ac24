/** The addresses of calendar feeds over HTTP: one's own. */
import { z } from "@hono/zod-openapi";
import { addressSecretHash, newAddressSecret } from "#platform/auth/address-secret.ts";
import type { RefusalAnswer } from "#platform/http/endpoint/definition.ts";
import { endpoint } from "#platform/http/endpoint/endpoint.ts";
import { settle } from "#platform/http/endpoint/settle.ts";
import { notFound } from "#platform/http/problem.ts";
import { id } from "#platform/http/schema.ts";
import { feeds, openedFeed } from "../../contract/feed/feeds.ts";
import { type Feed, loadFeeds } from "../../sql/feed/feeds.ts";
import { type FeedRefusal, openingFeed, revokingFeed } from "./operate-feeds.ts";

export type FeedParts = { readonly baseUrl: string };

const tag = "Calendar feeds";
const refusals: Readonly<Record<FeedRefusal, RefusalAnswer>> = {
  too_many_feeds: { status: 409, detail: "There are ten addresses already; revoke one that is not used any more." },
};
const present = ({ id, createdAt, readAt }: Feed) => ({ id, createdAt: createdAt.toISOString(), readAt: readAt?.toISOString() ?? null });

export const feedEndpoints = ({ baseUrl }: FeedParts) =>
  [
    endpoint({
      method: "get",
      path: "/me/feeds",
      tag,
      summary: "The addresses under which calendar programs read your tasks and absences",
      description: "Without the addresses themselves: they are not kept.",
      right: "signed_in",
      status: 200,
      answer: feeds,
      handle: async ({ actor, database }) => {
        const { personId } = actor;
        if (personId === null) throw notFound();
        return { feeds: (await database.read(actor.scope, (tx) => loadFeeds(tx, actor.workspaceId, personId))).map(present) };
      },
    }),
    endpoint({
      method: "post",
      path: "/me/feeds",
      tag,
      summary: "Make an address under which a calendar program reads your tasks and absences",
      description:
        "The answer shows the address this once. Whoever has it reads the calendar until it is revoked. An Idempotency-Key is not remembered here, because the answer must not be kept.",
      right: "signed_in",
      status: 201,
      answer: openedFeed,
      handle: async ({ actor, commands }) => {
        const secret = newAddressSecret();
        const opened = settle(await commands.execute(actor, openingFeed, { hash: addressSecretHash(secret) }), refusals);
        return { ...present(opened), address: `${baseUrl}/api/v1/feeds/${secret}.ics` };
      },
    }),
    endpoint({
      method: "delete",
      path: "/me/feeds/{id}",
      tag,
      summary: "Revoke the address of a feed",
      right: "signed_in",
      params: z.strictObject({ id }),
      status: 204,
      handle: async ({ actor, commands, params, options }) => {
        settle(await commands.execute(actor, revokingFeed, params, options), {});
      },
    }),
  ] as const;
