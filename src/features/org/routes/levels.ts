/** Levels, and the routes of work between them, over HTTP. */
import { z } from "@hono/zod-openapi";
import type { RefusalAnswer } from "#platform/http/endpoint/definition.ts";
import { endpoint } from "#platform/http/endpoint/endpoint.ts";
import { settle } from "#platform/http/endpoint/settle.ts";
import { pageOf, startOf } from "#platform/http/page.ts";
import { id, page } from "#platform/http/schema.ts";
import { addLevel, changeLevel, level, listLevels, routes, setRoutes } from "../contract/structure.ts";
import type { LevelRefusal, RouteRefusal } from "../core/structure.ts";
import { levelsPage } from "../sql/levels.ts";
import { addingLevel, changingLevel, settingRoutes, shownRoutes } from "./operate-levels.ts";

export const levelRefusals: Readonly<Record<LevelRefusal, RefusalAnswer>> = {
  key_taken: { status: 422, path: "/key", detail: "The company has a level with this key already, perhaps a retired one." },
  above_own_level: {
    status: 403,
    detail: "Levels from your own upwards, the owner's work, and more sight than yours are given by somebody above.",
  },
  level_has_people: {
    status: 409,
    detail: "People stand at this level or have it as their second function. Give them another level first.",
  },
  level_has_positions: { status: 409, detail: "Positions of this level are open. Close them first." },
  last_owner_level: { status: 409, detail: "Nobody else may set the company's goals. Give that work to a level with active people first." },
};

export const routeRefusals: Readonly<Record<RouteRefusal, RefusalAnswer>> = {
  unknown_level: {
    status: 422,
    path: "/routes",
    detail: "A route joins two levels of the company, and at least one of these is none (any more).",
  },
  route_to_itself: {
    status: 422,
    path: "/routes",
    detail: "A level sets no work for itself: whoever leads others stands above them, or has a second function.",
  },
};

export const levelEndpoints = [
  endpoint({
    method: "get",
    path: "/org/levels",
    tag: "Structure",
    summary: "Levels, from the top of the ladder down",
    right: "people.read",
    query: listLevels,
    status: 200,
    answer: page(level),
    handle: async ({ actor, database, query }) => {
      const after = startOf(query.cursor, ["integer", "text"]) as readonly [number, string] | null;
      const { items, last } = await database.read(actor.scope, (tx) => levelsPage(tx, actor.workspaceId, query.limit, after));
      return pageOf(items, last);
    },
  }),
  endpoint({
    method: "post",
    path: "/org/levels",
    tag: "Structure",
    summary: "Add a level",
    description: "Several levels may share a rank: then none of them is above the other. The key stays for good.",
    right: "structure.change",
    body: addLevel,
    status: 201,
    answer: level,
    handle: async ({ actor, commands, body, options }) => settle(await commands.execute(actor, addingLevel, body, options), levelRefusals),
  }),
  endpoint({
    method: "patch",
    path: "/org/levels/{id}",
    tag: "Structure",
    summary: "Change a level: names, rank, work, sight; retire it or bring it back",
    description: "A level that retires takes its routes with it.",
    right: "structure.change",
    params: z.strictObject({ id }),
    body: changeLevel,
    status: 200,
    answer: level,
    handle: async ({ actor, commands, params, body, options }) =>
      settle(await commands.execute(actor, changingLevel, { id: params.id, change: body }, options), levelRefusals),
  }),
  endpoint({
    method: "get",
    path: "/org/routes",
    tag: "Structure",
    summary: "Which level may set work for which",
    right: "people.read",
    status: 200,
    answer: routes,
    handle: ({ actor, database }) => database.read(actor.scope, (tx) => shownRoutes(tx, actor.workspaceId)),
  }),
  endpoint({
    method: "put",
    path: "/org/routes",
    tag: "Structure",
    summary: "Set all routes",
    description: "No pairing ends by this; the answer lists those that no longer fit.",
    right: "structure.change",
    body: setRoutes,
    status: 200,
    answer: routes,
    handle: async ({ actor, commands, body, options }) =>
      settle(await commands.execute(actor, settingRoutes, body, options), routeRefusals),
  }),
] as const;
