/** Tasks that come again, over HTTP. */
import { z } from "@hono/zod-openapi";
import type { RefusalAnswer } from "#platform/http/endpoint/definition.ts";
import { endpoint } from "#platform/http/endpoint/endpoint.ts";
import { settle } from "#platform/http/endpoint/settle.ts";
import { pageOf, startOf } from "#platform/http/page.ts";
import { notFound } from "#platform/http/problem.ts";
import { id } from "#platform/http/schema.ts";
import { changeRecurrence, listRecurrences, recurrence, recurrencePage, setRecurrence } from "../../contract/recurrence/recurrences.ts";
import type { RecurrenceRefusal } from "../../core/recurrence/recurrence.ts";
import { recurrencesPage } from "../../sql/recurrence/recurrences.ts";
import { changingRecurrence, settingRecurrence } from "./operate-recurrences.ts";

const tag = "Recurring tasks";
const refusals: Readonly<Record<RecurrenceRefusal | "end_alone", RefusalAnswer>> = {
  unknown_person: { status: 422, path: "/personId", detail: "There is no such person to do it." },
  assignee_left: { status: 422, path: "/personId", detail: "This person has left; choose somebody who works here." },
  assignee_unfit: {
    status: 422,
    path: "/personId",
    detail: "Neither level nor role gives this person tasks; choose somebody who works on them.",
  },
  may_not_set_work: { status: 403, detail: "You set work for yourself and for people below you." },
  not_yours: { status: 403, detail: "You set work for yourself and for people below you." },
  unknown_subject: { status: 422, path: "/subject/id", detail: "There is no such record that you see." },
  starts_too_far: { status: 422, path: "/startsOn", detail: "The first day is at most two years from today." },
  ends_too_far: { status: 422, path: "/endsOn", detail: "The last day is at most ten years ahead." },
  ends_before_start: { status: 422, path: "/endsOn", detail: "The last day is not before the first." },
  never_comes: { status: 422, path: "/every", detail: "Between the first day and the last it never comes." },
  already_ended: { status: 409, detail: "It was ended. Set a new one." },
  end_alone: { status: 422, path: "/isEnded", detail: "End it, or change it; not both." },
};

export const recurrenceEndpoints = [
  endpoint({
    method: "get",
    path: "/recurrences",
    tag,
    summary: "Tasks that come again, the newest first; without ended ones",
    right: "tasks.read",
    query: listRecurrences,
    status: 200,
    answer: recurrencePage,
    handle: async ({ actor, database, query: { person, limit, cursor } }) => {
      const whose = person === "me" ? actor.personId : person;
      if (whose === null) throw notFound();
      const after = startOf(cursor, ["id"]) as readonly [string] | null;
      const { items, last } = await database.read(actor.scope, (tx) => recurrencesPage(tx, actor.workspaceId, whose, limit, after));
      return pageOf(items, last);
    },
  }),
  endpoint({
    method: "post",
    path: "/recurrences",
    tag,
    summary: "Let a task come again and again, for oneself or for somebody below",
    description:
      "The day before, it becomes a task of its own. What falls on a day off, or on a day of absence, comes on the next working day, once.",
    right: "tasks.change",
    body: setRecurrence,
    status: 201,
    answer: recurrence,
    handle: async ({ actor, commands, body, options }) => settle(await commands.execute(actor, settingRecurrence, body, options), refusals),
  }),
  endpoint({
    method: "patch",
    path: "/recurrences/{id}",
    tag,
    summary: "Change or end what comes again; tasks that were made stay",
    right: "tasks.change",
    params: z.strictObject({ id }),
    body: changeRecurrence,
    status: 200,
    answer: recurrence,
    handle: async ({ actor, commands, params, body, options }) =>
      settle(await commands.execute(actor, changingRecurrence, { id: params.id, change: body }, options), refusals),
  }),
] as const;
