import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type CursorKey, type CursorKind, decodeCursor, encodeCursor } from "./cursor.ts";
import { newId } from "./id.ts";

const id = "017f22e2-79b0-7cc3-98c4-dc0c0c07398f";
const refused = { ok: false, refusal: "cursor_malformed" };
const instants = fc.date({ noInvalidDate: true, min: new Date(0), max: new Date("2999-01-01") }).map((at) => at.toISOString());
const keyed = fc.array(
  fc.oneof(
    fc.tuple(
      fc.string({ unit: "grapheme" }).filter((text) => !text.includes("\u0000")),
      fc.constant<CursorKind>("text"),
    ),
    fc.tuple(fc.maxSafeInteger(), fc.constant<CursorKind>("integer")),
    fc.tuple(fc.boolean(), fc.constant<CursorKind>("boolean")),
    fc.tuple(instants, fc.constant<CursorKind>("instant")),
    fc.tuple(fc.bigInt(-(2n ** 63n), 2n ** 63n).map(String), fc.constant<CursorKind>("digits")),
    fc.tuple(fc.constant(null), fc.constantFrom<CursorKind>("text?", "id?", "date?")),
    fc.tuple(fc.constant(0).map(newId), fc.constantFrom<CursorKind>("id", "id?")),
  ),
  { maxLength: 5 },
);

test("a cursor gives back the keys it was made of, in text that needs no escaping in a link", () => {
  fc.assert(
    fc.property(keyed, (pairs) => {
      const keys: readonly CursorKey[] = pairs.map(([key]) => key);
      const cursor = encodeCursor(keys);
      assert.match(cursor, /^[A-Za-z0-9_-]+$/);
      assert.deepEqual(
        decodeCursor(
          cursor,
          pairs.map(([, kind]) => kind),
        ),
        { ok: true, value: keys },
      );
    }),
  );
});

test("a cursor with any one character changed, left out or added is refused", () => {
  const cursor = encodeCursor(["Ёлка & Söhne", 42, id]);
  const kinds = ["text", "integer", "id"] as const;
  assert.equal(decodeCursor(cursor, kinds).ok, true);
  for (let at = 0; at < cursor.length; at++) {
    for (const other of "AZaz09-_=+ ")
      if (other !== cursor[at]) assert.deepEqual(decodeCursor(cursor.slice(0, at) + other + cursor.slice(at + 1), kinds), refused);
    assert.deepEqual(decodeCursor(cursor.slice(0, at) + cursor.slice(at + 1), kinds), refused);
    assert.deepEqual(decodeCursor(`${cursor.slice(0, at)}A${cursor.slice(at)}`, kinds), refused);
  }
});

test("text that is no cursor is refused", () => {
  const base64 = (text: string) => Buffer.from(text).toString("base64url");
  for (const text of [
    "",
    "!",
    "null",
    base64("[]"),
    base64("{}"),
    base64("null"),
    base64("[1]"),
    base64('[1,0,"a"]'),
    base64(`[2,0,"a"]`),
    base64("["),
    "\ud800",
    "A".repeat(1_000_000),
    Buffer.from([0xff, 0xfe]).toString("base64url"),
  ])
    assert.deepEqual(decodeCursor(text, ["text"]), refused, text.slice(0, 40));
});

test("the cursor of a list that is sorted otherwise is refused", () => {
  const wrong: readonly [CursorKey, CursorKind][] = [
    ["deal-7", "id"],
    [id.toUpperCase(), "id"],
    [null, "id"],
    ["2026-03-05", "instant"],
    ["2026-13-05T00:00:00Z", "instant"],
    ["2026-02-30", "date"],
    ["a\u0000b", "text"],
    [5, "text"],
    ["5", "integer"],
    ["5.5", "digits"],
    ["true", "boolean"],
  ];
  for (const [key, kind] of wrong) assert.deepEqual(decodeCursor(encodeCursor([key]), [kind]), refused, `${key} as ${kind}`);
  assert.deepEqual(decodeCursor(encodeCursor([id]), ["id", "id"]), refused);
  assert.deepEqual(decodeCursor(encodeCursor([id, id]), ["id"]), refused);
});

test("a list cannot be sorted by a fraction or by what is no number", () => {
  for (const key of [0.5, Number.NaN, Number.POSITIVE_INFINITY]) assert.throws(() => encodeCursor([key]), RangeError);
});
