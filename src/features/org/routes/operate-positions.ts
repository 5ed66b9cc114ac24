/** The operations on positions: load, decide, save, record. */
import type { z } from "@hono/zod-openapi";
import type { Given, Operation } from "#platform/command/command.ts";
import type { JournalEntry } from "#platform/command/journal.ts";
import type { Tx } from "#platform/db/database.ts";
import { no } from "#shared/result.ts";
import { cleanName } from "#shared/text.ts";
import type { changePosition as changePositionBody, openPosition as openPositionBody, PositionView } from "../contract/structure.ts";
import {
  changePosition,
  openPosition,
  type Position,
  type PositionEvent,
  type PositionRefusal,
  type PositionSurroundings,
} from "../core/position.ts";
import { loadLevels, lockTree } from "../sql/load-person.ts";
import { findPosition, loadAroundPosition, loadPosition, savePositionEvent } from "../sql/position.ts";
import { changesFrom, changesOf, only } from "./changes.ts";

/** Without a level the request named one that is not there. */
type State = {
  readonly position: Omit<Position, "levelId"> & { readonly levelId: string | undefined };
  readonly around: PositionSurroundings;
};
type PositionOperation<C, S> = Operation<C, S, PositionEvent, PositionRefusal, PositionView>;

export const openingPosition: PositionOperation<z.output<typeof openPositionBody>, State> = {
  feature: "org",
  async load(tx, { unitId = null, level, title, chiefId = null, personId = null }, given) {
    const { workspaceId } = given.actor;
    await lockTree(tx, workspaceId);
    const levelId = (await loadLevels(tx, workspaceId)).find((one) => one.key === level && one.retiredAt === null)?.id;
    const around = await loadAroundPosition(tx, given.actor, { unitId, chiefId, personId }, given.now);
    return {
      position: {
        id: given.newId(),
        unitId,
        levelId,
        title: cleanName(title),
        chiefId,
        personId,
        openedOn: around.today,
        closedOn: null,
        version: 1,
      },
      around,
    };
  },
  decide: ({ position: { levelId, ...position }, around }) =>
    levelId === undefined ? no("unknown_level") : openPosition({ ...position, levelId }, around),
  save: saveAll,
  record: recordPositionEvent,
  answer: (tx, _, { position }, __, given) => shown(tx, given, position.id),
};

type ChangingState = { readonly position: Position; readonly around: PositionSurroundings };

export const changingPosition: PositionOperation<
  { readonly id: string; readonly change: z.output<typeof changePositionBody> },
  ChangingState
> = {
  feature: "org",
  async load(tx, { id, change }, given) {
    const { workspaceId } = given.actor;
    await lockTree(tx, workspaceId);
    const position = await loadPosition(tx, workspaceId, id);
    return (
      position && {
        position,
        around: await loadAroundPosition(
          tx,
          given.actor,
          { ...position, ...only({ unitId: change.unitId, chiefId: change.chiefId, personId: change.personId }) },
          given.now,
        ),
      }
    );
  },
  version: ({ position }) => position.version,
  decide: ({ position, around }, { change }) =>
    changePosition(position, only({ ...change, title: change.title === undefined ? undefined : cleanName(change.title) }), around),
  save: saveAll,
  record: recordPositionEvent,
  answer: (tx, { id }, _, __, given) => shown(tx, given, id),
};

async function saveAll(tx: Tx, events: readonly PositionEvent[], _: unknown, given: Given): Promise<void> {
  for (const event of events) await savePositionEvent(tx, event, given);
}

async function shown(tx: Tx, given: Given, id: string): Promise<PositionView> {
  const view = await findPosition(tx, given.actor.workspaceId, id);
  if (!view) throw new Error("the position just written is not there");
  return view;
}

export function recordPositionEvent(event: PositionEvent): JournalEntry {
  const entry = (kind: string, subjectId: string, before: object, after: object): JournalEntry => ({
    kind,
    subjectKind: "position",
    subjectId,
    data: { changes: changesOf(before, after) },
  });
  switch (event.type) {
    case "PositionOpened": {
      const { id, unitId, levelId, title, chiefId, personId, openedOn } = event.position;
      return {
        kind: "position_opened",
        subjectKind: "position",
        subjectId: id,
        data: { changes: changesFrom({ unitId, levelId, title, chiefId, personId, openedOn }) },
      };
    }
    case "PositionChanged":
      return entry("position_changed", event.positionId, event.before, event.after);
    case "PositionFilled":
      return entry("position_filled", event.positionId, { personId: null }, { personId: event.personId });
    case "PositionVacated":
      return entry("position_vacated", event.positionId, { personId: event.personId }, { personId: null });
    case "PositionClosed":
      return entry("position_closed", event.positionId, { closedOn: null }, { closedOn: event.on });
  }
}
