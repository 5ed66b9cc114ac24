/** The company's settings over HTTP. */
import type { RefusalAnswer } from "#platform/http/endpoint/definition.ts";
import { endpoint } from "#platform/http/endpoint/endpoint.ts";
import { settle } from "#platform/http/endpoint/settle.ts";
import { notFound } from "#platform/http/problem.ts";
import { changeSettings, settings } from "../contract/settings.ts";
import type { SettingsRefusal } from "../core/settings.ts";
import { findSettings } from "../sql/settings.ts";
import { only } from "./changes.ts";
import { changingSettings } from "./operate-settings.ts";
import { rateEndpoints } from "./rates.ts";

const refusals: Readonly<Record<SettingsRefusal, RefusalAnswer>> = {
  unknown_country: {
    status: 422,
    path: "/country",
    detail: "Holidays of this country are not known; GET /org/calendar/countries lists those that are.",
  },
  unknown_region: { status: 422, path: "/region", detail: "The country has no such region; GET /org/calendar/regions lists them." },
  language_twice: { status: 422, path: "/languages", detail: "Name each language once." },
  default_language_missing: { status: 422, path: "/defaultLanguage", detail: "The default language is one of the company's languages." },
};

export const settingsEndpoints = [
  endpoint({
    method: "get",
    path: "/settings",
    tag: "Settings",
    summary: "The company's settings",
    right: "people.read",
    status: 200,
    answer: settings,
    handle: async ({ actor, database }) => {
      const found = await database.read(actor.scope, (tx) => findSettings(tx, actor.workspaceId));
      if (!found) throw notFound();
      return found;
    },
  }),
  endpoint({
    method: "patch",
    path: "/settings",
    tag: "Settings",
    summary: "Change the company's settings",
    description:
      "Only what is sent changes. Another country without a region has no region. The currency is set once, because facts would change their meaning.",
    right: "settings.change",
    body: changeSettings,
    status: 200,
    answer: settings,
    handle: async ({ actor, commands, body, options }) =>
      settle(await commands.execute(actor, changingSettings, only(body), options), refusals),
  }),
  ...rateEndpoints,
] as const;
