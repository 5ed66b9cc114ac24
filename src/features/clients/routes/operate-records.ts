/** The operations on what hangs on records of every kind: notes and tags. */
import type { Given, Operation } from "#platform/command/command.ts";
import type { Tx } from "#platform/db/database.ts";
import type { Result } from "#shared/result.ts";
import { yes } from "#shared/result.ts";
import type { NoteView } from "../contract/records.ts";
import { mentionedIn } from "../core/mention.ts";
import { addNote, archiveNote, changeNote, type Note, type NoteEvent, type NoteRefusal } from "../core/note.ts";
import { findNote, loadSeenNote, saveNote } from "../sql/notes.ts";
import { loadSeenRecord, type SeenRecord } from "../sql/seen-record.ts";
import { seersOf } from "../sql/seers.ts";
import { recordTags, replaceTags } from "../sql/tags.ts";
import { readTags } from "./read-client.ts";

type NoteState = {
  readonly note: Note;
  readonly record: SeenRecord;
  readonly decide: (given: Given) => Result<readonly NoteEvent[], NoteRefusal>;
};
type NoteOperation<C> = Operation<C, NoteState, NoteEvent, NoteRefusal, NoteView>;

const kinds = { NoteAdded: "note_added", NoteChanged: "note_changed", NoteArchived: "note_archived" } as const;

const noteOperation = <C>(load: NoteOperation<C>["load"]): NoteOperation<C> => ({
  feature: "clients",
  load,
  version: ({ note }) => note.version,
  decide: (state, _, given) => state.decide(given),
  async save(tx, events, _, { actor }) {
    for (const event of events) await saveNote(tx, actor.workspaceId, event);
  },
  // What a note said before stands with the record's personal values: a note may tell of anybody.
  record: (event) => ({
    kind: kinds[event.type],
    subjectKind: "record",
    subjectId: event.note.recordId,
    at: event.at,
    data: { noteId: event.note.id },
    personal:
      event.type === "NoteChanged" ? [{ subjectId: event.note.recordId, field: "text", before: event.note.text, after: event.text }] : [],
  }),
  async answer(tx, _, { note }, __, { actor }) {
    const view = await findNote(tx, actor.workspaceId, note.id);
    if (!view) throw new Error("the note just written is not there");
    return view;
  },
});

export const addingNote = noteOperation<{ readonly recordId: string; readonly text: string }>(async (tx, { recordId, text }, given) => {
  const record = await loadSeenRecord(tx, given.actor.scope, recordId);
  if (!record) return null;
  const note: Note = { id: given.newId(), recordId, authorId: given.actor.personId, text, archivedAt: null, version: 1 };
  const seers = await seersFor(tx, given, recordId, text);
  return { note, record, decide: ({ now }) => addNote(note, seers, now) };
});

/** Who sees a record is looked up only where the text mentions anybody. */
async function seersFor(tx: Tx, { actor, now }: Given, recordId: string, text: string): Promise<ReadonlySet<string>> {
  return mentionedIn(text).length === 0 ? new Set() : seersOf(tx, actor.workspaceId, recordId, now);
}

const ownNote = <C extends { readonly id: string }>(
  textOf: (command: C) => string,
  decide: (note: Note, command: C, given: Given, seers: ReadonlySet<string>) => Result<readonly NoteEvent[], NoteRefusal>,
) =>
  noteOperation<C>(async (tx, command, given) => {
    const note = await loadSeenNote(tx, given.actor.scope, command.id);
    const record = note && (await loadSeenRecord(tx, given.actor.scope, note.recordId));
    if (!note || !record) return null;
    const seers = await seersFor(tx, given, record.id, textOf(command));
    return { note, record, decide: (now) => decide(note, command, now, seers) };
  });
export const changingNote = ownNote<{ readonly id: string; readonly text: string }>(
  ({ text }) => text,
  (note, { text }, { actor, now }, seers) => changeNote(note, text, { actorId: actor.personId, seers }, now),
);
export const archivingNote = ownNote<{ readonly id: string }>(
  () => "",
  (note, _, { actor, now }) => archiveNote(note, actor.personId, now),
);

type TagsState = { readonly record: SeenRecord; readonly before: readonly string[]; readonly after: readonly string[] };
type TagsSet = {
  readonly type: "TagsSet";
  readonly record: SeenRecord;
  readonly before: readonly string[];
  readonly after: readonly string[];
};

export const settingTags: Operation<
  { readonly recordId: string; readonly tags: readonly string[] },
  TagsState,
  TagsSet,
  never,
  { tags: string[] }
> = {
  feature: "clients",
  async load(tx, { recordId, tags }, given) {
    const record = await loadSeenRecord(tx, given.actor.scope, recordId);
    if (!record) return null;
    const before = (await recordTags(tx, given.actor.workspaceId, recordId)).map(({ id }) => id).sort();
    return { record, before, after: await readTags(tx, given, tags) };
  },
  decide: ({ record, before, after }) => yes(before.join() === after.join() ? [] : [{ type: "TagsSet", record, before, after }]),
  async save(tx, events, _, { actor }) {
    for (const { record, after } of events)
      await replaceTags(tx, actor.workspaceId, { recordId: record.id, ownerId: record.ownerId, tagIds: after });
  },
  record: ({ record, before, after }) => ({
    kind: "tags_set",
    subjectKind: record.kind,
    subjectId: record.id,
    data: { changes: { tagIds: { before, after } } },
  }),
  answer: async (tx, { recordId }, _, __, { actor }) => ({
    tags: (await recordTags(tx, actor.workspaceId, recordId)).map(({ name }) => name),
  }),
};
