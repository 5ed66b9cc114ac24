/** The engine beside XState's pure `transition` on the same process as a statechart, and how long the check of large processes takes. */
import { createMachine, initialTransition, transition } from "xstate";
import { checkDefinition } from "#features/process/core/check.ts";
import { decide } from "#features/process/core/decide.ts";
import type { Definition, Join, Outcome, Step } from "#features/process/core/definition.ts";
import { fold } from "#features/process/core/evolve.ts";
import { planOf } from "#features/process/core/plan.ts";
import { type Given, newRun } from "#features/process/core/run.ts";
import { type Figure, median } from "./figure.ts";

const rounds = 7;
const secondsOfRound = 0.4;

export function processEngine(): readonly Figure[] {
  const ours: number[] = [];
  const theirs: number[] = [];
  const [runOurs, runTheirs] = [withOurs(), withXState()];
  for (const warm of [runOurs, runTheirs]) perSecond(warm);
  for (let round = 0; round < rounds; round++) {
    ours.push(perSecond(runOurs));
    theirs.push(perSecond(runTheirs));
  }
  const [value, floor] = [median(ours), median(theirs)];
  return [
    {
      name: "process engine: decisions of a 30-step process, beside XState's transition",
      value,
      floor,
      unit: "/s",
      ratio: value / floor,
      limit: { atLeast: 3 },
    },
    checked("process check: 60 steps, 4 parallel branches", branching(4, 15, "sound"), 1),
    checked("process check: 60 steps, 4 parallel branches, with faults", branching(4, 15, "unsound"), 1),
    checked("process check: 500 steps, 40 parallel branches", branching(40, 12, "sound"), 5),
    checked("process check: 500 steps, 40 parallel branches, with faults", branching(40, 12, "unsound"), 5),
    checked("process check: 500 steps that lead anywhere, too large to be followed", tangle(500, 40), 5),
  ];
}

function checked(name: string, definition: Definition, seconds: number): Figure {
  const times = Array.from({ length: 5 }, () => {
    // Another object each time: a definition is made ready once.
    const fresh = structuredClone(definition);
    const began = performance.now();
    checkDefinition(fresh);
    return (performance.now() - began) / 1_000;
  });
  return { name, value: median(times), unit: "s", limit: { atMost: seconds } };
}

/** Calls of `run` count decisions; answers how many a second has. */
function perSecond(run: () => number): number {
  const began = performance.now();
  let count = 0;
  while (performance.now() - began < secondsOfRound * 1_000) count += run();
  return count / ((performance.now() - began) / 1_000);
}

/**
 * A sale in 30 steps: ten in a row, three parallel branches of five that join, four in a row, and one that sends back once. The way through is the same for
 * both: 31 decisions.
 */
const row = Array.from({ length: 10 }, (_, at) => `a${at}`);
const branches = [0, 1, 2].map((branch) => Array.from({ length: 5 }, (_, at) => `b${branch}_${at}`));
const last = ["c0", "c1", "c2", "c3", "c4"];
const way: readonly (readonly [step: string, outcome: string])[] = [
  ...row.map((step) => [step, "ok"] as const),
  ...Array.from({ length: 5 }, (_, at) => branches.map((branch) => [branch[at]!, "ok"] as const)).flat(),
  ...last.slice(0, 4).map((step) => [step, "ok"] as const),
  ["c4", "back"],
  ["c4", "ok"],
];

function sale(): Definition {
  const steps: Record<string, Step> = {};
  const put = (step: string, to: Outcome) => {
    steps[step] = { kind: "task", outcomes: { ok: to, lost: { end: "failure", cancelRest: true } } };
  };
  row.forEach((step, at) => {
    put(step, { to: at < 9 ? [row[at + 1]!] : branches.map(([first]) => first!) });
  });
  for (const branch of branches)
    branch.forEach((step, at) => {
      put(step, { to: [branch[at + 1] ?? "J"] });
    });
  last.forEach((step, at) => {
    put(step, at < 4 ? { to: [last[at + 1]!] } : { end: "success" });
  });
  const again: Step = { kind: "task", outcomes: { ...steps["c4"]!.outcomes, back: { to: ["c4"] } } };
  const joins: Record<string, Join> = { J: { waitFor: branches.map((branch) => branch[4]!), to: ["c0"] } };
  return { key: "sale", name: "Sale", subject: "deal", start: "a0", steps: { ...steps, c4: again }, joins };
}

/** One whole run: every completion decided and folded. */
function withOurs(): () => number {
  const plan = planOf(sale());
  const given: Given = { now: new Date("2026-03-02T09:00:00Z"), holds: () => false };
  return () => {
    let state = newRun;
    const take = (command: Parameters<typeof decide>[2]) => {
      const answer = decide(plan, state, command, given);
      if (!answer.ok) throw new Error(answer.refusal);
      state = fold(plan, state, answer.value);
    };
    take({ type: "Start" });
    for (const [step, outcome] of way) {
      const { visit } = state.open.find((open) => open.step === step)!;
      take({ type: "Complete", visit, outcome, actor: null, comment: null });
    }
    if (state.status !== "ended") throw new Error("Our run has not ended.");
    return way.length;
  };
}

/** The same as a statechart: the parallel branches are regions, and the join is what comes when all are final. */
function withXState(): () => number {
  const state = (step: string, target: string, more: object = {}) => ({
    [step]: { on: { [`${step}.ok`]: target, [`${step}.lost`]: "#lost", ...more } },
  });
  const regions = Object.fromEntries(
    branches.map((branch, index) => [
      `region${index}`,
      {
        initial: branch[0]!,
        states: { ...Object.assign({}, ...branch.map((step, at) => state(step, branch[at + 1] ?? "reached"))), reached: { type: "final" } },
      },
    ]),
  );
  const machine = createMachine({
    id: "sale",
    initial: "a0",
    states: {
      ...Object.assign({}, ...row.map((step, at) => state(step, row[at + 1] ?? "parallel"))),
      parallel: { type: "parallel", states: regions, onDone: "c0" },
      ...Object.assign(
        {},
        ...last.map((step, at) => state(step, last[at + 1] ?? "won", step === "c4" ? { "c4.back": { target: "c4", reenter: true } } : {})),
      ),
      won: { type: "final" },
      lost: { id: "lost", type: "final" },
    },
  } as Parameters<typeof createMachine>[0]);
  const events = way.map(([step, outcome]) => ({ type: `${step}.${outcome}` }));
  return () => {
    let [snapshot] = initialTransition(machine);
    for (const event of events) [snapshot] = transition(machine, snapshot, event);
    if (snapshot.status !== "done" || snapshot.value !== "won") throw new Error("The statechart has not ended.");
    return events.length;
  };
}

/** Parallel branches of so many steps, with ways back, ways over and ends that cancel the rest; unsound: one branch may pass by the join. */
function branching(count: number, length: number, kind: "sound" | "unsound"): Definition {
  const steps: Record<string, Step> = {};
  const name = (branch: number, at: number) => `b${branch}_${at}`;
  for (let branch = 0; branch < count; branch++)
    for (let at = 0; at < length; at++) {
      const outcomes: Record<string, Outcome> = {
        ok: { to: [at + 1 < length ? name(branch, at + 1) : "J"] },
        lost: { end: "failure", cancelRest: true },
      };
      if (at > 0) outcomes["back"] = { to: [name(branch, at - 1)] };
      if (at + 2 < length) outcomes["over"] = { to: [name(branch, at + 2)] };
      if (kind === "unsound" && branch === count - 1 && at === length - 1) outcomes["around"] = { to: ["close"] };
      steps[name(branch, at)] = { kind: "task", outcomes };
    }
  const starts = Array.from({ length: count }, (_, branch) => name(branch, 0));
  const joins = { J: { waitFor: Array.from({ length: count }, (_, branch) => name(branch, length - 1)), to: ["close"] } };
  const around: Record<string, Step> = {
    begin: { kind: "task", outcomes: { ok: { to: starts } } },
    close: { kind: "task", outcomes: { ok: { end: "success" } } },
  };
  return { key: "branching", name: "Branching", subject: "deal", start: "begin", steps: { ...around, ...steps }, joins };
}

/** Branches that never meet and lead from everywhere to everywhere. */
function tangle(count: number, branches: number): Definition {
  const steps: Record<string, Step> = {
    begin: { kind: "task", outcomes: { ok: { to: Array.from({ length: branches }, (_, at) => `s${at}`) } } },
  };
  for (let at = 0; at < count - 1; at++) {
    const outcomes: Record<string, Outcome> = { lost: { end: "failure", cancelRest: true } };
    for (let turn = 0; turn < 8; turn++) outcomes[`to${turn}`] = { to: [`s${(at * 7 + turn * 13) % (count - 1)}`] };
    steps[`s${at}`] = { kind: "task", outcomes };
  }
  return { key: "tangle", name: "Tangle", subject: "deal", start: "begin", steps };
}
