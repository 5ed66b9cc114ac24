/** Opening and revoking the address of a feed. Its secret is written nowhere: what is kept is a hash, what is recorded is that there is one. */
import type { Operation } from "#platform/command/command.ts";
import { no, yes } from "#shared/result.ts";
import { mostFeeds } from "../../core/feed/feed-secret.ts";
import { type Feed, insertFeed, loadFeeds, lockFeed, revokeFeed } from "../../sql/feed/feeds.ts";

type FeedEvent =
  | { readonly type: "FeedOpened"; readonly id: string; readonly hash: Buffer }
  | { readonly type: "FeedRevoked"; readonly id: string };
export type FeedRefusal = "too_many_feeds";

const record = ({ type, id }: FeedEvent) => ({
  kind: type === "FeedOpened" ? "feed_opened" : "feed_revoked",
  subjectKind: "feed",
  subjectId: id,
  data: {},
});

export const openingFeed: Operation<{ readonly hash: Buffer }, readonly Feed[], FeedEvent, FeedRefusal, Feed> = {
  feature: "notifications",
  load: async (tx, _, { actor }) => (actor.personId === null ? null : loadFeeds(tx, actor.workspaceId, actor.personId)),
  decide: (feeds, { hash }, { newId }) =>
    feeds.length >= mostFeeds ? no("too_many_feeds") : yes([{ type: "FeedOpened", id: newId(), hash }]),
  async save(tx, events, _, { actor, now }) {
    for (const event of events)
      if (event.type === "FeedOpened" && actor.personId !== null)
        await insertFeed(tx, actor.workspaceId, { id: event.id, personId: actor.personId, hash: event.hash, at: now });
  },
  record,
  answer: async (_, __, ___, events, { now }) => ({ id: events[0]?.id ?? "", createdAt: now, readAt: null }),
};

export const revokingFeed: Operation<{ readonly id: string }, { readonly isRevoked: boolean }, FeedEvent, never, null> = {
  feature: "notifications",
  load: async (tx, { id }, { actor }) => (actor.personId === null ? null : lockFeed(tx, actor.workspaceId, actor.personId, id)),
  decide: ({ isRevoked }, { id }) => yes(isRevoked ? [] : [{ type: "FeedRevoked" as const, id }]),
  async save(tx, events, _, { actor, now }) {
    for (const { id } of events) await revokeFeed(tx, actor.workspaceId, id, now);
  },
  record,
  answer: async () => null,
};
