import assert from "node:assert/strict";
import { test } from "node:test";
import { archiveNote, changeNote, cleanNote, type Note } from "./note.ts";

const at = new Date("2026-03-02T09:00:00Z");
const note: Note = { id: "n", recordId: "r", authorId: "ben", text: "Called", archivedAt: null, version: 1 };

test("a note has lines and tabs, and nothing that cannot be seen", () => {
  assert.equal(cleanNote(" one\r\ntwo\tthree \n"), "one\ntwo\tthree");
  for (const text of ["", " \n ", "a\u0007b", "a\u202eb", "x".repeat(20_001)])
    assert.equal(cleanNote(text), null, JSON.stringify(text.slice(0, 5)));
});

test("only who wrote a note changes it or puts it away", () => {
  assert.deepEqual(changeNote(note, "Mine", "cora", at), { ok: false, refusal: "not_your_note" });
  assert.deepEqual(archiveNote(note, null, at), { ok: false, refusal: "not_your_note" });
  // What nobody in particular wrote, such as an imported note, is nobody's to change.
  assert.deepEqual(changeNote({ ...note, authorId: null }, "Mine", null, at), { ok: false, refusal: "not_your_note" });
  assert.deepEqual(changeNote(note, "Called", "ben", at), { ok: true, value: [] });
  assert.ok(changeNote(note, "Called twice", "ben", at).ok);
  assert.deepEqual(archiveNote({ ...note, archivedAt: at }, "ben", at), { ok: false, refusal: "already_archived" });
});
