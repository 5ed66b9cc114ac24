/** Requests and answers about the addresses under which calendar programs read a person's tasks and absences. */
import { z } from "@hono/zod-openapi";
import { id, instant } from "#platform/http/schema.ts";

export const feed = z
  .object({ id, createdAt: instant, readAt: instant.nullable().openapi({ description: "When a program last read it, to the hour" }) })
  .openapi("CalendarFeed");
export const openedFeed = feed
  .extend({ address: z.url().openapi({ description: "Shown this once: whoever has it reads the calendar without signing in" }) })
  .openapi("OpenedCalendarFeed");
export const feeds = z.object({ feeds: z.array(feed) });

export type FeedView = z.output<typeof feed>;
export type OpenedFeed = z.output<typeof openedFeed>;
