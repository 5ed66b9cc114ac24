/** Deviations over HTTP. */
import { z } from "@hono/zod-openapi";
import type { RefusalAnswer } from "#platform/http/endpoint/definition.ts";
import { endpoint } from "#platform/http/endpoint/endpoint.ts";
import { settle } from "#platform/http/endpoint/settle.ts";
import { pageOf, startOf } from "#platform/http/page.ts";
import { notFound } from "#platform/http/problem.ts";
import { id } from "#platform/http/schema.ts";
import * as contract from "../../contract/deviation/deviations.ts";
import type { DeviationRefusal } from "../../core/deviation/deviation.ts";
import { companyOf } from "../../sql/day-person.ts";
import { askedDeviations } from "../../sql/deviation/asked-deviations.ts";
import { countDeviations, type DeviationPlace, deviationsPage, findDeviation } from "../../sql/deviation/views.ts";
import { answering } from "./operate-answer.ts";

const refusals: Readonly<Record<DeviationRefusal, RefusalAnswer>> = {
  not_concerned: { status: 403, detail: "It is answered by whoever is responsible, was told of it, or stands above the responsible." },
  deviation_closed: { status: 409, detail: "Its cause is gone, and it is closed." },
  already_answered: { status: 409, detail: "Somebody has answered it already." },
};

const params = z.strictObject({ id });
const tag = "Deviations";

export const deviationEndpoints = [
  endpoint({
    method: "get",
    path: "/deviations",
    tag,
    summary: "Deviations that you can see, newest first",
    right: "tasks.read",
    query: contract.listDeviations,
    status: 200,
    answer: contract.deviationPage,
    handle: ({ actor, database, query }) =>
      database.read(actor.scope, async (tx) => {
        const { limit, cursor, ...asked } = query;
        const after = startOf(cursor, ["instant", "id"]) as DeviationPlace | null;
        const { timeZone } = await companyOf(tx, actor.workspaceId);
        const where = askedDeviations(actor.scope, asked, timeZone);
        const { items, last } = await deviationsPage(tx, actor.scope, where, limit, after);
        return { ...pageOf(items, last), count: cursor === undefined ? await countDeviations(tx, where) : null };
      }),
  }),
  endpoint({
    method: "get",
    path: "/deviations/{id}",
    tag,
    summary: "One deviation, with who was told of it",
    right: "tasks.read",
    params,
    status: 200,
    answer: contract.deviationDetails,
    handle: async ({ actor, database, params }) => {
      const found = await database.read(actor.scope, (tx) => findDeviation(tx, actor.scope, params.id));
      if (!found) throw notFound();
      return found;
    },
  }),
  endpoint({
    method: "post",
    path: "/deviations/{id}/answer",
    tag,
    summary: "Answer a deviation: it goes up no further",
    right: "tasks.change",
    params,
    body: contract.answerDeviation,
    status: 200,
    answer: contract.deviationDetails,
    handle: async ({ actor, commands, database, params, body, options }) => {
      settle(await commands.execute(actor, answering, { id: params.id, ...body }, options), refusals);
      const found = await database.read(actor.scope, (tx) => findDeviation(tx, actor.scope, params.id));
      if (!found) throw notFound();
      return found;
    },
  }),
] as const;
