import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Catalogue } from "#shared/filter/catalogue.ts";
import { checkFilter } from "#shared/filter/check.ts";
import type { FilterContext } from "#shared/filter/resolve.ts";
import { type BookRow, bookCatalogue } from "../catalogue.ts";
import { type Content, saidIn } from "../content.ts";
import { chooseVariant, editionFaults } from "../edition.ts";
import { industryFilters } from "./industries.ts";
import { readTexts } from "./read-texts.ts";
import { type Language, readyTexts } from "./ready-texts.ts";

const languages: readonly Language[] = ["en", "ru", "de"];
const everything = (language: Language) => readyTexts(language).flatMap(({ key, variants }) => variants.map((one) => ({ key, ...one })));
const said = (language: Language) =>
  everything(language).flatMap(({ key, content }) => saidIn(content).map(({ path, text }) => ({ at: `${key}${path}`, text })));

const wordsOf = (content: Content) =>
  saidIn(content)
    .map(({ text }) => text)
    .join("\n");
const sorted = (found: Iterable<string>) => [...new Set(found)].sort();
const placeholdersIn = (text: string) => sorted([...text.matchAll(/\{\{[^}]*\}\}/g)].map(([braces]) => braces));
/** Numbers as they are meant: "10,000", "10.000" and "10 000" are one, and so are "0.6" and "0,6". */
const numbersIn = (text: string) =>
  sorted((text.match(/\d+(?:[.,\u00A0]\d+)*/g) ?? []).map((one) => one.replaceAll(/[.,\u00A0](?=\d{3}(?!\d))/g, "").replace(",", ".")));
/** Prices are in the money of the language's country, and the Russian norm for a warehouse differs. */
const ownFigures: Readonly<Record<string, string>> = { inbound_objections: "prices", sale_present: "norm" };

/** What a content is made of, without its words. */
const shapeOf = (content: Content): unknown => {
  if ("lines" in content) return content.lines.map((line) => ("if" in line ? ["if", line.objection ?? null] : Object.keys(line)[0]));
  if ("objections" in content) return content.objections.map(({ key }) => key);
  if ("items" in content) return content.items.map(({ key, isRequired }) => [key, isRequired]);
  return "letter";
};

describe("the ready texts", () => {
  it("are the same in every language: keys, kinds, variants, lines, objections and items", () => {
    const shape = (language: Language) =>
      readyTexts(language).map(({ key, kind, variants }) => [key, kind, variants.map(({ filter, content }) => [filter, shapeOf(content)])]);
    for (const language of languages) assert.deepEqual(shape(language), shape("en"), language);
  });

  it("say the same in every language, as far as placeholders and figures show it", () => {
    const figures = (language: Language) =>
      everything(language).map(({ key, content }) => [
        key,
        placeholdersIn(wordsOf(content)),
        key in ownFigures ? [] : numbersIn(wordsOf(content)),
      ]);
    for (const language of languages) assert.deepEqual(figures(language), figures("en"), language);
  });

  for (const language of languages) {
    it(`are accepted by the book, placeholders and filters too: ${language}`, () => {
      const keys = readyTexts(language).map(({ key }) => key);
      assert.equal(new Set(keys).size, keys.length);
      for (const { key, kind, variants } of readyTexts(language)) {
        assert.match(key, /^[a-z][a-z0-9_]{0,59}$/);
        assert.deepEqual(editionFaults(kind, variants), [], key);
        for (const { filter } of variants)
          assert.ok(filter === null || checkFilter(filter, bookCatalogue as unknown as Catalogue<never>).ok, key);
      }
    });

    it(`are written in the letters and quotation marks of their language: ${language}`, () => {
      for (const { at, text } of said(language)) {
        assert.doesNotMatch(text, /["'`]/, `${at}: quotation marks of a typewriter`);
        assert.doesNotMatch(text, /[ \t]{2}|[ \t]$|\.\.\.| [,.;:!?]/m, `${at}: spaces and dots`);
        assert.doesNotMatch(text, language === "en" ? /\d[ \u00A0]%/ : /\d %|\d%/, `${at}: the space before a per cent sign`);
        assert.doesNotMatch(text, /[а-яё][a-z]|[a-z][а-яё]/i, `${at}: two alphabets in one word`);
        const prose = text.replaceAll(/\{\{[^}]*\}\}/g, "");
        if (language === "ru") assert.match(prose, /[а-яё]/i, `${at}: no Russian`);
        else assert.doesNotMatch(prose, /[а-яё«»]/i, `${at}: Russian`);
        if (language === "de") assert.ok((prose.match(/„/g)?.length ?? 0) === (prose.match(/“/g)?.length ?? 0), `${at}: „…“`);
      }
    });

    it(`are whole talks: ${language}`, () => {
      for (const { key, content } of everything(language)) {
        if ("lines" in content) {
          assert.ok(content.lines.length >= 5 && content.lines.length <= 14, `${key}: ${content.lines.length} lines`);
          assert.ok(content.lines.filter((line) => "ask" in line).length >= 2, `${key} asks too little`);
        }
        if ("body" in content) assert.ok(content.body.length > 200 && content.body.includes("{{contact.name}}"), key);
      }
      const objections = (key: string) => {
        const [text] = readyTexts(language).find((one) => one.key === key)?.variants ?? [];
        return text && "objections" in text.content ? text.content.objections.length : 0;
      };
      assert.ok(objections("cold_objections") >= 8);
      assert.ok(objections("sale_objections") >= 10);
    });
  }

  it("show a dairy the words for food production, however its industry is called, and everybody else those for all", () => {
    const shown = (industry: string | null) => {
      const text = readyTexts("ru").find(({ key }) => key === "cold_first_call")!;
      const row = { client: { industry }, deal: null } as unknown as BookRow;
      const { index } = chooseVariant(text.variants, row, bookCatalogue, {} as FilterContext);
      return Object.keys(industryFilters).find((name) => industryFilters[name] === text.variants[index]?.filter) ?? "all";
    };
    for (const name of ["Food production", "Molkerei", "Lebensmittel", "Пищевая промышленность", "Холодильный склад"])
      assert.equal(shown(name), "food", name);
    for (const name of ["Logistics", "Складская логистика", "Spedition & Lager"]) assert.equal(shown(name), "logistics", name);
    for (const name of ["Utilities", "Stadtwerke", "Коммунальные службы"]) assert.equal(shown(name), "utility", name);
    for (const name of ["Building materials", "Offices", null]) assert.equal(shown(name), "all", `${name}`);
  });
});

describe("a ready text as it is written", () => {
  const read = (source: string) => readTexts(source, "For all", industryFilters);

  it("is read line by line, with the variant for all at the end", () => {
    const [text] = read("## script talk First talk\nsay Hello\nif(too_dear) “Too dear”\n### food Food\nhint Coat\nask Where?\n");
    assert.deepEqual(text, {
      key: "talk",
      kind: "script",
      name: "First talk",
      variants: [
        { name: "Food", filter: industryFilters["food"], content: { lines: [{ hint: "Coat" }, { ask: "Where?" }] } },
        { name: "For all", filter: null, content: { lines: [{ say: "Hello" }, { if: "“Too dear”", objection: "too_dear" }] } },
      ],
    });
    const [letter] = read("## letter thanks Thanks\nA subject\n\nDear all,\n\nthanks.\n");
    assert.deepEqual(letter?.variants[0]?.content, { subject: "A subject", body: "Dear all,\n\nthanks." });
  });

  it("is refused, with the line, where it is written differently", () => {
    for (const source of [
      "say before any heading",
      "## poem talk Name\nsay x",
      "## script talk Name\nsing x",
      "## objections talk Name\n[key] no answer",
      "## checklist talk Name\n+ [key] text",
      "## script talk Name\nsay x\n### mining Mining\nsay y",
    ])
      assert.throws(() => read(source), /cannot be read/, source);
  });
});
