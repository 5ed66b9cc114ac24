import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { type ExampleMove, exampleMoves, exampleStages } from "../../../../test/support/worked-example.ts";
import { flowOf } from "./flow.ts";
import { cohortFunnel, type Visit } from "./funnel.ts";
import { medianDays } from "./survival.ts";
import { kindOf, type Place } from "./transition.ts";
import { wilson } from "./wilson.ts";

const placeOf = (stage: string): Place =>
  stage === "WON" ? { at: "won" } : stage === "LOST" ? { at: "lost", reasonId: "price" } : { at: "stage", stageId: stage };
const visitsOf = (moves: readonly ExampleMove[]): Visit[] =>
  moves.map(({ stage, at }, index) => ({ place: placeOf(stage), from: at, to: moves[index + 1]?.at ?? null }));
const day = (text: string) => new Date(`${text}T00:00:00Z`);
const deals = [...Map.groupBy(exampleMoves, ({ deal }) => deal).values()].map(visitsOf);
const january = { from: day("2026-01-01"), to: day("2026-02-01"), asOf: day("2026-04-01") };

describe("the worked example of seven deals", () => {
  test("of the six that began in January, so many reached each stage, were lost there, or are open there", () => {
    const { stages, won } = cohortFunnel(deals, exampleStages, january);
    const column = (name: "reached" | "lost" | "open") => stages.map((stage) => stage[name]);
    assert.deepEqual(column("reached"), [6, 5, 4, 4, 2, 1]);
    assert.equal(won.reached, 1);
    assert.deepEqual(column("lost"), [1, 0, 0, 1, 1, 0]);
    assert.deepEqual(column("open"), [0, 1, 0, 1, 0, 0]);
  });

  test("half of the stays in qualified end within 8 days, in offer within 16, with those still there counted", () => {
    const { stages } = cohortFunnel(deals, exampleStages, january);
    const at = (name: string) => stages.find(({ stage }) => stage === name);
    assert.deepEqual([at("qualified")?.visits, at("qualified")?.openVisits, at("qualified")?.medianDays], [6, 1, 8]);
    assert.deepEqual([at("offer")?.visits, at("offer")?.openVisits, at("offer")?.medianDays], [5, 1, 16]);
  });

  test("in February eight steps went forward and one deal was lost", () => {
    const transitions = deals.flatMap((visits) =>
      visits.slice(1).flatMap((visit, index) => {
        const from = visits[index]!.place;
        const isInside = visit.from >= day("2026-02-01") && visit.from < day("2026-03-01");
        return isInside ? [{ from, to: visit.place, kind: kindOf(from, visit.place, exampleStages), count: 1 }] : [];
      }),
    );
    const { moves, kinds } = flowOf(transitions, new Map(exampleStages.map((stage) => [stage, stage])));
    assert.deepEqual(
      moves.map(({ from, to, count }) => `${from}→${to} ${count}`),
      ["lead→qualified 2", "qualified→data 2", "data→offer 2", "offer→trial 2", "offer→LOST 1"],
    );
    assert.deepEqual(kinds, { forward: 8, skip: 0, backward: 0, lost: 1, won: 0, reopened: 0 });
  });

  test("as of an earlier day only what had happened by then is told", () => {
    const { stages, won } = cohortFunnel(deals, exampleStages, { ...january, asOf: day("2026-01-31") });
    assert.deepEqual([...stages.map(({ reached }) => reached), won.reached], [6, 4, 3, 2, 0, 0, 0]);
    assert.deepEqual(
      stages.map(({ lost, open }) => [lost, open]),
      [
        [1, 1],
        [0, 1],
        [0, 1],
        [0, 2],
        [0, 0],
        [0, 0],
      ],
    );
  });
});

const anyDeal = fc
  .array(fc.record({ stage: fc.constantFrom(...exampleStages, "WON", "LOST"), wait: fc.nat(20) }), { minLength: 1, maxLength: 8 })
  .map((steps) => {
    let at = january.from.getTime();
    return visitsOf(
      steps.map(({ stage, wait }) => {
        at += wait * 86_400_000;
        return { deal: "", stage, at: new Date(at) };
      }),
    );
  });

test("whoever reached a stage reached the next, was lost there, or is open there", () => {
  fc.assert(
    fc.property(fc.array(anyDeal, { maxLength: 30 }), fc.nat(150), (some, days) => {
      const window = { ...january, to: day("2026-03-01"), asOf: new Date(january.from.getTime() + days * 86_400_000) };
      const { stages, won } = cohortFunnel(some, exampleStages, window);
      for (const [index, { reached, lost, open }] of stages.entries())
        assert.equal(reached, (stages[index + 1]?.reached ?? won.reached) + lost + open);
    }),
  );
});

describe("how sure a share is", () => {
  test("the 95 % interval of 4 in 5 is 0.3755 to 0.9638, and of 0 in 10 it ends at 0.2775", () => {
    const sure = wilson(4, 5)!;
    assert.deepEqual([sure.low.toFixed(4), sure.high.toFixed(4)], ["0.3755", "0.9638"]);
    assert.deepEqual([wilson(0, 10)!.low, wilson(0, 10)!.high.toFixed(4)], [0, "0.2775"]);
    assert.equal(wilson(0, 0), null);
  });

  test("the interval lies within 0 and 1 and around the share", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), fc.nat(100_000), (n, some) => {
        const successes = Math.min(n, some);
        const { low, high } = wilson(successes, n)!;
        assert.ok(low >= 0 && high <= 1 && low <= successes / n && high >= successes / n);
      }),
    );
  });
});

describe("the median of stays", () => {
  const ended = (...days: number[]) => days.map((one) => ({ days: one, hasEnded: true }));
  const going = (...days: number[]) => days.map((one) => ({ days: one, hasEnded: false }));

  test("it is not reached while most are still there", () => assert.equal(medianDays([...ended(1), ...going(2, 3)]), null));
  test("half met exactly is reached", () => assert.equal(medianDays(ended(1, 2, 3, 4)), 2));
  test("leaving out those still there would make a slow stage look fast", () =>
    assert.equal(medianDays([...ended(10, 15, 16, 31), ...going(45)]), 16));
  test("nobody was there: nothing to tell", () => assert.equal(medianDays([]), null));
});
