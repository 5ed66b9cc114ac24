import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import fc from "fast-check";
import { type TestCompany, type TestHouse, testCompany, testHouse } from "../../../../test/support/company.ts";
import { exampleMoves, exampleStages } from "../../../../test/support/worked-example.ts";
import { flowOf } from "../core/flow.ts";
import { cohortFunnel, type Visit } from "../core/funnel.ts";
import type { Pipeline } from "../core/pipeline.ts";
import { kindOf, type Place } from "../core/transition.ts";
import { drawingPipeline } from "../routes/operate-pipelines.ts";
import { flow } from "./flow.ts";
import { funnel } from "./funnel.ts";
import { idsOfDealWords } from "./lists.ts";
import { type PastRow, recordPastMoves } from "./past-moves.ts";
import { findPipeline } from "./pipeline.ts";

const day = (text: string) => new Date(`${text}T00:00:00Z`);
type Move = { readonly deal: string; readonly stage: string; readonly at: Date; readonly actor?: string };

describe("funnel and flow from the database", () => {
  let house: TestHouse;
  const endings: (() => Promise<void>)[] = [];
  before(async () => {
    house = await testHouse({ after: (ending) => void endings.push(ending as () => Promise<void>) });
  });
  after(async () => {
    for (const ending of endings) await ending();
  });

  type Told = TestCompany & { readonly pipeline: Pipeline; readonly seller: string; readonly reasonId: string };
  async function tell(moves: readonly Move[]): Promise<Told> {
    const company = await testCompany(house, { timeZone: "UTC" });
    const seller = await company.hire("seller");
    const drawn = { key: "b2b", name: "B2B", currency: "EUR", stages: [...exampleStages], mayMoveBack: true, maySkip: true };
    await company.perform(drawingPipeline, drawn);
    const pipeline = await company.read((tx) => findPipeline(tx, company.workspaceId, "b2b"));
    assert.ok(pipeline);
    const newId = () => crypto.randomUUID();
    const reasonId = await company.database.command(company.system.scope, async (tx) => {
      const reason = (await idsOfDealWords(tx, company.workspaceId, "loss_reason", ["price"], newId)).get("price")!;
      const place = (stage: string): Place =>
        stage === "WON"
          ? { at: "won" }
          : stage === "LOST"
            ? { at: "lost", reasonId: reason }
            : { at: "stage", stageId: pipeline.stages.find(({ key }) => key === stage)!.id };
      const rows = moves.map(
        ({ deal, stage, at, actor }): PastRow => ({
          externalId: deal,
          title: deal,
          at,
          to: place(stage),
          actorId: actor ?? seller,
          ownerId: null,
          amount: undefined,
        }),
      );
      const context = { actor: company.system, commandId: newId(), now: company.clock.now, newId };
      const { outcomes } = await recordPastMoves(tx, rows, { pipeline, importId: newId(), context });
      assert.ok(
        outcomes.every((outcome) => outcome === "recorded"),
        `all are recorded: ${[...new Set(outcomes)]}`,
      );
      return reason;
    });
    return { ...company, pipeline, seller, reasonId };
  }

  const january = { from: day("2026-01-01"), to: day("2026-02-01"), asOf: day("2026-04-01"), timeZone: "UTC", by: null };

  test("the worked example comes out with all its numbers", async () => {
    const { read, workspaceId, pipeline } = await tell(exampleMoves);
    const [whole] = await read((tx) => funnel(tx, { ...january, workspaceId, pipeline }));
    const column = (name: "reached" | "lost" | "open" | "medianDays") => whole?.stages.map((stage) => stage[name]);
    assert.deepEqual(column("reached"), [6, 5, 4, 4, 2, 1]);
    assert.deepEqual(whole?.won, { reached: 1 });
    assert.deepEqual(column("lost"), [1, 0, 0, 1, 1, 0]);
    assert.deepEqual(column("open"), [0, 1, 0, 1, 0, 0]);
    assert.deepEqual([column("medianDays")?.[1], column("medianDays")?.[3]], [8, 16]);
    const moved = await read((tx) => flow(tx, { ...january, from: day("2026-02-01"), to: day("2026-03-01"), workspaceId, pipeline }));
    assert.deepEqual(moved.kinds, { forward: 8, skip: 0, backward: 0, lost: 1, won: 0, reopened: 0 });
    assert.deepEqual(
      moved.moves.map(({ from, to, count }) => `${from}→${to} ${count}`),
      ["lead→qualified 2", "qualified→data 2", "data→offer 2", "offer→trial 2", "offer→LOST 1"],
    );
    const year = await read((tx) => flow(tx, { ...january, to: day("2027-01-01"), workspaceId, pipeline }));
    assert.deepEqual(year.kinds, { forward: 16, skip: 1, backward: 2, lost: 3, won: 1, reopened: 0 });
  });

  test("by month every deal counts in the month it began, by owner for whoever had it then, by actor for whoever moved it", async () => {
    const company = await tell(exampleMoves);
    const { read, workspaceId, pipeline, seller } = company;
    const year = { ...january, to: day("2027-01-01"), workspaceId, pipeline };
    const months = await read((tx) => funnel(tx, { ...year, by: "month" }));
    assert.deepEqual(
      months.map(({ key, stages }) => [key, stages[0]?.reached]),
      [
        ["2026-01", 6],
        ["2026-02", 1],
      ],
    );
    const owners = await read((tx) => funnel(tx, { ...year, by: "owner" }));
    assert.deepEqual(
      owners.map(({ key, name, stages }) => [key, name, stages[0]?.reached]),
      [[seller, "Anna Berg", 7]],
    );
    const actors = await read((tx) => flow(tx, { ...year, by: "actor" }));
    assert.deepEqual(
      actors.groups?.map(({ key, kinds }) => [key, kinds]),
      [[seller, actors.kinds]],
    );
    for (const by of ["product", "region", "direction", "source"] as const) {
      const groups = await read((tx) => funnel(tx, { ...year, by }));
      assert.deepEqual(
        groups.map(({ key, stages }) => [key, stages[0]?.reached]),
        [[null, 7]],
        by,
      );
    }
  });

  const anyMoves = fc
    .array(
      fc.array(fc.record({ stage: fc.constantFrom(...exampleStages, "WON", "LOST"), wait: fc.nat(15) }), { minLength: 1, maxLength: 9 }),
      { minLength: 1, maxLength: 25 },
    )
    .map((deals) =>
      deals.map((steps, index) => {
        let at = day("2026-01-01").getTime();
        const own: Move[] = [];
        for (const { stage, wait } of steps) {
          at += wait * 43_200_000;
          const isNew = own.length > 0 ? own.at(-1)?.stage !== stage : stage !== "WON" && stage !== "LOST";
          if (isNew) own.push({ deal: `R${index}`, stage, at: new Date(at) });
        }
        return own;
      }),
    );

  test("on random histories the database answers what the core does", async () => {
    await fc.assert(
      fc.asyncProperty(anyMoves, fc.nat(160), async (deals, halfDays) => {
        const { read, workspaceId, pipeline, reasonId } = await tell(deals.flat());
        const order = exampleStages.map((stage) => pipeline.stages.find(({ key }) => key === stage)!.id);
        const place = (stage: string): Place =>
          stage === "WON"
            ? { at: "won" }
            : stage === "LOST"
              ? { at: "lost", reasonId }
              : { at: "stage", stageId: order[[...exampleStages, ""].indexOf(stage)]! };
        const histories = deals.map((moves) =>
          moves.map(({ stage, at }, index): Visit => ({ place: place(stage), from: at, to: moves[index + 1]?.at ?? null })),
        );
        const window = {
          from: day("2026-01-01"),
          to: day("2026-01-20"),
          asOf: new Date(day("2026-01-01").getTime() + halfDays * 43_200_000),
        };
        const question = { ...window, workspaceId, pipeline, timeZone: "UTC", by: null };
        const [told] = await read((tx) => funnel(tx, question));
        const expected = cohortFunnel(histories, order, window);
        assert.deepEqual(told?.won, expected.won);
        for (const [index, stage] of expected.stages.entries()) {
          const own: (typeof expected.stages)[number] | undefined = told?.stages[index];
          assert.deepEqual(
            { ...own, stage: null, medianDays: own?.medianDays?.toFixed(9) ?? null },
            { ...stage, stage: null, medianDays: stage.medianDays?.toFixed(9) ?? null },
          );
        }
        const transitions = histories.flatMap((visits) =>
          visits.slice(1).flatMap((visit, index) => {
            const from = visits[index]!.place;
            const isInside = visit.from >= window.from && visit.from < window.to && visit.from <= window.asOf;
            return isInside ? [{ from, to: visit.place, kind: kindOf(from, visit.place, order), count: 1 }] : [];
          }),
        );
        const keys = new Map(order.map((id, index) => [id, exampleStages[index]!]));
        const { moves, kinds } = await read((tx) => flow(tx, question));
        assert.deepEqual({ moves, kinds }, flowOf(transitions, keys));
      }),
      { numRuns: 40, interruptAfterTimeLimit: 25_000 },
    );
  });
});
