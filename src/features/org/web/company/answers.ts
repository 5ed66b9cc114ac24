/** What the API answers about the company, as the screens of this room read it. */
import type { z } from "zod";
import type { absence, invitation, person, role } from "../../contract/people.ts";
import type { calendar, calendarDay, hours, rate, settings } from "../../contract/settings.ts";
import type { level, levelFunction, pairing, position, route, tree, treeNode, unit, unitKind } from "../../contract/structure.ts";

export type Person = z.output<typeof person>;
export type PersonStatus = Person["status"];
export type Role = z.output<typeof role>;
export type Invitation = z.output<typeof invitation>;
export type Absence = z.output<typeof absence>;
export type Tree = z.output<typeof tree>;
export type TreeNode = z.output<typeof treeNode>;
export type Level = z.output<typeof level>;
export type LevelFunction = z.output<typeof levelFunction>;
export type Unit = z.output<typeof unit>;
export type UnitKind = z.output<typeof unitKind>;
export type Position = z.output<typeof position>;
export type Pairing = z.output<typeof pairing>;
export type Route = z.output<typeof route>;
export type Settings = z.output<typeof settings>;
export type Rate = z.output<typeof rate>;
export type Calendar = z.output<typeof calendar>;
export type CalendarDay = z.output<typeof calendarDay>;
export type WorkingHours = z.output<typeof hours>;
