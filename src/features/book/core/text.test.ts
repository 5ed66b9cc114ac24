import assert from "node:assert/strict";
import { test } from "node:test";
import { addText, archiveText, changeText, mostEditions, restoreText, type Text } from "./text.ts";

const at = new Date("2026-07-05T09:00:00Z");
const variants = [{ name: "Everybody", filter: null, content: { lines: [{ ask: "How high is the hall?", field: "custom.height" }] } }];
const text: Text = { id: "t", key: "first_call", kind: "script", name: "First call", edition: 3, variants, archivedAt: null, version: 7 };

test("a text begins with its first edition, under a key that no other text has", () => {
  assert.deepEqual(addText(text, true, at), { ok: false, refusal: "text_key_taken" });
  const added = addText(text, false, at);
  assert.ok(added.ok && added.value[0]?.type === "TextAdded");
  assert.deepEqual([added.value[0].text.edition, added.value[0].text.version], [1, 1]);
});

test("what is written anew is the next edition; the same again, in whichever order of keys, is none", () => {
  const again = [{ content: { lines: [{ field: "custom.height", ask: "How high is the hall?" }] }, filter: null, name: "Everybody" }];
  assert.deepEqual(changeText(text, { variants: again, name: "First call" }, at), { ok: true, value: [] });
  const other = [{ ...variants[0]!, name: "All" }];
  assert.deepEqual(changeText(text, { variants: other, name: "Cold call" }, at), {
    ok: true,
    value: [
      { type: "TextRenamed", textId: "t", before: "First call", after: "Cold call" },
      { type: "EditionWritten", textId: "t", number: 4, variants: other, at },
    ],
  });
  assert.deepEqual(changeText({ ...text, edition: mostEditions }, { variants: other }, at), { ok: false, refusal: "too_many_editions" });
});

test("a text that was put away is not changed until it is brought back, and neither happens twice", () => {
  const away = { ...text, archivedAt: at };
  assert.deepEqual(changeText(away, { name: "X" }, at), { ok: false, refusal: "text_archived" });
  assert.deepEqual(archiveText(away, at), { ok: false, refusal: "text_archived" });
  assert.deepEqual(restoreText(text, at), { ok: false, refusal: "text_not_archived" });
  assert.ok(archiveText(text, at).ok && restoreText(away, at).ok);
});
