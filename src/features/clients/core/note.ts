/** Notes on records: what people write down for each other. Only who wrote a note changes it. */
import { no, type Result, yes } from "#shared/result.ts";
import { nameProblem } from "#shared/text.ts";

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
export type NoteRefusal = "text_unusable" | "not_your_note" | "already_archived";

/** Lines and tabs are what a text is made of; everything else that cannot be seen is refused. Null: the text cannot be kept. */
export function cleanNote(text: string): string | null {
  const lines = text.replaceAll(/\r\n?/g, "\n").trim().normalize("NFC");
  return nameProblem(lines.replaceAll(/[\n\t]/g, " "), { max: longestNote }) === null ? lines : null;
}

export function addNote(note: Note, at: Date): Result<readonly NoteEvent[], NoteRefusal> {
  const text = cleanNote(note.text);
  return text === null ? no("text_unusable") : yes([{ type: "NoteAdded", note: { ...note, text }, at }]);
}

export function changeNote(note: Note, wanted: string, actorId: string | null, at: Date): Result<readonly NoteEvent[], NoteRefusal> {
  if (note.archivedAt !== null) return no("already_archived");
  if (note.authorId === null || note.authorId !== actorId) return no("not_your_note");
  const text = cleanNote(wanted);
  if (text === null) return no("text_unusable");
  return yes(text === note.text ? [] : [{ type: "NoteChanged", note, text, at }]);
}

export function archiveNote(note: Note, actorId: string | null, at: Date): Result<readonly NoteEvent[], NoteRefusal> {
  if (note.archivedAt !== null) return no("already_archived");
  if (note.authorId === null || note.authorId !== actorId) return no("not_your_note");
  return yes([{ type: "NoteArchived", note, at }]);
}
