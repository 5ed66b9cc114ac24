/** Absences over HTTP. */
import { z } from "@hono/zod-openapi";
import type { RefusalAnswer } from "#platform/http/endpoint/definition.ts";
import { endpoint } from "#platform/http/endpoint/endpoint.ts";
import { settle } from "#platform/http/endpoint/settle.ts";
import { pageOf, startOf } from "#platform/http/page.ts";
import { id, page } from "#platform/http/schema.ts";
import { absence, changeAbsence, listAbsences, reportAbsence } from "../contract/people.ts";
import type { AbsenceRefusal } from "../core/absence.ts";
import { absencesPage } from "../sql/absence.ts";
import { changingAbsence, reportingAbsence } from "./operate-absences.ts";

const refusals: Readonly<Record<AbsenceRefusal, RefusalAnswer>> = {
  not_allowed: { status: 403, detail: "Absences of others need the right absences.change." },
  not_below: { status: 403, detail: "You decide about absences of people below you." },
  unknown_person: { status: 422, path: "/personId", detail: "There is no such person." },
  person_not_active: { status: 409, path: "/personId", detail: "This person has left." },
  date_out_of_range: { status: 422, path: "/fromOn", detail: "This is not a date that the calendar reckons with." },
  ends_before_start: { status: 422, path: "/toOn", detail: "The first day back is later than the first day away." },
  too_long: { status: 422, path: "/toOn", detail: "An absence has at most 366 days." },
  overlaps: { status: 409, detail: "The person is absent on some of these days already. Change that absence instead." },
  deputy_is_person: { status: 422, path: "/deputyId", detail: "Nobody stands in for oneself." },
  unknown_deputy: { status: 422, path: "/deputyId", detail: "There is no such person to stand in." },
  deputy_not_active: { status: 409, path: "/deputyId", detail: "The deputy must be able to sign in and work; choose somebody else." },
  deputy_absent: { status: 409, path: "/deputyId", detail: "The deputy is away on some of these days; choose somebody else." },
  already_cancelled: { status: 409, detail: "The absence was cancelled. Report a new one." },
  cancel_alone: { status: 422, path: "/cancelled", detail: "Cancel the absence, or change it; not both." },
};

export const absenceEndpoints = [
  endpoint({
    method: "get",
    path: "/org/absences",
    tag: "Absences",
    summary: "Who is away, the earliest first; without cancelled absences",
    description: "Everybody sees who is away and who stands in. Why is told to the person and to those above; to others it is `other`.",
    right: "people.read",
    query: listAbsences,
    status: 200,
    answer: page(absence),
    handle: async ({ actor, database, query }) => {
      const after = startOf(query.cursor, ["date", "id"]) as readonly [string, string] | null;
      const { items, last } = await database.read(actor.scope, (tx) => absencesPage(tx, actor, query, after));
      return pageOf(items, last);
    },
  }),
  endpoint({
    method: "post",
    path: "/org/absences",
    tag: "Absences",
    summary: "Report an absence, one's own or of somebody below",
    description: "On its days the deputy sees what the person sees.",
    right: "absences.own",
    body: reportAbsence,
    status: 201,
    answer: absence,
    handle: async ({ actor, commands, body, options }) => settle(await commands.execute(actor, reportingAbsence, body, options), refusals),
  }),
  endpoint({
    method: "patch",
    path: "/org/absences/{id}",
    tag: "Absences",
    summary: "Change or cancel an absence",
    right: "absences.own",
    params: z.strictObject({ id }),
    body: changeAbsence,
    status: 200,
    answer: absence,
    handle: async ({ actor, commands, params, body, options }) =>
      settle(await commands.execute(actor, changingAbsence, { id: params.id, change: body }, options), refusals),
  }),
] as const;
