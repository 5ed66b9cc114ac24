/** Requests and answers about levels, routes, units, positions, pairings and the tree. */
import { z } from "@hono/zod-openapi";
import { date, id, instant, name, page, paging, version } from "#platform/http/schema.ts";
import { levelKey, person, role } from "./people.ts";

export const levelFunctions = ["set_goals", "lead_department", "lead_direction", "sell", "call", "research"] as const;
export const levelFunction = z.enum(levelFunctions).openapi({ description: "Work that a level may be given" });
const names = z.strictObject({ en: name(80), ru: name(80), de: name(80) }).openapi({ description: "Name in each language" });

export const level = z
  .object({
    id,
    key: levelKey,
    rank: z.int(),
    names: z.object({ en: z.string(), ru: z.string(), de: z.string() }),
    functions: z.array(levelFunction),
    seesAll: z.boolean(),
    retiredAt: instant.nullable(),
    people: z.int(),
    vacancies: z.int(),
    version,
  })
  .openapi("Level");
export const listLevels = z.strictObject(paging);
export const addLevel = z
  .strictObject({
    key: levelKey,
    rank: z.int().min(0).max(20),
    names,
    functions: z.array(levelFunction),
    seesAll: z.boolean().default(false),
  })
  .openapi("AddLevel");
export const changeLevel = z
  .strictObject({
    rank: z.int().min(0).max(20).optional(),
    names: names.optional(),
    functions: z.array(levelFunction).optional(),
    seesAll: z.boolean().optional(),
    retired: z.boolean().optional(),
  })
  .openapi("ChangeLevel");

export const route = z
  .object({ from: levelKey, to: levelKey })
  .openapi("Route", { description: "Level `from` may set work for level `to`" });
export const setRoutes = z
  .strictObject({ routes: z.array(z.strictObject({ from: levelKey, to: levelKey })).max(400) })
  .openapi("SetRoutes");

export const pairing = z
  .object({ id, giverId: id, takerId: id, from: instant, to: instant.nullable(), version })
  .openapi("Pairing", { description: "The giver sets work for the taker" });
export const pairPeople = z.strictObject({ giverId: id, takerId: id }).openapi("PairPeople");
export const listPairings = z.strictObject({
  ...paging,
  personId: id.optional().openapi({ description: "Giver or taker" }),
  current: z.enum(["true", "false"]).optional(),
});

/** Routes are set as a whole, so they come as a whole. */
export const routes = page(route)
  .extend({
    unfitPairings: z
      .array(pairing)
      .openapi({ description: "Current pairings that no route allows (any more). They go on until somebody ends them" }),
  })
  .openapi("Routes", { description: "All routes on one page: nextCursor is always null" });

export const unitKind = z.enum(["department", "direction", "group"]);
export const unit = z
  .object({ id, parentId: id.nullable(), kind: unitKind, name: z.string(), archivedAt: instant.nullable(), people: z.int(), version })
  .openapi("Unit");
export const listUnits = z.strictObject({ ...paging, parentId: id.optional(), archived: z.enum(["true", "false"]).optional() });
export const addUnit = z.strictObject({ parentId: id.nullish(), kind: unitKind, name: name(120) }).openapi("AddUnit");
export const changeUnit = z
  .strictObject({
    parentId: id.nullable().optional(),
    kind: unitKind.optional(),
    name: name(120).optional(),
    archived: z.boolean().optional(),
  })
  .openapi("ChangeUnit");

export const position = z
  .object({
    id,
    unitId: id.nullable(),
    level: levelKey,
    title: z.string(),
    chiefId: id.nullable(),
    personId: id.nullable(),
    openedOn: date,
    closedOn: date.nullable(),
    isVacant: z.boolean(),
    version,
  })
  .openapi("Position");
export const listPositions = z.strictObject({
  ...paging,
  unitId: id.optional(),
  level: levelKey.optional(),
  personId: id.optional(),
  state: z.enum(["vacant", "filled", "closed"]).optional(),
});
export const openPosition = z
  .strictObject({ unitId: id.nullish(), level: levelKey, title: name(120), chiefId: id.nullish(), personId: id.nullish() })
  .openapi("OpenPosition");
export const changePosition = z
  .strictObject({
    unitId: id.nullable().optional(),
    title: name(120).optional(),
    chiefId: id.nullable().optional(),
    personId: id.nullable().optional(),
    closed: z.literal(true).optional(),
  })
  .openapi("ChangePosition");

export const treeNode = z
  .object({
    id,
    name: z.string(),
    level: levelKey.nullable(),
    role: role.nullable(),
    functions: z.array(levelKey),
    unitId: id.nullable(),
    chiefId: id.nullable(),
    status: person.shape.status,
    absentUntil: date.nullable().openapi({ description: "Absent today; the business date on which the person is back" }),
    deputyId: id.nullable(),
  })
  .openapi("TreeNode");
export const tree = z
  .object({
    version: z.string().openapi({ description: "Grows with every change of who sees whom" }),
    people: z.array(treeNode),
    units: z.array(unit),
    levels: z.array(level),
    pairings: z.array(pairing),
    vacancies: z.array(position),
    routes: z.array(route),
  })
  .openapi("Tree", { description: "The whole structure as it is now: everything the chart, the ladder and the table show" });

export type LevelView = z.output<typeof level>;
export type UnitView = z.output<typeof unit>;
export type ListUnits = z.output<typeof listUnits>;
export type PositionView = z.output<typeof position>;
export type ListPositions = z.output<typeof listPositions>;
export type PairingView = z.output<typeof pairing>;
export type ListPairings = z.output<typeof listPairings>;
export type TreeNodeView = z.output<typeof treeNode>;
export type TreeView = z.output<typeof tree>;
