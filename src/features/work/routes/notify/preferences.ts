/** How somebody wants to hear of things, over HTTP. */
import { endpoint } from "#platform/http/endpoint/endpoint.ts";
import { settle } from "#platform/http/endpoint/settle.ts";
import { notFound } from "#platform/http/problem.ts";
import { preferences, setPreferences } from "../../contract/notify/preferences.ts";
import { loadChoices } from "../../sql/notify/preferences.ts";
import { settingPreferences } from "./operate-preferences.ts";

export type PreferenceParts = { readonly canMail: boolean };

const tag = "Notifications";

export const preferenceEndpoints = ({ canMail }: PreferenceParts) =>
  [
    endpoint({
      method: "get",
      path: "/notification-preferences",
      tag,
      summary: "By which ways you want to hear of what, and when not",
      right: "signed_in",
      status: 200,
      answer: preferences,
      handle: async ({ actor, database }) => {
        const { personId } = actor;
        if (personId === null) throw notFound();
        return { ...(await database.read(actor.scope, (tx) => loadChoices(tx, actor.workspaceId, personId))), canMail };
      },
    }),
    endpoint({
      method: "put",
      path: "/notification-preferences",
      tag,
      summary: "Choose by which ways you want to hear of what, and when not",
      right: "signed_in",
      body: setPreferences,
      status: 200,
      answer: preferences,
      handle: async ({ actor, commands, body, options }) => ({
        ...settle(await commands.execute(actor, settingPreferences, body, options), {}),
        canMail,
      }),
    }),
  ] as const;
