/** Positions and vacancies over HTTP. */
import { z } from "@hono/zod-openapi";
import type { RefusalAnswer } from "#platform/http/endpoint/definition.ts";
import { endpoint } from "#platform/http/endpoint/endpoint.ts";
import { settle } from "#platform/http/endpoint/settle.ts";
import { pageOf, startOf } from "#platform/http/page.ts";
import { id, page } from "#platform/http/schema.ts";
import { changePosition, listPositions, openPosition, position } from "../contract/structure.ts";
import type { PositionRefusal } from "../core/position.ts";
import { positionsPage } from "../sql/position.ts";
import { changingPosition, openingPosition } from "./operate-positions.ts";

export const positionRefusals: Readonly<Record<PositionRefusal, RefusalAnswer>> = {
  unknown_level: { status: 422, path: "/level", detail: "The company has no such level." },
  unknown_unit: { status: 422, path: "/unitId", detail: "There is no such unit, or it is archived." },
  unknown_chief: { status: 422, path: "/chiefId", detail: "There is no such person to report to." },
  chief_not_active: { status: 422, path: "/chiefId", detail: "This person has left; choose somebody who works here." },
  chief_of_oneself: { status: 422, path: "/chiefId", detail: "Nobody reports to themselves; name another chief or another person." },
  unknown_person: { status: 422, path: "/personId", detail: "There is no such person." },
  person_not_active: { status: 422, path: "/personId", detail: "This person has left; choose somebody who works here." },
  other_level: { status: 422, path: "/personId", detail: "The person stands at another level than the position." },
  fills_another: { status: 409, path: "/personId", detail: "The person fills another open position. Vacate or close that one first." },
  position_closed: { status: 409, detail: "The position is closed. Open a new one." },
  closing_alone: { status: 422, path: "/closed", detail: "Close a position without other changes." },
};

export const positionEndpoints = [
  endpoint({
    method: "get",
    path: "/org/positions",
    tag: "Structure",
    summary: "Positions: vacant, filled, closed",
    right: "people.read",
    query: listPositions,
    status: 200,
    answer: page(position),
    handle: async ({ actor, database, query }) => {
      const after = startOf(query.cursor, ["id"]) as readonly [string] | null;
      const { items, last } = await database.read(actor.scope, (tx) => positionsPage(tx, actor.workspaceId, query, after?.[0] ?? null));
      return pageOf(items, last);
    },
  }),
  endpoint({
    method: "post",
    path: "/org/positions",
    tag: "Structure",
    summary: "Open a position",
    description: "Without a person it is a vacancy.",
    right: "structure.change",
    body: openPosition,
    status: 201,
    answer: position,
    handle: async ({ actor, commands, body, options }) =>
      settle(await commands.execute(actor, openingPosition, body, options), positionRefusals),
  }),
  endpoint({
    method: "patch",
    path: "/org/positions/{id}",
    tag: "Structure",
    summary: "Change, fill, vacate or close a position",
    description: "A person who leaves or goes to another level vacates the position without being asked.",
    right: "structure.change",
    params: z.strictObject({ id }),
    body: changePosition,
    status: 200,
    answer: position,
    handle: async ({ actor, commands, params, body, options }) =>
      settle(await commands.execute(actor, changingPosition, { id: params.id, change: body }, options), positionRefusals),
  }),
] as const;
