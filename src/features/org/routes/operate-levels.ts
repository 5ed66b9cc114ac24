/** The operations on levels and routes: load, decide, save, record. */
import type { z } from "@hono/zod-openapi";
import type { Given, Operation } from "#platform/command/command.ts";
import type { JournalEntry } from "#platform/command/journal.ts";
import type { Tx } from "#platform/db/database.ts";
import { cleanName } from "#shared/text.ts";
import type {
  addLevel as addLevelBody,
  changeLevel as changeLevelBody,
  LevelView,
  routes,
  setRoutes as setRoutesBody,
} from "../contract/structure.ts";
import {
  addLevel,
  changeLevel,
  type Ladder,
  type LadderLevel,
  type LevelRefusal,
  type LevelUse,
  type LevelWish,
  type RouteRefusal,
  type StructureEvent,
  setRoutes,
} from "../core/structure.ts";
import { loadLadder, loadLevelUse, loadRoutes, saveStructureEvents } from "../sql/ladder.ts";
import { findLevel } from "../sql/levels.ts";
import { lockTree } from "../sql/load-person.ts";
import { unfitPairings } from "../sql/pairing.ts";
import { changesFrom, changesOf, only } from "./changes.ts";

type AddingState = { readonly level: LadderLevel; readonly ladder: Ladder };

export const addingLevel: Operation<z.output<typeof addLevelBody>, AddingState, StructureEvent, LevelRefusal, LevelView> = {
  feature: "org",
  async load(tx, { key, rank, names, functions, seesAll }, given) {
    await lockTree(tx, given.actor.workspaceId);
    const level: LadderLevel = {
      id: given.newId(),
      key,
      rank,
      names: cleanNames(names),
      functions: [...new Set(functions)],
      seesAll,
      retiredAt: null,
      version: 1,
    };
    return { level, ladder: await loadLadder(tx, given.actor) };
  },
  decide: ({ level, ladder }) => addLevel(level, ladder),
  save: (tx, events, _, given) => saveStructureEvents(tx, events, given),
  record: recordStructureEvent,
  answer: (tx, _, { level }, __, given) => shown(tx, given, level.id),
};

type ChangingState = AddingState & { readonly use: LevelUse };

export const changingLevel: Operation<
  { readonly id: string; readonly change: z.output<typeof changeLevelBody> },
  ChangingState,
  StructureEvent,
  LevelRefusal,
  LevelView
> = {
  feature: "org",
  async load(tx, { id }, given) {
    await lockTree(tx, given.actor.workspaceId);
    const ladder = await loadLadder(tx, given.actor);
    const level = ladder.levels.find((one) => one.id === id);
    return level ? { level, ladder, use: await loadLevelUse(tx, given.actor.workspaceId, id) } : null;
  },
  version: ({ level }) => level.version,
  decide({ level, ladder, use }, { change: { names, functions, rank, seesAll, retired } }, { now }) {
    const wish: LevelWish = only({
      names: names && cleanNames(names),
      functions: functions && [...new Set(functions)],
      rank,
      seesAll,
      retired,
    });
    return changeLevel(level, wish, use, ladder, now);
  },
  save: (tx, events, _, given) => saveStructureEvents(tx, events, given),
  record: recordStructureEvent,
  answer: (tx, { id }, _, __, given) => shown(tx, given, id),
};

export const settingRoutes: Operation<z.output<typeof setRoutesBody>, Ladder, StructureEvent, RouteRefusal, z.output<typeof routes>> = {
  feature: "org",
  async load(tx, _, given) {
    await lockTree(tx, given.actor.workspaceId);
    return loadLadder(tx, given.actor);
  },
  decide: (ladder, command) => setRoutes(command.routes, ladder),
  save: (tx, events, _, given) => saveStructureEvents(tx, events, given),
  record: recordStructureEvent,
  answer: (tx, _, __, ___, given) => shownRoutes(tx, given.actor.workspaceId),
};

export async function shownRoutes(tx: Tx, workspaceId: string): Promise<z.output<typeof routes>> {
  return { items: await loadRoutes(tx, workspaceId), nextCursor: null, unfitPairings: await unfitPairings(tx, workspaceId) };
}

async function shown(tx: Tx, given: Given, id: string): Promise<LevelView> {
  const view = await findLevel(tx, given.actor.workspaceId, id);
  if (!view) throw new Error("the level just written is not there");
  return view;
}

const cleanNames = ({ en, ru, de }: LadderLevel["names"]): LadderLevel["names"] => ({
  en: cleanName(en),
  ru: cleanName(ru),
  de: cleanName(de),
});

export function recordStructureEvent(event: StructureEvent): JournalEntry {
  switch (event.type) {
    case "LevelAdded": {
      const { key, rank, names, functions, seesAll } = event.level;
      return {
        kind: "level_added",
        subjectKind: "level",
        subjectId: event.level.id,
        data: { changes: changesFrom({ key, rank, names, functions, seesAll }) },
      };
    }
    case "LevelChanged":
      return {
        kind: "level_reshaped",
        subjectKind: "level",
        subjectId: event.levelId,
        data: { changes: changesOf(event.before, event.after) },
      };
    case "RoutesChanged":
      return {
        kind: "routes_changed",
        subjectKind: "workspace",
        subjectId: event.workspaceId,
        data: { changes: { routes: { before: event.before, after: event.after } } },
      };
  }
}
