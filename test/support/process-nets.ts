/** Processes for tests: small ones written in a line, and random ones, sound by how they are built or not. */
import fc from "fast-check";
import type { Definition, Join, Outcome, Step } from "#features/process/core/definition.ts";

type Drawn = Readonly<Record<string, Readonly<Record<string, string>>>>;

/**
 * `{ call: { reached: "offer", lost: "end!" } }`: outcomes lead to nodes with blanks between them, or to "end", "fail", and with "!" cancel the
 * rest. The first step is the start.
 */
export function drawn(steps: Drawn, joins: Readonly<Record<string, readonly [waitFor: string, to: string]>> = {}): Definition {
  return {
    key: "drawn",
    name: "Drawn",
    subject: "deal",
    start: Object.keys(steps)[0]!,
    steps: Object.fromEntries(
      Object.entries(steps).map(([name, outcomes]) => [name, { kind: "task", outcomes: outcomesOf(outcomes) } satisfies Step]),
    ),
    joins: Object.fromEntries(
      Object.entries(joins).map(([name, [waitFor, to]]) => [name, { waitFor: waitFor.split(" "), to: to.split(" ") }]),
    ),
  };
}

function outcomesOf(outcomes: Readonly<Record<string, string>>): Record<string, Outcome> {
  return Object.fromEntries(Object.entries(outcomes).map(([name, to]) => [name, outcomeOf(to)]));
}

function outcomeOf(to: string): Outcome {
  const end = /^(end|fail)(!?)$/.exec(to);
  if (!end) return { to: to.split(" ") };
  return { end: end[1] === "end" ? "success" : "failure", ...(end[2] ? { cancelRest: true } : {}) };
}

export const withStep = (definition: Definition, name: string, changes: Partial<Step>): Definition => ({
  ...definition,
  steps: { ...definition.steps, [name]: { ...definition.steps[name]!, ...changes } },
});

/** Any net of up to six steps and two joins: most are unsound, in every way there is. */
export const anyProcess: fc.Arbitrary<Definition> = fc.integer({ min: 1, max: 6 }).chain((size) => {
  const steps = Array.from({ length: size }, (_, at) => `s${at}`);
  const nodes = [...steps, "J", "K"];
  const outcome: fc.Arbitrary<Outcome> = fc.oneof(
    { weight: 5, arbitrary: fc.uniqueArray(fc.constantFrom(...nodes), { minLength: 1, maxLength: 2 }).map((to) => ({ to })) },
    { weight: 2, arbitrary: fc.constant<Outcome>({ end: "success" }) },
    { weight: 1, arbitrary: fc.constant<Outcome>({ end: "failure", cancelRest: true }) },
  );
  const limit = fc.option(fc.integer({ min: 1, max: 2 }), { freq: 4 });
  const step = fc.tuple(fc.array(outcome, { minLength: 1, maxLength: 2 }), limit).map(
    ([outcomes, times]): Step => ({
      kind: "task",
      outcomes: Object.fromEntries(outcomes.map((one, at) => [`o${at}`, one])),
      ...(times === null ? {} : { loopLimit: limitOf(times, "o0") }),
    }),
  );
  const join: fc.Arbitrary<Join> = fc.record({
    waitFor: fc.uniqueArray(fc.constantFrom(...steps, "J"), { minLength: 1, maxLength: 2 }),
    to: fc.uniqueArray(fc.constantFrom(...steps, "K"), { minLength: 1, maxLength: 2 }),
  });
  return fc.tuple(fc.array(step, { minLength: size, maxLength: size }), join, join).map(
    ([drawnSteps, J, K]): Definition => ({
      ...empty,
      start: "s0",
      steps: Object.fromEntries(drawnSteps.map((one, at) => [`s${at}`, one])),
      joins: { J, K },
    }),
  );
});

const empty = { key: "random", name: "Random", subject: "deal" } as const;
const limitOf = (times: number, then: string) => ({ times, then });

/** A piece with one way in; ways out are led where it is put. */
type Block =
  | { readonly is: "step"; readonly kind: Step["kind"]; readonly mayLose: boolean }
  | { readonly is: "sequence" | "choice" | "parallel"; readonly of: readonly Block[] }
  | { readonly is: "loop"; readonly of: Block; readonly times: number | null };

const block: fc.Arbitrary<Block> = fc.letrec<{ block: Block; step: Block; several: Block; loop: Block }>((tie) => ({
  block: fc.oneof({ maxDepth: 3, depthSize: "small" }, tie("step"), tie("several"), tie("loop")),
  step: fc.record<Block & { is: "step" }>({
    is: fc.constant("step"),
    kind: fc.constantFrom<Step["kind"]>("task", "request", "wait", "auto", "process"),
    mayLose: fc.boolean(),
  }),
  several: fc.record<Block & { is: "sequence" | "choice" | "parallel" }>({
    is: fc.constantFrom("sequence", "choice", "parallel"),
    of: fc.array(tie("block"), { minLength: 2, maxLength: 3 }),
  }),
  loop: fc.record<Block & { is: "loop" }>({
    is: fc.constant("loop"),
    of: tie("block"),
    times: fc.option(fc.integer({ min: 1, max: 3 })),
  }),
})).block;

/** Built of sequences, choices, parallel branches that meet again, and loops: sound by how it is built. */
export const soundProcess: fc.Arbitrary<Definition> = block.map((whole) => {
  const steps: Record<string, Step> = {};
  const joins: Record<string, Join> = {};
  const name = (kind: string) => `${kind}${Object.keys(steps).length + Object.keys(joins).length}`;
  const put = (kind: Step["kind"], outcomes: Record<string, Outcome>, more: Partial<Step> = {}): string => {
    const key = name(kind);
    steps[key] = { kind, outcomes, ...more };
    return key;
  };
  /** Lays the block so that it leads to `out`; answers where it begins and which node leads out of it. */
  const lay = (one: Block, out: Outcome): { readonly first: string; readonly last: string } => {
    switch (one.is) {
      case "step": {
        const canLose = one.mayLose && (one.kind === "task" || one.kind === "request" || one.kind === "auto");
        const outcomes: Record<string, Outcome> = canLose ? { ok: out, lost: { end: "failure", cancelRest: true } } : { ok: out };
        const when = canLose && one.kind === "auto" ? [{ filter: { field: "x", op: "eq", value: 1 }, outcome: "lost" } as const] : [];
        const first = put(one.kind, outcomes, one.kind === "auto" ? { when } : {});
        return { first, last: first };
      }
      case "sequence": {
        let after = lay(one.of.at(-1)!, out);
        const { last } = after;
        for (const before of one.of.slice(0, -1).toReversed()) after = { first: lay(before, { to: [after.first] }).first, last };
        return { first: after.first, last };
      }
      case "choice": {
        const last = put("task", { ok: out });
        const ways = one.of.map((way) => lay(way, { to: [last] }).first);
        return { first: put("task", Object.fromEntries(ways.map((to, at) => [`way${at}`, { to: [to] }]))), last };
      }
      case "parallel": {
        const last = put("task", { ok: out });
        const join = name("join");
        joins[join] = { waitFor: [], to: [last] };
        const branches = one.of.map((branch) => lay(branch, { to: [join] }));
        joins[join] = { waitFor: branches.map((branch) => branch.last), to: [last] };
        return { first: put("task", { go: { to: branches.map(({ first }) => first) } }), last };
      }
      case "loop": {
        const last = put("task", { done: out, again: out }, one.times === null ? {} : { loopLimit: limitOf(one.times, "done") });
        const within = lay(one.of, { to: [last] });
        steps[last] = { ...steps[last]!, outcomes: { done: out, again: { to: [within.first] } } };
        return { first: within.first, last };
      }
    }
  };
  const { first } = lay(whole, { end: "success" });
  return { ...empty, start: first, steps, joins };
});

/** A process with one arrow led elsewhere, or turned into an end. */
export const mutated = (process: fc.Arbitrary<Definition>): fc.Arbitrary<Definition> =>
  fc.tuple(process, fc.nat(), fc.nat(), fc.nat(), fc.boolean()).map(([definition, which, outcome, target, isEnd]) => {
    const names = Object.keys(definition.steps);
    const step = names[which % names.length]!;
    const outcomes = Object.keys(definition.steps[step]!.outcomes);
    const nodes = [...names, ...Object.keys(definition.joins ?? {})];
    const led: Outcome = isEnd ? { end: "failure" } : { to: [nodes[target % nodes.length]!] };
    const changed = { ...definition.steps[step]!.outcomes, [outcomes[outcome % outcomes.length]!]: led };
    return withStep(definition, step, { outcomes: changed });
  });
