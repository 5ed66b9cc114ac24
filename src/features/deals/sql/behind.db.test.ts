import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import fc from "fast-check";
import pg from "pg";
import { type TestHouse, testHouse } from "../../../../test/support/company.ts";
import { type ToldCompany, type ToldMove, toldCompany } from "../../../../test/support/told-history.ts";
import { exampleMoves, exampleStages } from "../../../../test/support/worked-example.ts";
import { transitionKinds } from "../core/transition.ts";
import type { Behind, BehindPiece, BehindRow } from "./behind.ts";
import { behindFlow, type FlowNumber } from "./behind-flow.ts";
import { behindFunnel, type FunnelNumber, type OfGroup } from "./behind-funnel.ts";
import type { CohortQuestion } from "./cohort.ts";
import { dimensions, flowDimensions } from "./dimension.ts";
import { flow } from "./flow.ts";
import { funnel } from "./funnel.ts";
import { losses } from "./losses.ts";

const day = (text: string) => new Date(`${text}T00:00:00Z`);
const january = { from: day("2026-01-01"), to: day("2026-02-01"), asOf: day("2026-04-01"), timeZone: "UTC", by: null };

describe("what stands behind a number", () => {
  let house: TestHouse;
  const endings: (() => Promise<void>)[] = [];
  before(async () => {
    house = await testHouse({ after: (ending) => void endings.push(ending as () => Promise<void>) });
  });
  after(async () => {
    for (const ending of endings) await ending();
  });

  /** All pages of a list, a few rows at a time; what it says of itself is held to what it lists. */
  async function all(read: (piece: BehindPiece) => Promise<Behind>, limit = 3): Promise<readonly BehindRow[]> {
    const rows: BehindRow[] = [];
    for (let piece: BehindPiece = { after: null, limit }; rows.length < 1_000; ) {
      const page = await read(piece);
      rows.push(...page.rows);
      const last = page.rows.at(-1);
      if (last === undefined || page.rows.length < limit) {
        assert.equal(page.count, rows.length, "the count of a list is its length");
        return rows;
      }
      piece = { after: [last.at, last.id, last.position], limit };
    }
    throw new Error("The pages do not end.");
  }
  const behindIn = (company: ToldCompany, asked: Omit<CohortQuestion, "workspaceId" | "pipeline">) => {
    const question = { ...asked, workspaceId: company.workspaceId, pipeline: company.pipeline };
    return {
      question,
      ofFunnel: (number: FunnelNumber, group?: OfGroup) =>
        all((piece) => company.read((tx) => behindFunnel(tx, question, number, group, piece))),
      ofFlow: (number: FlowNumber, group?: OfGroup, by: (typeof flowDimensions)[number] | null = null) =>
        all((piece) => company.read((tx) => behindFlow(tx, { ...question, by }, number, group, piece))),
    };
  };

  test("behind the worked example's numbers stand the deals that it names", async () => {
    const company = await toldCompany(house, exampleMoves);
    const { ofFunnel, ofFlow } = behindIn(company, january);
    const titles = async (number: FunnelNumber) => (await ofFunnel(number)).map(({ title }) => title).sort();
    assert.deepEqual(await titles({ what: "reached", stage: "qualified" }), ["D1", "D2", "D3", "D5", "D6"]);
    assert.deepEqual(await titles({ what: "reached", stage: "data" }), ["D1", "D2", "D3", "D6"]);
    assert.deepEqual(await titles({ what: "won" }), ["D1"]);
    assert.deepEqual(await titles({ what: "lost", stage: "offer" }), ["D2"]);
    assert.deepEqual(await titles({ what: "lost", stage: "trial" }), ["D6"]);
    assert.deepEqual(await titles({ what: "open", stage: "qualified" }), ["D5"]);
    assert.deepEqual(await titles({ what: "visits", stage: "qualified" }), ["D1", "D2", "D3", "D3", "D5", "D6"]);
    assert.deepEqual(await titles({ what: "openVisits", stage: "offer" }), ["D3"]);
    assert.deepEqual(await titles({ what: "reached", stage: "no such stage" }), []);
    const [lost] = await ofFunnel({ what: "lost", stage: "trial" });
    assert.deepEqual([lost?.stood, lost?.reason, lost?.since], ["LOST", "price", day("2026-03-20")]);
    const backward = await behindIn(company, { ...january, to: day("2027-01-01") }).ofFlow({ kind: "backward" });
    assert.deepEqual(
      backward.map(({ title, from, to, actor }) => [title, from, to, actor]),
      [
        ["D6", "trial", "offer", "Anna Berg"],
        ["D3", "data", "qualified", "Anna Berg"],
      ],
    );
    assert.equal((await ofFlow({ fromStage: "offer", toStage: "LOST" })).length, 0, "in January nothing was lost from offer");
  });

  test("a list as of then shows where each deal stood then and what it was worth then", async () => {
    const move = (stage: string, at: string, amount: bigint) => ({ deal: "D", stage, at: day(at), amount });
    const company = await toldCompany(house, [
      move("lead", "2026-01-02", 100n),
      move("offer", "2026-01-10", 250n),
      move("LOST", "2026-03-01", 900n),
    ]);
    const asOf = (date: string) => behindIn(company, { ...january, asOf: day(date) });
    const [then] = await asOf("2026-01-15").ofFunnel({ what: "reached", stage: "lead" });
    assert.deepEqual([then?.stood, then?.minor], ["offer", 250n]);
    const [later] = await asOf("2026-03-02").ofFunnel({ what: "reached", stage: "lead" });
    assert.deepEqual([later?.stood, later?.minor], ["LOST", 900n]);
  });

  test("losses are told by stage and reason with the money of then", async () => {
    const company = await toldCompany(house, [
      { deal: "A", stage: "lead", at: day("2026-01-02"), amount: 100n },
      { deal: "A", stage: "LOST", at: day("2026-01-03"), reason: "budget" },
      { deal: "B", stage: "lead", at: day("2026-01-02"), amount: 40n },
      { deal: "B", stage: "LOST", at: day("2026-01-04"), reason: "budget" },
      { deal: "C", stage: "lead", at: day("2026-01-02") },
      { deal: "C", stage: "LOST", at: day("2026-01-04") },
    ]);
    const { question } = behindIn(company, january);
    const told = await company.read((tx) => losses(tx, question));
    assert.deepEqual(told.losses, [
      { stage: "lead", reason: "budget", count: 2, sums: [{ minor: 140n, currency: "EUR" }] },
      { stage: "lead", reason: "price", count: 1, sums: [] },
    ]);
  });

  const anyMoves = fc
    .array(
      fc.array(
        fc.record({
          stage: fc.constantFrom(...exampleStages, "WON", "LOST"),
          wait: fc.nat(15),
          actor: fc.constantFrom("one", "other"),
          owner: fc.option(fc.constantFrom("one", "other"), { nil: undefined }),
          reason: fc.constantFrom("price", "budget"),
        }),
        { minLength: 1, maxLength: 8 },
      ),
      { minLength: 1, maxLength: 14 },
    )
    .map((deals) =>
      deals.flatMap((steps, index) => {
        let at = day("2026-01-01").getTime();
        const own: ToldMove[] = [];
        for (const { stage, wait, actor, owner, reason } of steps) {
          at += wait * 43_200_000;
          const isNew = own.length > 0 ? own.at(-1)?.stage !== stage : stage !== "WON" && stage !== "LOST";
          if (isNew) own.push({ deal: `R${index}`, stage, at: new Date(at), actor, reason, ...(owner === undefined ? {} : { owner }) });
        }
        return own;
      }),
    )
    .filter((moves) => moves.length > 0);

  /** Some deals get a region and a source, some one product, some two. */
  async function furnish({ ownerUrl, workspaceId }: ToldCompany): Promise<void> {
    const client = new pg.Client({ connectionString: ownerUrl });
    await client.connect();
    const list = (table: string, name: string) =>
      `insert into ${table} (workspace_id, id, name, name_folded) values ('${workspaceId}', gen_random_uuid(), '${name}', '${name}')`;
    const named = (table: string, name: string) => `(select id from ${table} where workspace_id = '${workspaceId}' and name = '${name}')`;
    await client.query(`
      ${list("clients.region", "north")}; ${list("clients.source", "fair")}; ${list("deals.product", "lamp")}; ${list("deals.product", "pole")};
      update deals.deal set region_id = ${named("clients.region", "north")} where workspace_id = '${workspaceId}' and hashtext(title) % 2 = 0;
      update deals.deal set source_id = ${named("clients.source", "fair")} where workspace_id = '${workspaceId}' and hashtext(title) % 3 = 0;
      insert into deals.deal_product (workspace_id, deal_id, owner_id, product_id) select workspace_id, id, owner_id, ${named("deals.product", "lamp")} from deals.deal where workspace_id = '${workspaceId}' and hashtext(title) % 2 = 0;
      insert into deals.deal_product (workspace_id, deal_id, owner_id, product_id) select workspace_id, id, owner_id, ${named("deals.product", "pole")} from deals.deal where workspace_id = '${workspaceId}' and hashtext(title) % 3 = 0;`);
    await client.end();
  }

  test("in a random world every number of the reports is the length of its list, in the whole and in every group", async () => {
    let numbers = 0;
    await fc.assert(
      fc.asyncProperty(
        anyMoves,
        fc.nat(160),
        fc.constantFrom(null, ...dimensions),
        fc.constantFrom(null, ...flowDimensions),
        async (moves, halfDays, by, flowBy) => {
          const company = await toldCompany(house, moves);
          await furnish(company);
          const asOf = new Date(day("2026-01-01").getTime() + halfDays * 43_200_000);
          const { question, ofFunnel, ofFlow } = behindIn(company, { ...january, to: day("2026-01-20"), asOf, by });
          const hold = async (told: number | undefined, list: Promise<readonly BehindRow[]>, what: unknown) => {
            assert.equal((await list).length, told, JSON.stringify(what));
            numbers += 1;
          };
          for (const { key, stages, won } of await company.read((tx) => funnel(tx, question))) {
            const group = by === null ? undefined : { key };
            await hold(won.reached, ofFunnel({ what: "won" }, group), "won");
            for (const one of stages)
              for (const what of ["reached", "lost", "open", "visits", "openVisits"] as const)
                await hold(one[what], ofFunnel({ what, stage: one.stage }, group), { what, stage: one.stage, group });
          }
          const { losses: why } = await company.read((tx) => losses(tx, question));
          const [whole] = await company.read((tx) => funnel(tx, { ...question, by: null }));
          for (const { stage, lost } of whole?.stages ?? []) {
            const ofStage = why.filter((loss) => loss.stage === stage);
            assert.equal(
              ofStage.reduce((sum, { count }) => sum + count, 0),
              lost,
              "the reasons of a stage add up to its lost deals",
            );
            for (const { reason, count } of ofStage) await hold(count, ofFunnel({ what: "lost", stage, reason }), { stage, reason });
          }
          const told = await company.read((tx) => flow(tx, { ...question, by: flowBy }));
          const parts = [{ group: undefined, ...told }, ...(told.groups ?? []).map((one) => ({ group: { key: one.key }, ...one }))];
          for (const { group, moves, kinds } of parts) {
            for (const { from, to, count } of moves)
              await hold(count, ofFlow({ fromStage: from, toStage: to }, group, flowBy), { from, to, group });
            for (const kind of transitionKinds) await hold(kinds[kind], ofFlow({ kind }, group, flowBy), { kind, group });
          }
        },
      ),
      { numRuns: 25, interruptAfterTimeLimit: 25_000 },
    );
    assert.ok(numbers > 300, `only ${numbers} numbers were held to their lists`);
  });
});
