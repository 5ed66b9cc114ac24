/** Requests and answers about what people are told: the inbox. */
import { z } from "@hono/zod-openapi";
import { id, instant, page, paging } from "#platform/http/schema.ts";
import { noticeKinds } from "../../core/notify/kind.ts";

export const noticeKind = z.enum(noticeKinds).openapi("NoticeKind");

export const notification = z
  .object({
    id,
    kind: noticeKind,
    at: instant,
    readAt: instant.nullable(),
    actor: z.object({ id, name: z.string() }).nullable().openapi({ description: "Who did it; null for the server" }),
    subject: z
      .object({ kind: z.string(), id, title: z.string() })
      .nullable()
      .openapi({ description: "The record it is about, as long as you see it" }),
    task: z.object({ id, title: z.string() }).nullable().openapi({ description: "As long as you see it" }),
    deviationId: id.nullable(),
    data: z.record(z.string(), z.unknown()).openapi({ description: "Numbers, ids and words that belong to the kind" }),
    path: z.string().nullable().openapi({
      description: "Where it leads, below the workspace's address; null when that is out of your sight",
      example: "deals/019a…",
    }),
  })
  .openapi("Notification");
export const notificationPage = page(notification);

export const listNotifications = z.strictObject({
  ...paging,
  unread: z.enum(["true", "false"]).optional().openapi({ description: "true: only what was not read yet" }),
});
export const inboxSummary = z
  .object({ unread: z.int().openapi({ description: "As many as the list with unread=true has" }) })
  .openapi("InboxSummary");
export const readAll = z
  .strictObject({ upTo: id.optional().openapi({ description: "The newest that was seen: what came since stays unread" }) })
  .openapi("ReadAllNotifications");

export type NotificationView = z.output<typeof notification>;
export type InboxSummary = z.output<typeof inboxSummary>;
