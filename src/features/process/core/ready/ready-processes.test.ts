import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { leadStatuses } from "#features/deals/core/lead.ts";
import { type LeadFacts, leadCatalogue } from "#features/deals/core/lead-catalogue.ts";
import { checkFilter } from "#shared/filter/check.ts";
import type { Filter } from "#shared/filter/language.ts";
import { matches } from "#shared/filter/matches.ts";
import type { FilterContext } from "#shared/filter/resolve.ts";
import { seeded } from "#shared/random.ts";
import { readDefinition } from "../../contract/definition.ts";
import { checkDefinition } from "../check.ts";
import type { Definition } from "../definition.ts";
import { beginTry, choicesAt, choose, stateOf } from "../try/try-run.ts";
import { chosenProcesses, readyProcesses, textsOf } from "./compose.ts";
import { isCold, isInbound } from "./lead-origin.ts";
import { textsInLanguage } from "./texts.ts";

const languages = ["en", "ru", "de"] as const;
const now = new Date("2026-03-02T09:00:00Z");

/** Every word that people read, with the place where it stands. */
function wordsOf({ key, name, description, steps }: Definition): readonly (readonly [place: string, word: string | undefined])[] {
  const own = Object.entries(steps).flatMap(([step, { title, text, outcomes, evidence = [] }]) => [
    [`${step} title`, title] as const,
    [`${step} text`, text] as const,
    ...Object.entries(outcomes).map(([outcome, { label }]) => [`${step} ${outcome}`, label] as const),
    ...evidence.map((demand) => [`${step} evidence ${demand.key}`, demand.name] as const),
  ]);
  return [[`${key} name`, name] as const, [`${key} description`, description] as const, ...own];
}

describe("the ready processes", () => {
  for (const language of languages) {
    const processes = readyProcesses(language);

    it(`can be published as they are: ${language}`, () => {
      assert.equal(processes.length, 7);
      for (const definition of processes) {
        assert.deepEqual(checkDefinition(definition), { sound: true, faults: [] }, definition.key);
        const read = readDefinition(JSON.parse(JSON.stringify(definition)));
        assert.ok(read.ok, read.ok ? "" : JSON.stringify(read.refusal));
        assert.deepEqual(read.value, JSON.parse(JSON.stringify(definition)));
      }
    });

    it(`have every word, and no key for a word: ${language}`, () => {
      for (const [place, word] of processes.flatMap(wordsOf)) {
        assert.ok(word !== undefined && word.trim() === word && word !== "", place);
        assert.doesNotMatch(word, /_|^[a-z]+$/, `${place} has a key for a word`);
        assert.doesNotMatch(word, /["'`]/, `${place} has quotation marks of a typewriter`);
        assert.doesNotMatch(word, / {2}|\.\.\.| [,.;:!?]/, `${place} has a space or dots too many`);
        assert.doesNotMatch(word, /[а-яё][a-z]|[a-z][а-яё]/i, `${place} has two alphabets in one word`);
        assert.equal(/[а-яё]/i.test(word), language === "ru", `${place} is in another alphabet`);
      }
    });

    it(`name texts that come along, and leave none unused: ${language}`, () => {
      const named = new Set(processes.flatMap(textsOf));
      const there = new Set(textsInLanguage(language).map(({ key }) => key));
      assert.deepEqual(
        [...named].filter((key) => !there.has(key)),
        [],
      );
      assert.deepEqual(
        [...there].filter((key) => !named.has(key)),
        [],
      );
    });

    it(`answer, at the step itself, every objection that its script foresees: ${language}`, () => {
      const texts = new Map(textsInLanguage(language).map((text) => [text.key, text]));
      for (const { steps } of processes)
        for (const [name, { script, texts: beside = [] }] of Object.entries(steps)) {
          const answered = beside
            .flatMap((key) => texts.get(key)?.variants ?? [])
            .flatMap(({ content }) => ("objections" in content ? content.objections.map(({ key }) => key) : []));
          const lines = (texts.get(script ?? "")?.variants ?? []).flatMap(({ content }) => ("lines" in content ? content.lines : []));
          const foreseen = lines.flatMap((line) => ("if" in line && line.objection !== undefined ? [line.objection] : []));
          assert.deepEqual(
            foreseen.filter((key) => !answered.includes(key)),
            [],
            name,
          );
        }
    });
  }

  it("give every person's step to somebody, with a due date and a length, and ask why where people give up", () => {
    for (const { key, steps } of readyProcesses("en"))
      for (const [name, { kind, assignee, due, effortMinutes, outcomes }] of Object.entries(steps)) {
        const isWork = kind === "task" || kind === "request";
        assert.equal(isWork, assignee !== undefined && due !== undefined && effortMinutes !== undefined, `${key}.${name}`);
        for (const [outcome, { end, cancelRest, needsComment }] of Object.entries(outcomes))
          assert.ok(end !== "failure" || needsComment || !isWork || cancelRest || isLimitOrPlain(outcome), `${key}.${name}.${outcome}`);
      }
  });

  it("come with the processes they run, the run one first", () => {
    assert.deepEqual(
      chosenProcesses(["complex_sale"], "en").map(({ key }) => key),
      ["trial", "complex_sale"],
    );
    assert.deepEqual(
      chosenProcesses(["service", "cold_call"], "en").map(({ key }) => key),
      ["cold_call", "service"],
    );
  });

  it("end, whatever people choose, and never stand without something open", () => {
    for (const definition of readyProcesses("en"))
      for (let seed = 1; seed <= 30; seed++) {
        const random = seeded(seed);
        let run = beginTry(definition, now);
        let choices = 0;
        while (stateOf(run).end === null) {
          assert.ok(stateOf(run).open.length > 0, `${definition.key} stands with nothing open, seed ${seed}`);
          const open = random.pick(stateOf(run).open);
          const next = choose(run, open.visit, random.pick(choicesAt(run, open)), now);
          assert.ok(next.ok, `${definition.key}, ${open.step}, seed ${seed}`);
          run = next.value;
          assert.ok(++choices < 3_000, `${definition.key} does not end, seed ${seed}`);
        }
        assert.equal(stateOf(run).open.length, 0);
      }
  });
});

/** Ends by a loop's limit, or whose name says why. */
const isLimitOrPlain = (outcome: string) => ["unreachable", "no_decision", "returned", "all_returned"].includes(outcome);

describe("where a lead comes from", () => {
  const context = { me: "", people: [], today: "2026-03-02" } as unknown as FilterContext;
  const holds = (filter: Filter, source: string | null, status: string) => {
    const checked = checkFilter(filter, leadCatalogue as never);
    assert.ok(checked.ok);
    return matches(checked.value, { source, status } as LeadFacts, leadCatalogue, context);
  };
  const started = (source: string | null, status: string) =>
    readyProcesses("en").flatMap(({ key, triggers = [] }) =>
      triggers.some((trigger) => trigger.on === "lead_created" && holds(trigger.filter!, source, status)) ? [key] : [],
    );

  it("decides which process a new lead starts, in any of our languages", () => {
    for (const source of ["Cold call", "Холодный звонок", "ХОЛОДНАЯ БАЗА", "Kaltakquise", "Outbound"])
      assert.deepEqual(started(source, "new"), ["cold_call"], source);
    for (const source of [null, "Website", "Выставка", "Messe", "Referral"])
      assert.deepEqual(started(source, "new"), ["inbound_lead"], `${source}`);
  });

  it("is never both, and a lead that is worked on already starts neither", () => {
    const source = fc.option(fc.oneof(fc.string(), fc.constantFrom("cold", "Kalt", "холодн", "web")));
    fc.assert(
      fc.property(source, fc.constantFrom(...leadStatuses), (from, status) => {
        assert.equal(started(from, status).length, status === "new" ? 1 : 0);
        assert.ok(status !== "new" || holds(isCold, from, status) !== holds(isInbound, from, status));
      }),
    );
  });
});
