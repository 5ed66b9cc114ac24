/** A person's day and calendar over HTTP. */

import type { Actor } from "#platform/command/actor.ts";
import type { Tx } from "#platform/db/database.ts";
import { endpoint } from "#platform/http/endpoint/endpoint.ts";
import { pageOf, startOf } from "#platform/http/page.ts";
import { notFound } from "#platform/http/problem.ts";
import { page } from "#platform/http/schema.ts";
import { askCalendar, askCounts, askDay, askLater, counts, day, dayCalendar, dayTask } from "../contract/day.ts";
import { type LaterPlace, readCounts, readDay, readLater } from "../sql/day.ts";
import { readCalendar } from "../sql/day-calendar.ts";
import { type DayPerson, findDayPerson } from "../sql/day-person.ts";

const whose = "Oneself, or somebody below: whoever you do not see has no day for you.";

export const dayEndpoints = [
  endpoint({
    method: "get",
    path: "/day",
    tag: "My day",
    summary: "A person's day: overdue, today and later, in the order of an explained priority, and what was done",
    description: `${whose} \`later\` is a page; the next one is at /day/later.`,
    right: "tasks.read",
    query: askDay,
    status: 200,
    answer: day,
    handle: ({ actor, database, now, query: { person, limit, date, kind, handedFrom } }) =>
      database.read(actor.scope, async (tx) => {
        const found = await readDay(tx, actor, await personOr404(tx, actor, person), { date, kind, handedFrom, limit, now });
        return { ...found.day, nextCursor: pageOf([], found.last).nextCursor };
      }),
  }),
  endpoint({
    method: "get",
    path: "/day/later",
    tag: "My day",
    summary: "What is due later, in the order of its priority",
    description: `${whose} The order is that of the moment at which the first page was asked for.`,
    right: "tasks.read",
    query: askLater,
    status: 200,
    answer: page(dayTask),
    handle: ({ actor, database, now, query: { person, cursor, ...asked } }) =>
      database.read(actor.scope, async (tx) => {
        const after = startOf(cursor, ["instant", "integer", "id"]) as LaterPlace | null;
        const found = await readLater(
          tx,
          actor,
          await personOr404(tx, actor, person),
          { ...asked, date: asked.date, kind: asked.kind, handedFrom: asked.handedFrom, now },
          after,
        );
        return pageOf(found.items, found.last);
      }),
  }),
  endpoint({
    method: "get",
    path: "/day/counts",
    tag: "My day",
    summary: "How much a person's day holds, without the tasks",
    description: whose,
    right: "tasks.read",
    query: askCounts,
    status: 200,
    answer: counts,
    handle: ({ actor, database, now, query: { person, kind, handedFrom } }) =>
      database.read(actor.scope, async (tx) =>
        readCounts(tx, actor, await personOr404(tx, actor, person), { date: undefined, kind, handedFrom, now }),
      ),
  }),
  endpoint({
    method: "get",
    path: "/day/calendar",
    tag: "My day",
    summary: "A person's tasks by the days they are planned for or due on, with working hours, holidays and absences",
    description: whose,
    right: "tasks.read",
    query: askCalendar,
    status: 200,
    answer: dayCalendar,
    handle: ({ actor, database, now, query: { person, from, to } }) =>
      database.read(actor.scope, async (tx) => readCalendar(tx, actor, await personOr404(tx, actor, person), { from, to }, now)),
  }),
] as const;

async function personOr404(tx: Tx, actor: Actor, asked: string): Promise<DayPerson> {
  const person = await findDayPerson(tx, actor, asked);
  if (!person) throw notFound();
  return person;
}
