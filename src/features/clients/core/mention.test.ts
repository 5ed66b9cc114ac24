import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { mentionedIn, mentionOf, piecesOf, withMentions, withNames } from "./mention.ts";

const anna = { id: "019a9d5e-7c1e-7b61-8b4c-5c1f2f3d4e5f", name: "Anna" };
const berg = { id: "019a9d5e-7c1e-7b61-8b4c-5c1f2f3d4e60", name: "Anna Berg" };
const olga = { id: "019a9d5e-7c1e-7b61-8b4c-5c1f2f3d4e61", name: "Ольга (юг)" };

test("a mention keeps the id and never the name", () => {
  const kept = withMentions("@Anna Berg, please ask @Anna and @Ольга (юг). Mail me@Annabel.example", [anna, berg, olga]);
  assert.equal(kept, `${mentionOf(berg.id)}, please ask ${mentionOf(anna.id)} and ${mentionOf(olga.id)}. Mail me@Annabel.example`);
  assert.deepEqual(mentionedIn(`${kept} ${mentionOf(anna.id)}`), [berg.id, anna.id, olga.id]);
  assert.equal(withNames(kept, [berg]), `@Anna Berg, please ask ${mentionOf(anna.id)} and ${mentionOf(olga.id)}. Mail me@Annabel.example`);
});

test("what only looks like a mention is text", () => {
  assert.deepEqual(mentionedIn("@[nobody] @[] @Anna [019a9d5e-7c1e-7b61-8b4c-5c1f2f3d4e5f]"), []);
  assert.deepEqual(piecesOf("@[nobody]"), [{ text: "@[nobody]" }]);
});

test("a text in pieces is the whole text, and written and read again it is the same", () => {
  const part = fc.oneof(
    fc.string(),
    fc.constantFrom(anna, berg, olga).map(({ id }) => mentionOf(id)),
  );
  fc.assert(
    fc.property(
      fc.array(part).map((parts) => parts.join(" ")),
      (text) => {
        const back = piecesOf(text).map((piece) => ("personId" in piece ? mentionOf(piece.personId) : piece.text));
        assert.equal(back.join(""), text);
        if (!/@(Anna|Ольга)/.test(text)) assert.equal(withMentions(withNames(text, [anna, berg, olga]), [anna, berg, olga]), text);
      },
    ),
  );
});
