/** The operations on units: load, decide, save, record. */
import type { z } from "@hono/zod-openapi";
import type { Given, Operation } from "#platform/command/command.ts";
import type { JournalEntry } from "#platform/command/journal.ts";
import type { Tx } from "#platform/db/database.ts";
import { cleanName } from "#shared/text.ts";
import type { addUnit as addUnitBody, changeUnit as changeUnitBody, UnitView } from "../contract/structure.ts";
import { addUnit, changeUnit, type Unit, type UnitEvent, type UnitRefusal, type UnitSurroundings } from "../core/unit.ts";
import { lockTree } from "../sql/load-person.ts";
import { findUnit, loadAroundUnit, loadUnit, saveUnitEvents } from "../sql/unit.ts";
import { changesFrom, changesOf, only } from "./changes.ts";

type State = { readonly unit: Unit; readonly around: UnitSurroundings };
type UnitOperation<C> = Operation<C, State, UnitEvent, UnitRefusal, UnitView>;

export const addingUnit: UnitOperation<z.output<typeof addUnitBody>> = {
  feature: "org",
  async load(tx, { parentId = null, kind, name }, given) {
    const { workspaceId } = given.actor;
    await lockTree(tx, workspaceId);
    const unit: Unit = { id: given.newId(), parentId, kind, name: cleanName(name), archivedAt: null, version: 1 };
    return { unit, around: await loadAroundUnit(tx, workspaceId, unit.id, parentId) };
  },
  decide: ({ unit, around }) => addUnit(unit, around),
  save: (tx, events, _, given) => saveUnitEvents(tx, events, given),
  record: recordUnitEvent,
  answer: (tx, _, { unit }, __, given) => shown(tx, given, unit.id),
};

export const changingUnit: UnitOperation<{ readonly id: string; readonly change: z.output<typeof changeUnitBody> }> = {
  feature: "org",
  async load(tx, { id, change: { parentId } }, given) {
    const { workspaceId } = given.actor;
    await lockTree(tx, workspaceId);
    const unit = await loadUnit(tx, workspaceId, id);
    return unit && { unit, around: await loadAroundUnit(tx, workspaceId, id, parentId === undefined ? unit.parentId : parentId) };
  },
  version: ({ unit }) => unit.version,
  decide: ({ unit, around }, { change }, { now }) =>
    changeUnit(unit, only({ ...change, name: change.name === undefined ? undefined : cleanName(change.name) }), around, now),
  save: (tx, events, _, given) => saveUnitEvents(tx, events, given),
  record: recordUnitEvent,
  answer: (tx, { id }, _, __, given) => shown(tx, given, id),
};

async function shown(tx: Tx, given: Given, id: string): Promise<UnitView> {
  const view = await findUnit(tx, given.actor.workspaceId, id);
  if (!view) throw new Error("the unit just written is not there");
  return view;
}

export function recordUnitEvent(event: UnitEvent): JournalEntry {
  if (event.type === "UnitReorganised")
    return {
      kind: "unit_reorganised",
      subjectKind: "unit",
      subjectId: event.unitId,
      data: { changes: changesOf(event.before, event.after) },
    };
  const { id, parentId, kind, name } = event.unit;
  return { kind: "unit_added", subjectKind: "unit", subjectId: id, data: { changes: changesFrom({ parentId, kind, name }) } };
}
