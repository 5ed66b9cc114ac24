/** Random definitions for properties: everything that the language can say, sound or not. */
import fc from "fast-check";
import type { Filter } from "#shared/filter/language.ts";
import type { Definition, Outcome, Step } from "./definition.ts";

const name = fc.constantFrom("call", "offer", "données", "проба", "step 4", "x-1", "a", "constructor", "договор", "Übergabe");
const words = fc.oneof(fc.string({ maxLength: 20 }), fc.constantFrom('Angebot <v2> & "more"', "Позвонить", "a\nb", "]]>", "  "));
const due = fc.oneof(
  fc.record({ workingDays: fc.nat(30) }),
  fc.record({ workingHours: fc.nat(90) }),
  fc.record({ before: fc.constantFrom("expectedPaymentOn", "custom.visit_on"), workingDays: fc.nat(9) }),
);
const pick = fc.option(fc.constantFrom("least_loaded", "round_robin"), { nil: undefined });
const level = fc.constantFrom("seller", "assistant", "telesales", "department_head");
const assignee = fc.oneof(
  fc.record({ level, pick }),
  fc.record({ role: fc.constantFrom("owner", "chief", "participant"), pick }),
  fc.record({ pairOf: fc.constantFrom("owner", "assignee"), level, pick }),
  fc.record({ person: fc.uuid() }),
);
const filter: fc.Arbitrary<Filter> = fc.oneof(
  fc.constant<Filter>({ and: [] }),
  fc.record({ field: fc.constant("amount"), op: fc.constant("gte" as const), value: fc.nat() }),
  fc.record({ not: fc.record({ field: fc.constant("title"), op: fc.constant("contains" as const), value: words }) }),
);
const until = fc.oneof(fc.record({ time: due }), fc.record({ event: fc.constantFrom("deal_won", "payment_received", "api"), latest: due }));
const flag = fc.option(fc.boolean(), { nil: undefined });
const some = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined });

function step(nodes: readonly string[]): fc.Arbitrary<unknown> {
  const target = fc.constantFrom(...nodes, "nowhere");
  const outcome = fc.record({
    label: some(words),
    to: some(fc.array(target, { maxLength: 3 })),
    end: fc.option(fc.constantFrom("success", "failure"), { nil: undefined, freq: 2 }),
    reason: some(words),
    cancelRest: flag,
    needsComment: flag,
  });
  return fc.record({
    kind: fc.constantFrom("task", "request", "wait", "auto", "process"),
    title: some(words),
    text: some(words),
    assignee: some(assignee),
    due: some(due),
    effortMinutes: some(fc.integer({ min: 1, max: 600 })),
    script: some(name),
    texts: some(fc.array(name, { maxLength: 2 })),
    fields: some(fc.array(name, { maxLength: 2 })),
    evidence: some(
      fc.array(fc.record({ key: name, name: words, kind: fc.constantFrom("file", "text"), isOptional: flag }), { maxLength: 2 }),
    ),
    stage: some(name),
    isCheckpoint: flag,
    until: some(until),
    actions: some(
      fc.array(
        fc.oneof(
          fc.record({ set: name, value: fc.oneof(words, fc.integer()) }),
          fc.record({ moveTo: name }),
          fc.record({ notify: assignee, text: words }),
        ),
        { maxLength: 2 },
      ),
    ),
    when: some(fc.array(fc.record({ filter, outcome: name }), { maxLength: 2 })),
    process: some(name),
    outcomes: fc.dictionary(name, outcome, { maxKeys: 4 }),
    // biome-ignore lint/suspicious/noThenProperty: a word of the definition.
    loopLimit: some(fc.record({ times: fc.integer({ min: 1, max: 9 }), then: name })),
  });
}

/** A key that is there with `undefined` is not there: definitions travel as JSON. */
const plain = <T>(value: unknown): T => JSON.parse(JSON.stringify(value)) as T;

export const anyDefinition: fc.Arbitrary<Definition> = fc
  .tuple(fc.uniqueArray(name, { minLength: 1, maxLength: 7 }), fc.nat(2))
  .chain(([names, joinCount]) => {
    const joins = names.slice(0, Math.min(joinCount, names.length - 1));
    const steps = names.slice(joins.length);
    const target = fc.constantFrom(...names, "nowhere");
    return fc
      .record({
        key: fc.constantFrom("sale", "first-call"),
        name: words,
        description: some(words),
        subject: fc.constantFrom("deal", "lead", "client"),
        start: fc.constantFrom(...steps, "nowhere"),
        steps: fc.tuple(...steps.map(() => step(names))).map((made) => Object.fromEntries(made.map((one, at) => [steps[at]!, one]))),
        joins: some(
          fc
            .tuple(...joins.map(() => fc.record({ waitFor: fc.array(target, { maxLength: 3 }), to: fc.array(target, { maxLength: 2 }) })))
            .map((made) => Object.fromEntries(made.map((one, at) => [joins[at]!, one]))),
        ),
        endsWith: some(fc.uniqueArray(fc.constantFrom("deal_won", "deal_lost"), { maxLength: 2 })),
        triggers: some(
          fc.array(
            fc.oneof(
              fc.record({ on: fc.constant("deal_created"), filter: some(filter) }),
              fc.record({ on: fc.constant("stage_entered"), stage: name }),
            ),
            { maxLength: 2 },
          ),
        ),
      })
      .map((made) => plain<Definition>(made));
  });

/** Makes short definitions by hand: `steps({ call: { done: "offer" }, offer: { won: "+", lost: "-" } })`; "+" and "-" are ends, several targets in an array. */
export function sketch(
  steps: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>,
  more: Partial<Definition> = {},
): Definition {
  const outcome = (to: string | readonly string[]): Outcome =>
    to === "+" ? { end: "success" } : to === "-" ? { end: "failure" } : { to: typeof to === "string" ? [to] : to };
  const made = Object.entries(steps).map(([key, outcomes]): [string, Step] => [
    key,
    { kind: "task", outcomes: Object.fromEntries(Object.entries(outcomes).map(([one, to]) => [one, outcome(to)])) },
  ]);
  return { key: "sketch", name: "Sketch", subject: "deal", start: made[0]![0], steps: Object.fromEntries(made), ...more };
}
