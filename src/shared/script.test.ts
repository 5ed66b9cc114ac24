import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { keyOf, meantBy, otherLayout, toCyrillic, toLatin } from "./script.ts";

test("a word typed on the other keyboard is the word that was meant", () => {
  assert.ok(meantBy("ghbdtn").includes("привет"));
  assert.ok(meantBy("vjkjrj").includes("молоко"));
  assert.ok(meantBy("дфьз").includes("lamp"));
  assert.ok(meantBy(",tnjy").includes("бетон"));
  assert.ok(meantBy("GHBDTN").includes("привет"));
  assert.ok(meantBy(",tnjydthr").includes("betonverk"), "and in the other script at that");
});

test("a name in one script is found in the other", () => {
  assert.ok(meantBy("moloko").includes("молоко"));
  assert.ok(meantBy("Shcherbakov").includes("щербаков"));
  assert.ok(meantBy("Молоко").includes("moloko"));
  assert.ok(meantBy("Жуков").includes("zhukov"));
  assert.equal(toLatin("ооо ромашка 4"), "ooo romashka 4");
  assert.equal(toCyrillic("romashka 4"), "ромашка 4");
});

test("figures and texts in both scripts mean themselves only", () => {
  assert.deepEqual(meantBy("+49 30 1234"), ["+49 30 1234"]);
  assert.deepEqual(meantBy("LED лампа"), ["led лампа"]);
  assert.deepEqual(meantBy("  "), []);
});

test("the first meaning is the text itself, whatever is typed, and none is empty", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 40 }), (text) => {
      const meant = meantBy(text);
      assert.ok(meant.length <= 4 && meant.every((one) => one !== ""));
      assert.equal(otherLayout(otherLayout("цех 4, hall")), "цех 4, hall");
    }),
  );
});

test("a key is made from a name in any script, and never taken twice", () => {
  assert.equal(keyOf("Площадь цеха, м²", "field", new Set()), "ploshchad_tsekha_m2");
  assert.equal(keyOf("Straße", "field", new Set(["strasse"])), "strasse_2");
  assert.equal(keyOf("4 Räume", "field", new Set()), "raume");
  assert.equal(keyOf("漢字", "field", new Set(["field"])), "field_2");
});
