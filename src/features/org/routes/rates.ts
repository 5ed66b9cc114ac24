/** Dated currency rates over HTTP. */
import type { RefusalAnswer } from "#platform/http/endpoint/definition.ts";
import { endpoint } from "#platform/http/endpoint/endpoint.ts";
import { settle } from "#platform/http/endpoint/settle.ts";
import { pageOf, startOf } from "#platform/http/page.ts";
import { page } from "#platform/http/schema.ts";
import { listRates, rate, removeRate, setRate } from "../contract/settings.ts";
import type { RateRefusal } from "../core/rate.ts";
import { ratesPage } from "../sql/rate.ts";
import { removingRate, settingRate } from "./operate-settings.ts";

const refusals: Readonly<Record<RateRefusal, RefusalAnswer>> = {
  base_currency: { status: 422, path: "/currency", detail: "The company's own currency is always worth 1." },
  invalid_rate: { status: 422, path: "/rate", detail: "A rate is above 0, with at most 12 digits on either side of the point." },
  date_out_of_range: { status: 422, path: "/on", detail: "This is not a date that the calendar reckons with." },
};

export const rateEndpoints = [
  endpoint({
    method: "get",
    path: "/settings/rates",
    tag: "Settings",
    summary: "Currency rates by business date, the latest first within each currency",
    right: "people.read",
    query: listRates,
    status: 200,
    answer: page(rate),
    handle: async ({ actor, database, query }) => {
      const after = startOf(query.cursor, ["text", "date"]) as readonly [string, string] | null;
      const { items, last } = await database.read(actor.scope, (tx) => ratesPage(tx, actor.workspaceId, query, after));
      return pageOf(items, last);
    },
  }),
  endpoint({
    method: "put",
    path: "/settings/rates",
    tag: "Settings",
    summary: "Set the rate of a currency on a business date",
    description: "Takes the place of the rate that this currency had on this date.",
    right: "settings.change",
    body: setRate,
    status: 200,
    answer: rate,
    handle: async ({ actor, commands, body, options }) => settle(await commands.execute(actor, settingRate, body, options), refusals),
  }),
  // Not a DELETE with a query: an idempotency key answers for method, path and body, and would not see which rate was meant.
  endpoint({
    method: "post",
    path: "/settings/rates/remove",
    tag: "Settings",
    summary: "Remove the rate of a currency on a business date",
    right: "settings.change",
    body: removeRate,
    status: 204,
    handle: async ({ actor, commands, body, options }) => settle(await commands.execute(actor, removingRate, body, options), refusals),
  }),
] as const;
