/** Who is told of a note: whoever it mentions, once for each note, however often it is changed. */
import { mentionedIn } from "#features/clients/core/mention.ts";
import { type NoteEvent, newlyMentioned } from "#features/clients/core/note.ts";
import type { Notice } from "./notice.ts";

export function noticesOfNote(event: NoteEvent, recordKind: string): readonly Notice[] {
  const { id, recordId, text } = event.note;
  const mentioned = event.type === "NoteAdded" ? mentionedIn(text) : event.type === "NoteChanged" ? newlyMentioned(text, event.text) : [];
  return mentioned.map((personId) => ({
    personId,
    kind: "mention",
    once: `note:${id}`,
    subject: { kind: recordKind, id: recordId },
    data: { noteId: id },
  }));
}
