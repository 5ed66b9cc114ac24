import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { cleanName, foldText, nameProblem } from "./text.ts";

const anyText = fc.string({ unit: "binary", maxLength: 40 });
const problem = (text: string) => nameProblem(text, { max: 200 });

describe("searched text", () => {
  test("is found whatever its case, accents and spacing", () => {
    const known: Readonly<Record<string, string>> = {
      "  ООО   «Ёлка»\u00a0Плюс ": "ооо «елка» плюс",
      "Андрей Йота": "андрей йота",
      "Київ, Ўзда": "київ, ўзда",
      "Straße STRASSE ẞ": "strasse strasse ss",
      "Müller & Söhne": "muller & sohne",
      "Łódź, Ørsted, Þór, Đorđe": "lodz, orsted, thor, dorde",
      "Crème Brûlée": "creme brulee",
      "İstanbul ISPARTA ılık": "istanbul isparta ilik",
      "ΟΔΥΣΣΕΎΣ Οδυσσεύς": "οδυσσευσ οδυσσευσ",
      "ﬁnance ① ｆｕｌｌ": "finance 1 full",
      "O’Brien–Smith‑Jones": "o'brien-smith-jones",
      "a\tb\r\nc\u0000d": "a b c d",
      "so\u00adft zero\u200bwidth": "soft zerowidth",
      "за\u0301мок": "замок",
      שָׁלוֹם: "שלום",
      مُحَمَّد: "محمد",
    };
    for (const [typed, folded] of Object.entries(known)) assert.equal(foldText(typed), folded, typed);
  });
  test("finds ё by е and the other way round, but й only by й", () => {
    assert.ok(foldText("Семёнов").includes(foldText("СЕМЕНОВ")));
    assert.ok(foldText("Семенов").includes(foldText("семён")));
    assert.notEqual(foldText("бой"), foldText("бои"));
    assert.equal(foldText("й"), foldText("и\u0306"), "composed and decomposed are one letter");
  });
  test("keeps the signs that make other letters in Indic scripts, Thai and kana", () => {
    for (const [one, other] of [
      ["कि", "का"],
      ["が", "か"],
      ["ที่", "ทา"],
    ] as const)
      assert.notEqual(foldText(one), foldText(other));
  });
  test("folded twice is as folded once, for every character there is", () => {
    for (let point = 0; point <= 0x10ffff; point++) {
      const once = foldText(String.fromCodePoint(point));
      if (foldText(once) !== once) assert.fail(`U+${point.toString(16)}`);
    }
  });
  test("folded twice is as folded once, for every text", () => {
    fc.assert(
      fc.property(anyText, (text) => foldText(foldText(text)) === foldText(text)),
      { numRuns: 1_000 },
    );
  });
  test("is the same for a text in capitals, in any normal form", () => {
    const words = fc.string({ unit: fc.constantFrom(..."aäàéßñoøzаёйиеяґїžçΣσς -'"), maxLength: 20 });
    fc.assert(
      fc.property(words, (text) => {
        for (const form of [text.toUpperCase(), text.toLowerCase(), text.normalize("NFD"), text.normalize("NFKC")])
          assert.equal(foldText(form), foldText(text));
      }),
    );
  });
  test("contains every word it was made of", () => {
    fc.assert(
      fc.property(anyText, anyText, (one, other) => foldText(`${one} ${other}`).includes(foldText(one))),
      { numRuns: 1_000 },
    );
  });
});

describe("a name as it is kept", () => {
  test("has no space around it, single spaces within, and one spelling of each letter", () => {
    assert.equal(cleanName("  Anna \u00a0 Maria\u3000 Weiß \n"), "Anna Maria Weiß");
    assert.equal(cleanName("И\u0306ота"), "Йота");
    assert.equal(cleanName("tab\tstays"), "tab\tstays");
  });
  test("cleaned twice is as cleaned once", () => {
    fc.assert(fc.property(anyText, (text) => cleanName(cleanName(text)) === cleanName(text)));
  });
});

describe("a name", () => {
  test("may hold the letters of any script, apostrophes, hyphens, digits and emoji", () => {
    for (const name of [
      "Anna-Maria O’Neill",
      "D'Angelo 3rd",
      "Ёлкин Пётр Ильич",
      "李小龍",
      "محمد بن سلمان",
      "می‌خواهم",
      "श्री कृष्ण",
      "क्‍ष",
      "ශ්‍රී ලංකා",
      "Nguyễn Thị Ánh",
      "👩‍💻 Team",
      "👩🏽‍🚀",
      "🏴󠁧󠁢󠁥󠁮󠁧󠁿 England",
      "❤️‍🔥",
      "X Æ A-12",
      "C++ & Söhne (GmbH) №1 — «Ромашка»",
      "𝔄𝔫𝔫𝔞",
    ])
      assert.equal(problem(name), null, name);
  });
  test("in which nothing can be seen is empty", () => {
    for (const name of ["", " ", "\u00a0\u3000", "\n\t", "\u3164", "\u115f\u1160", "\ufe0f", "\u2800\u2800", "\u034f"])
      assert.equal(problem(name), "empty", JSON.stringify(name));
  });
  test("may not be longer than allowed, counted in characters and not in bytes", () => {
    assert.equal(nameProblem("a".repeat(200), { max: 200 }), null);
    assert.equal(nameProblem("a".repeat(201), { max: 200 }), "too_long");
    assert.equal(nameProblem("😀".repeat(200), { max: 200 }), null);
    assert.equal(nameProblem("😀".repeat(201), { max: 200 }), "too_long");
    assert.equal(nameProblem("x".repeat(10_000), { max: 200 }), "too_long");
  });
  test("may not hold control characters, line ends, broken characters or invisible ones", () => {
    for (let code = 0; code < 0xa0; code++)
      if (code < 0x20 || code >= 0x7f) assert.equal(problem(`Ann${String.fromCharCode(code)}a`), "control_characters", code.toString(16));
    for (const hidden of [
      "\ud800",
      "\udfff",
      "\u2028",
      "\u2029",
      "\u200b",
      "\u2060",
      "\ufeff",
      "\u00ad",
      "\ufffe",
      "\u{e0041}",
      "\u200d",
      "\u200c",
    ])
      assert.equal(problem(`Ann${hidden}a`), "control_characters", hidden.codePointAt(0)?.toString(16));
    assert.equal(problem("\u200dAnna"), "control_characters");
    assert.equal(problem("\u0000"), "control_characters");
    assert.equal(problem("Anna😀\u200d"), "control_characters", "a joiner that joins nothing");
  });
  test("may not hold marks that turn the direction of text", () => {
    for (const mark of [
      "\u200e",
      "\u200f",
      "\u202a",
      "\u202b",
      "\u202c",
      "\u202d",
      "\u202e",
      "\u2066",
      "\u2067",
      "\u2068",
      "\u2069",
      "\u061c",
    ])
      for (const name of [mark, `Anna${mark}gpj.exe`, `${mark}محمد`]) assert.equal(problem(name), "bidi_marks");
  });
  test("is judged the same before and after cleaning when it has no space to lose", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", minLength: 1, maxLength: 30 }),
        (name) => problem(cleanName(name)) === problem(name.normalize("NFC").trim()),
      ),
    );
  });
});
