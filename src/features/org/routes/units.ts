/** Units over HTTP. */
import { z } from "@hono/zod-openapi";
import type { RefusalAnswer } from "#platform/http/endpoint/definition.ts";
import { endpoint } from "#platform/http/endpoint/endpoint.ts";
import { settle } from "#platform/http/endpoint/settle.ts";
import { pageOf, startOf } from "#platform/http/page.ts";
import { id, page } from "#platform/http/schema.ts";
import { addUnit, changeUnit, listUnits, unit } from "../contract/structure.ts";
import type { UnitRefusal } from "../core/unit.ts";
import { unitsPage } from "../sql/unit.ts";
import { addingUnit, changingUnit } from "./operate-units.ts";

export const unitRefusals: Readonly<Record<UnitRefusal, RefusalAnswer>> = {
  unknown_parent: { status: 422, path: "/parentId", detail: "There is no such unit to hang this one under." },
  parent_archived: { status: 422, path: "/parentId", detail: "The unit above is archived. Restore it first, or choose another." },
  cycle: { status: 422, path: "/parentId", detail: "That unit hangs under this one; the structure would go round in a circle." },
  kind_does_not_nest: {
    status: 422,
    path: "/kind",
    detail: "A department stands at the top, directions stand in departments or at the top, groups in any unit.",
  },
  unit_archived: { status: 409, detail: "The unit is archived. Restore it before changing it." },
  unit_has_people: { status: 409, detail: "People belong to this unit. Move them to another first." },
  unit_has_positions: { status: 409, detail: "Positions of this unit are open. Close or move them first." },
  unit_has_units: { status: 409, detail: "Other units hang under this one. Archive or move them first." },
};

export const unitEndpoints = [
  endpoint({
    method: "get",
    path: "/org/units",
    tag: "Structure",
    summary: "Units of the company",
    right: "people.read",
    query: listUnits,
    status: 200,
    answer: page(unit),
    handle: async ({ actor, database, query }) => {
      const after = startOf(query.cursor, ["id"]) as readonly [string] | null;
      const { items, last } = await database.read(actor.scope, (tx) => unitsPage(tx, actor.workspaceId, query, after?.[0] ?? null));
      return pageOf(items, last);
    },
  }),
  endpoint({
    method: "post",
    path: "/org/units",
    tag: "Structure",
    summary: "Add a unit",
    right: "structure.change",
    body: addUnit,
    status: 201,
    answer: unit,
    handle: async ({ actor, commands, body, options }) => settle(await commands.execute(actor, addingUnit, body, options), unitRefusals),
  }),
  endpoint({
    method: "patch",
    path: "/org/units/{id}",
    tag: "Structure",
    summary: "Change a unit: name, kind, place; archive or restore it",
    right: "structure.change",
    params: z.strictObject({ id }),
    body: changeUnit,
    status: 200,
    answer: unit,
    handle: async ({ actor, commands, params, body, options }) =>
      settle(await commands.execute(actor, changingUnit, { id: params.id, change: body }, options), unitRefusals),
  }),
] as const;
