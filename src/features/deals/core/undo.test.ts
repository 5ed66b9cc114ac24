import assert from "node:assert/strict";
import { test } from "node:test";
import { type Deal, evolve } from "./deal.ts";
import { type LastVisits, undoStep } from "./undo.ts";

const at = (seconds: number) => new Date(Date.UTC(2026, 2, 2, 9) + seconds * 1_000);
const deal: Deal = {
  id: "d",
  title: "Lights",
  clientId: null,
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
  ownerId: "ben",
  pipelineId: "p",
  place: { at: "won" },
  lastStageId: "offer",
  since: at(10),
  visits: 3,
  externalId: null,
  archivedAt: null,
  version: 3,
};
const visits: LastVisits = {
  last: { position: 3, pipelineId: "p", place: { at: "won" }, kind: "won", from: at(10), actorId: "ben" },
  previous: { position: 2, pipelineId: "p", place: { at: "stage", stageId: "offer" }, kind: "forward", from: at(5), actorId: "ben" },
  stageBefore: "offer",
  journalIds: ["j"],
};
const by = (personId: string, seconds: number, mayCorrect = false) => ({ personId, mayCorrect, now: at(seconds) });

test("whoever made a step takes it back within ten seconds, a head at any time, and the visit before goes on", () => {
  const undone = undoStep(deal, visits, 3, by("ben", 20));
  assert.ok(undone.ok);
  const back = undone.value.reduce(evolve, deal);
  assert.deepEqual([back.place, back.since, back.visits, back.lastStageId], [{ at: "stage", stageId: "offer" }, at(5), 2, "offer"]);
  assert.deepEqual(undoStep(deal, visits, 3, by("ben", 20.001)), { ok: false, refusal: "undo_too_late" });
  assert.deepEqual(undoStep(deal, visits, 3, by("cora", 11)), { ok: false, refusal: "undo_too_late" });
  assert.ok(undoStep(deal, visits, 3, by("anna", 100_000, true)).ok);
});

test("only the last step is taken back, never the opening, and nothing of an archived deal", () => {
  assert.deepEqual(undoStep(deal, visits, 2, by("ben", 11)), { ok: false, refusal: "moved_meanwhile" });
  assert.deepEqual(undoStep(deal, { ...visits, previous: null }, 3, by("ben", 11)), { ok: false, refusal: "nothing_to_undo" });
  assert.deepEqual(undoStep({ ...deal, archivedAt: at(0) }, visits, 3, by("ben", 11)), { ok: false, refusal: "deal_archived" });
});
