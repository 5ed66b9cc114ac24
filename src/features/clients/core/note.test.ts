import assert from "node:assert/strict";
import { test } from "node:test";
import { addNote, archiveNote, changeNote, cleanNote, type Note } from "./note.ts";

const at = new Date("2026-03-02T09:00:00Z");
const by = (actorId: string | null, ...seers: string[]) => ({ actorId, seers: new Set(seers) });
const note: Note = { id: "n", recordId: "r", authorId: "ben", text: "Called", archivedAt: null, version: 1 };

test("a note has lines and tabs, and nothing that cannot be seen", () => {
  assert.equal(cleanNote(" one\r\ntwo\tthree \n"), "one\ntwo\tthree");
  for (const text of ["", " \n ", "a\u0007b", "a\u202eb", "x".repeat(20_001)])
    assert.equal(cleanNote(text), null, JSON.stringify(text.slice(0, 5)));
});

test("only who wrote a note changes it or puts it away", () => {
  assert.deepEqual(changeNote(note, "Mine", by("cora"), at), { ok: false, refusal: "not_your_note" });
  assert.deepEqual(archiveNote(note, null, at), { ok: false, refusal: "not_your_note" });
  // What nobody in particular wrote, such as an imported note, is nobody's to change.
  assert.deepEqual(changeNote({ ...note, authorId: null }, "Mine", by(null), at), { ok: false, refusal: "not_your_note" });
  assert.deepEqual(changeNote(note, "Called", by("ben"), at), { ok: true, value: [] });
  assert.ok(changeNote(note, "Called twice", by("ben"), at).ok);
  assert.deepEqual(archiveNote({ ...note, archivedAt: at }, "ben", at), { ok: false, refusal: "already_archived" });
});

test("nobody is mentioned who does not see the record; whoever was mentioned before may have lost sight of it since", () => {
  const cora = "019a9d5e-7c1e-7b61-8b4c-5c1f2f3d4e5f";
  const text = `Ask @[${cora}]`;
  assert.deepEqual(addNote({ ...note, text }, new Set(), at), { ok: false, refusal: "mentioned_cannot_see" });
  assert.ok(addNote({ ...note, text }, new Set([cora]), at).ok);
  assert.deepEqual(changeNote(note, text, by("ben"), at), { ok: false, refusal: "mentioned_cannot_see" });
  assert.ok(changeNote({ ...note, text }, `${text} again`, by("ben"), at).ok);
});
