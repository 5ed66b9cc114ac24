/** The operations on saved views: load, decide, save, record. */
import type { Given, Operation } from "#platform/command/command.ts";
import type { JournalEntry } from "#platform/command/journal.ts";
import type { Tx } from "#platform/db/database.ts";
import { cleanName } from "#shared/text.ts";
import type { ChangeView, SavedViewAnswer, SaveView } from "../contract/views.ts";
import {
  changeView,
  deleteView,
  type SavedView,
  saveView,
  scopeOf,
  type ViewAround,
  type ViewEvent,
  type ViewRefusal,
} from "../core/saved-view.ts";
import { findView, loadView, loadViewAround, saveViewEvent } from "../sql/saved-view.ts";

type State = { readonly view: SavedView; readonly around: ViewAround };
type ViewOperation<C, A> = Operation<C, State, ViewEvent, ViewRefusal, A>;

const shared = {
  feature: "fields",
  version: ({ view }: State) => view.version,
  async save(tx: Tx, events: readonly ViewEvent[], _: State, given: Given) {
    for (const event of events) await saveViewEvent(tx, event, given);
  },
  record,
} as const;

export const savingView: ViewOperation<SaveView, SavedViewAnswer> = {
  ...shared,
  async load(tx, { screen, name, sharedWith, settings }, { actor, newId }) {
    // A view belongs to a person; the server itself has none.
    if (actor.personId === null) return null;
    const around = await loadViewAround(tx, actor, screen, null);
    const view: SavedView = {
      id: newId(),
      screen,
      name: cleanName(name),
      ownerId: actor.personId,
      ...scopeOf(sharedWith, around),
      settings,
      version: 1,
    };
    return { view, around };
  },
  decide: ({ view, around }) => saveView(view, around),
  answer: shown,
};

export const changingView: ViewOperation<{ readonly id: string; readonly change: ChangeView }, SavedViewAnswer> = {
  ...shared,
  load: (tx, { id }, given) => load(tx, id, given),
  decide: ({ view, around }, { change }) =>
    changeView(view, { ...change, ...(change.name === undefined ? {} : { name: cleanName(change.name) }) }, around),
  answer: shown,
};

export const deletingView: ViewOperation<{ readonly id: string }, undefined> = {
  ...shared,
  load: (tx, { id }, given) => load(tx, id, given),
  decide: ({ view, around }) => deleteView(view, around),
  answer: async () => undefined,
};

async function load(tx: Tx, id: string, { actor }: Given): Promise<State | null> {
  const view = await loadView(tx, actor, id);
  return view && { view, around: await loadViewAround(tx, actor, view.screen, id) };
}

async function shown(tx: Tx, _: unknown, { view }: State, __: unknown, { actor }: Given): Promise<SavedViewAnswer> {
  const found = await findView(tx, actor, view.id);
  if (!found) throw new Error("the view just written is not there");
  return found;
}

/** What a view shows stays out of the journal: a filter may hold names of people. */
function record(event: ViewEvent): JournalEntry {
  const entry = (kind: string, subjectId: string, changes: object): JournalEntry => ({
    kind,
    subjectKind: "saved_view",
    subjectId,
    data: { changes },
  });
  switch (event.type) {
    case "ViewSaved": {
      const { id, screen, sharedWith } = event.view;
      return entry("view_saved", id, { screen: { before: null, after: screen }, sharedWith: { before: null, after: sharedWith } });
    }
    case "ViewChanged": {
      const { before, after } = event;
      const kept = (["sharedWith", "unitId", "levelId"] as const).filter((part) => after[part] !== undefined);
      return entry(
        "view_changed",
        event.viewId,
        Object.fromEntries(kept.map((part) => [part, { before: before[part], after: after[part] }])),
      );
    }
    case "ViewDeleted":
      return entry("view_deleted", event.view.id, { screen: { before: event.view.screen, after: null } });
  }
}
