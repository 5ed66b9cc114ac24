/** Notes on records: what people write down for each other. Only who wrote a note changes it. */
import { no, type Result, yes } from "#shared/result.ts";
import { nameProblem } from "#shared/text.ts";
import { mentionedIn } from "./mention.ts";

export const longestNote = 20_000;

export type Note = {
  readonly id: string;
  readonly recordId: string;
  readonly authorId: string | null;
  readonly text: string;
  readonly archivedAt: Date | null;
  readonly version: number;
};
export type NoteEvent =
  | { readonly type: "NoteAdded"; readonly note: Note; readonly at: Date }
  | { readonly type: "NoteChanged"; readonly note: Note; readonly text: string; readonly at: Date }
  | { readonly type: "NoteArchived"; readonly note: Note; readonly at: Date };
export type NoteRefusal = "text_unusable" | "not_your_note" | "already_archived" | "mentioned_cannot_see";

/** Lines and tabs are what a text is made of; everything else that cannot be seen is refused. Null: the text cannot be kept. */
export function cleanNote(text: string): string | null {
  const lines = text.replaceAll(/\r\n?/g, "\n").trim().normalize("NFC");
  return nameProblem(lines.replaceAll(/[\n\t]/g, " "), { max: longestNote }) === null ? lines : null;
}

/** Whom the new text mentions and the old did not; only they are told, and only they have to see the record. */
export const newlyMentioned = (before: string, text: string): readonly string[] => {
  const already = new Set(mentionedIn(before));
  return mentionedIn(text).filter((id) => !already.has(id));
};

/** A mention gives nobody sight. `seers` are those who see the record; asked for only where somebody is mentioned. */
export function addNote(note: Note, seers: ReadonlySet<string>, at: Date): Result<readonly NoteEvent[], NoteRefusal> {
  const text = cleanNote(note.text);
  if (text === null) return no("text_unusable");
  if (!mentionedIn(text).every((id) => seers.has(id))) return no("mentioned_cannot_see");
  return yes([{ type: "NoteAdded", note: { ...note, text }, at }]);
}

export function changeNote(
  note: Note,
  wanted: string,
  around: { readonly actorId: string | null; readonly seers: ReadonlySet<string> },
  at: Date,
): Result<readonly NoteEvent[], NoteRefusal> {
  const { actorId, seers } = around;
  if (note.archivedAt !== null) return no("already_archived");
  if (note.authorId === null || note.authorId !== actorId) return no("not_your_note");
  const text = cleanNote(wanted);
  if (text === null) return no("text_unusable");
  if (!newlyMentioned(note.text, text).every((id) => seers.has(id))) return no("mentioned_cannot_see");
  return yes(text === note.text ? [] : [{ type: "NoteChanged", note, text, at }]);
}

export function archiveNote(note: Note, actorId: string | null, at: Date): Result<readonly NoteEvent[], NoteRefusal> {
  if (note.archivedAt !== null) return no("already_archived");
  if (note.authorId === null || note.authorId !== actorId) return no("not_your_note");
  return yes([{ type: "NoteArchived", note, at }]);
}
