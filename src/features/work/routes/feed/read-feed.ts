/** A calendar program reads a feed: no session, no key, only the secret in the address. The log knows the pattern of the path alone. */
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { addressSecretHash } from "#platform/auth/address-secret.ts";
import { tokenBuckets } from "#platform/auth/token-bucket.ts";
import { writeCalendar } from "#platform/calendar/write-calendar.ts";
import type { Actor } from "#platform/command/actor.ts";
import type { Database } from "#platform/db/database.ts";
import { problem as problemSchema } from "#platform/http/contract.ts";
import type { Env } from "#platform/http/endpoint/definition.ts";
import { entityTag } from "#platform/http/entity-tag.ts";
import { notFound, ProblemError, problem } from "#platform/http/problem.ts";
import { businessDate } from "#shared/period.ts";
import { descriptionOf, feedWords, spanOf } from "../../core/feed/entries.ts";
import { isFeedSecret } from "../../core/feed/feed-secret.ts";
import { loadFeedAbsences, loadFeedOwner, loadFeedTasks } from "../../sql/feed/feed-entries.ts";
import { findFeed, noteReading } from "../../sql/feed/feeds.ts";
import { loadChoices } from "../../sql/notify/preferences.ts";

export type ReadFeedParts = {
  readonly database: Database;
  readonly baseUrl: string;
  readonly clock: () => Date;
  /** Whose feed it is, as they are today; null: they do not work there any more. */
  readonly findPerson: (workspaceId: string, personId: string) => Promise<Actor | null>;
};

/** A program asks every few minutes; one that asks without end waits. */
const pace = { burst: 30, perSecond: 0.1 };

const problemAnswer = (description: string) => ({ description, content: { "application/problem+json": { schema: problemSchema } } });

const route = createRoute({
  method: "get",
  path: "/api/v1/feeds/{feed}",
  tags: ["Calendar feeds"],
  operationId: "getFeedsFeed",
  summary: "A person's open tasks and absences as a calendar (RFC 5545)",
  description: "For calendar programs: the address is all they need. It answers 304 to If-None-Match.",
  security: [],
  request: { params: z.object({ feed: z.string().openapi({ description: "The secret, and .ics" }) }) },
  responses: {
    200: { description: "The calendar", content: { "text/calendar": { schema: z.string() } } },
    304: { description: "Nothing has changed" },
    404: problemAnswer("There is no such feed, or it was revoked"),
    429: problemAnswer("Too many requests"),
  },
});

export const readFeedRoute =
  (parts: ReadFeedParts) =>
  (app: OpenAPIHono<Env>): void => {
    const waitOf = tokenBuckets(pace);
    app.openapi(route, (async (context: {
      req: { valid(of: "param"): { feed: string }; header(name: string): string | undefined };
      body(...of: unknown[]): Response;
    }) => {
      const text = await calendarAt(parts, context.req.valid("param").feed, waitOf);
      const etag = entityTag(text);
      const headers = { etag, "cache-control": "private, max-age=300" };
      if (context.req.header("if-none-match") === etag) return context.body(null, 304, headers);
      return context.body(text, 200, { ...headers, "content-type": "text/calendar; charset=utf-8" });
    }) as never);
  };

async function calendarAt(parts: ReadFeedParts, file: string, waitOf: ReturnType<typeof tokenBuckets>): Promise<string> {
  const { database, baseUrl, clock, findPerson } = parts;
  const secret = file.replace(/\.ics$/, "");
  if (!isFeedSecret(secret)) throw notFound();
  const found = await database.lookUp((tx) => findFeed(tx, addressSecretHash(secret)));
  const person = found && (await findPerson(found.workspaceId, found.personId));
  if (!found || !person) throw notFound();
  const seconds = waitOf(found.feedId, clock().getTime());
  if (seconds > 0) throw new ProblemError(problem("too_many", { detail: `Wait ${seconds} seconds.` }), { "retry-after": String(seconds) });
  const { workspaceId, personId, feedId } = found;
  const now = clock();
  await database.command(person.scope, (tx) => noteReading(tx, workspaceId, feedId, now));
  return database.read(person.scope, async (tx) => {
    const owner = await loadFeedOwner(tx, workspaceId, personId);
    if (!owner) throw notFound();
    const { language, slug } = owner;
    const { timeZone } = await loadChoices(tx, workspaceId, personId);
    const tasks = await loadFeedTasks(tx, workspaceId, personId, now);
    const absences = await loadFeedAbsences(tx, workspaceId, personId, businessDate(now, timeZone));
    const host = new URL(baseUrl).hostname;
    const words = feedWords(language);
    return writeCalendar(words.calendar("Mainspring", owner.company), [
      ...tasks.flatMap((task) => {
        const span = spanOf(task);
        if (!span) return [];
        return {
          uid: `task-${task.id}@${host}`,
          title: task.record === null ? task.title : `${task.title} · ${task.record}`,
          description: descriptionOf(task, language, timeZone),
          url: `${baseUrl}/w/${slug}/tasks/${task.id}`,
          span,
          isBusy: span.isPlanned,
          changedAt: task.createdAt,
          version: task.version,
        };
      }),
      ...absences.map(({ id, kind, fromOn, toOn, version }) => ({
        uid: `absence-${id}@${host}`,
        title: words.absence[kind],
        description: "",
        url: null,
        span: { fromOn, toOn },
        isBusy: true,
        changedAt: new Date(Number.parseInt(id.replaceAll("-", "").slice(0, 12), 16)),
        version,
      })),
    ]);
  });
}
