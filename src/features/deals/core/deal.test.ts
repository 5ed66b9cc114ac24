import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { changeDeal, type Deal, evolve, loseDeal, moveDeal, openDeal, reopenDeal, winDeal } from "./deal.ts";
import { changePipeline, openStages, orderAt, type Pipeline, type Stage } from "./pipeline.ts";
import { countedAs, kindOf, type Place } from "./transition.ts";

const day = (text: string) => new Date(`${text}T00:00:00Z`);
const stage = (key: string, retiredAt: Date | null = null): Stage => ({
  id: key,
  key,
  name: key,
  normDays: null,
  probability: null,
  retiredAt,
});
const pipeline = (more: Partial<Pipeline> = {}): Pipeline => ({
  id: "b2b",
  key: "b2b",
  name: "B2B",
  currency: "EUR",
  mayMoveBack: true,
  maySkip: true,
  retiredAt: null,
  version: 1,
  stages: ["a", "b", "c", "d"].map((key) => stage(key)),
  orders: [{ from: null, stageIds: ["a", "b", "c", "d"] }],
  ...more,
});
const deal = (place: Place = { at: "stage", stageId: "b" }): Deal => ({
  id: "1",
  title: "Lights",
  clientId: null,
  ownerId: "anna",
  amount: null,
  currency: "EUR",
  cost: null,
  expectedPaymentOn: null,
  sourceId: null,
  regionId: null,
  directionId: null,
  productIds: [],
  competitorIds: [],
  participantIds: [],
  archivedAt: null,
  pipelineId: "b2b",
  place,
  lastStageId: "b",
  since: day("2026-02-01"),
  visits: 2,
  externalId: null,
  version: 1,
});
const today = day("2026-03-01");
const kindTo = (to: string, of = pipeline(), rules: "bind" | "history" = "bind") => {
  const moved = moveDeal(deal(), to, of, today, rules);
  if (!moved.ok) return moved.refusal;
  const [event] = moved.value;
  return event?.type === "DealMoved" ? event.kind : event?.type;
};

describe("a deal on its way", () => {
  test("to the next stage it goes forward, further ahead it skips, and it may go back", () => {
    assert.deepEqual([kindTo("c"), kindTo("d"), kindTo("a")], ["forward", "skip", "backward"]);
  });

  test("a retired stage between two is not skipped, and cannot be entered", () => {
    const retired = pipeline({ stages: [stage("a"), stage("b"), stage("c", day("2026-02-15")), stage("d")] });
    assert.equal(kindTo("d", retired), "forward");
    assert.equal(kindTo("c", retired), "stage_retired");
    assert.equal(kindTo("c", retired, "history"), "forward");
  });

  test("a pipeline that forbids it is not moved back or skipped in today, but history is what it was", () => {
    const strict = pipeline({ mayMoveBack: false, maySkip: false });
    assert.deepEqual(
      [kindTo("a", strict), kindTo("d", strict), kindTo("c", strict)],
      ["moving_back_forbidden", "skipping_forbidden", "forward"],
    );
    assert.deepEqual([kindTo("a", strict, "history"), kindTo("d", strict, "history")], ["backward", "skip"]);
  });

  test("another pipeline is entered, which is no step of either", () => {
    assert.equal(kindTo("x", pipeline({ id: "other", stages: [stage("x")], orders: [{ from: null, stageIds: ["x"] }] })), "entered");
    assert.deepEqual(countedAs({ at: "stage", stageId: "b" }, "entered"), []);
  });

  test("past moves lie after each other; today a clock set back makes a stay of no length", () => {
    const early = day("2026-01-01");
    assert.deepEqual(moveDeal(deal(), "c", pipeline(), early, "history"), { ok: false, refusal: "before_previous_move" });
    const moved = moveDeal(deal(), "c", pipeline(), early, "bind");
    assert.ok(moved.ok && moved.value[0]?.type === "DealMoved");
    assert.deepEqual(moved.value[0].at, deal().since);
  });

  test("an ended deal is reopened before it moves; from one end to the other it counts as both", () => {
    const lost: Place = { at: "lost", reasonId: "price" };
    assert.deepEqual(moveDeal(deal(lost), "c", pipeline(), today, "bind"), { ok: false, refusal: "deal_ended" });
    assert.deepEqual(loseDeal(deal(lost), "price", today, "bind"), { ok: false, refusal: "already_lost" });
    assert.deepEqual(reopenDeal(deal(), "b", pipeline(), today, "bind"), { ok: false, refusal: "not_ended" });
    const won = winDeal(deal(lost), today, "bind");
    assert.ok(won.ok && won.value[0]?.type === "DealWon");
    assert.deepEqual(countedAs(won.value[0].from, won.value[0].kind), ["reopened", "won"]);
    const after = won.value.reduce(evolve, deal(lost));
    assert.deepEqual([after.place, after.lastStageId, after.visits], [{ at: "won" }, "b", 3]);
    assert.equal(kindOf(lost, { at: "stage", stageId: "a" }, ["a", "b"]), "reopened");
  });

  test("what is wished for and is already so changes nothing", () => {
    assert.deepEqual(changeDeal(deal(), { title: "Lights", ownerId: "anna", productIds: [] }, today), { ok: true, value: [] });
  });
});

describe("a pipeline through time", () => {
  const around = { hasDeals: true, stagesInUse: ["b"], newId: () => "new", now: today };
  const wish = (key: string, retired = false) => ({ key, name: key, normDays: null, probability: null, retired });

  test("the order of then stays the order of then; a stage that came later follows at the end", () => {
    const two = pipeline({
      stages: [...pipeline().stages, stage("e")],
      orders: [...pipeline().orders, { from: today, stageIds: ["e", "d", "c", "b", "a"] }],
    });
    assert.deepEqual(orderAt(two, day("2026-02-28")), ["a", "b", "c", "d", "e"]);
    assert.deepEqual(orderAt(two, today), ["e", "d", "c", "b", "a"]);
    assert.deepEqual(
      openStages(two).map(({ key }) => key),
      ["e", "d", "c", "b", "a"],
    );
  });

  test("none is left out, none stands twice, one must stay, and none where deals stand is retired", () => {
    const refusal = (...stages: ReturnType<typeof wish>[]) => {
      const changed = changePipeline(pipeline(), { stages }, around);
      return changed.ok ? changed.value.map(({ type }) => type) : changed.refusal;
    };
    assert.equal(refusal(wish("a"), wish("b")), "stage_left_out");
    assert.equal(refusal(wish("a"), wish("a"), wish("b"), wish("c"), wish("d")), "stage_twice");
    assert.equal(refusal(wish("a", true), wish("b", true), wish("c", true), wish("d", true)), "no_open_stage");
    assert.equal(refusal(wish("a"), wish("b", true), wish("c"), wish("d")), "stage_in_use");
    assert.deepEqual(refusal(wish("a"), wish("b"), wish("c"), wish("d")), []);
    assert.deepEqual(refusal(wish("e"), wish("a"), wish("b"), wish("c", true), wish("d")), [
      "StageAdded",
      "StageChanged",
      "StagesReordered",
    ]);
  });

  test("the currency of a pipeline with deals stays", () => {
    assert.deepEqual(changePipeline(pipeline(), { currency: "USD" }, around), { ok: false, refusal: "currency_in_use" });
  });
});

describe("what a deal is worth", () => {
  const now = day("2026-03-02");
  const refusal = (result: { readonly ok: boolean; readonly refusal?: unknown }) => (result.ok ? null : result.refusal);

  test("is 0 or more, and so is what it costs, of a new deal as of a changed one, today and in history", () => {
    for (const rules of ["bind", "history"] as const)
      assert.deepEqual(
        [{ amount: -1n }, { cost: -1n }, { amount: 0n, cost: 0n }, {}].map((more) =>
          refusal(openDeal({ ...deal(), ...more }, pipeline(), now, rules)),
        ),
        ["amount_negative", "cost_negative", null, null],
      );
    assert.deepEqual(
      [{ amount: -1n }, { cost: -1n }, { amount: 0n }, { amount: null }].map((wish) => refusal(changeDeal(deal(), wish, now))),
      ["amount_negative", "cost_negative", null, null],
    );
  });

  test("that was taken over below 0 before hinders no other change, and can be set right", () => {
    const old: Deal = { ...deal(), amount: -500n };
    assert.equal(refusal(changeDeal(old, { title: "Lamps", amount: -500n }, now)), null);
    assert.equal(refusal(changeDeal(old, { amount: 500n }, now)), null);
    assert.equal(refusal(changeDeal(old, { amount: -400n }, now)), "amount_negative");
  });
});
