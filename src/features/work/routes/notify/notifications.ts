/** The inbox over HTTP. What was read is a mark of the reader's own, no fact of the company: it stands in no journal. */
import { z } from "@hono/zod-openapi";
import type { Actor } from "#platform/command/actor.ts";
import type { Call } from "#platform/http/endpoint/definition.ts";
import { endpoint } from "#platform/http/endpoint/endpoint.ts";
import { pageOf, startOf } from "#platform/http/page.ts";
import { notFound, ProblemError, problem } from "#platform/http/problem.ts";
import { id } from "#platform/http/schema.ts";
import { inboxSummary, listNotifications, notificationPage, readAll } from "../../contract/notify/notifications.ts";
import { countUnread, inboxPage, markAllRead, markRead, wasTold } from "../../sql/notify/inbox.ts";
import { hintTo } from "../../sql/notify/notify.ts";

const tag = "Notifications";
const params = z.strictObject({ id });

type Asked = Pick<Call<{ readonly id: string }, undefined, undefined>, "actor" | "database" | "params">;

/** Only the person's own: also whoever sees everything reads nobody else's inbox. */
const ownId = (actor: Actor): string => {
  if (actor.personId === null) throw notFound();
  return actor.personId;
};

const unknownNotification = () => {
  const detail = "You were told nothing by this id.";
  const reason = "unknown_notification";
  return new ProblemError(problem("refused", { reason, detail, errors: [{ path: "/upTo", code: reason, message: detail }] }));
};

const marking =
  (at: (now: Date) => Date | null) =>
  ({ actor, database, params, now }: Asked & { readonly now: Date }) =>
    database.command(actor.scope, async (tx) => {
      const personId = ownId(actor);
      if (!(await markRead(tx, actor.workspaceId, personId, params.id, at(now)))) throw notFound();
      await hintTo(tx, actor.workspaceId, [personId]);
      return { unread: await countUnread(tx, actor.workspaceId, personId) };
    });

export const inboxEndpoints = [
  endpoint({
    method: "get",
    path: "/notifications",
    tag,
    summary: "What you were told, newest first",
    description: "Titles of records and tasks are there as long as you see them.",
    right: "signed_in",
    query: listNotifications,
    status: 200,
    answer: notificationPage,
    handle: async ({ actor, database, query }) => {
      const after = startOf(query.cursor, ["id"]) as readonly [string] | null;
      const own = { workspaceId: actor.workspaceId, personId: ownId(actor) };
      const { items, last } = await database.read(actor.scope, (tx) =>
        inboxPage(tx, own, { isUnread: query.unread === "true", limit: query.limit }, after),
      );
      return pageOf(items, last);
    },
  }),
  endpoint({
    method: "get",
    path: "/notifications/summary",
    tag,
    summary: "How many notifications you have not read",
    right: "signed_in",
    status: 200,
    answer: inboxSummary,
    handle: async ({ actor, database }) => ({
      unread: await database.read(actor.scope, (tx) => countUnread(tx, actor.workspaceId, ownId(actor))),
    }),
  }),
  endpoint({
    method: "post",
    path: "/notifications/{id}/read",
    tag,
    summary: "Mark a notification as read",
    description: "What was read goes by no letter and no push any more.",
    right: "signed_in",
    params,
    status: 200,
    answer: inboxSummary,
    handle: marking((now) => now),
  }),
  endpoint({
    method: "post",
    path: "/notifications/{id}/unread",
    tag,
    summary: "Mark a notification as not read",
    right: "signed_in",
    params,
    status: 200,
    answer: inboxSummary,
    handle: marking(() => null),
  }),
  endpoint({
    method: "post",
    path: "/notifications/read-all",
    tag,
    summary: "Mark all notifications as read, or all up to one",
    right: "signed_in",
    body: readAll,
    status: 200,
    answer: inboxSummary,
    handle: ({ actor, database, body, now }) =>
      database.command(actor.scope, async (tx) => {
        const personId = ownId(actor);
        if (body.upTo !== undefined && !(await wasTold(tx, actor.workspaceId, personId, body.upTo))) throw unknownNotification();
        await markAllRead(tx, actor.workspaceId, personId, body.upTo, now);
        await hintTo(tx, actor.workspaceId, [personId]);
        return { unread: await countUnread(tx, actor.workspaceId, personId) };
      }),
  }),
] as const;
