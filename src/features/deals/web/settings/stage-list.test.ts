import assert from "node:assert/strict";
import { test } from "node:test";
import { changed, keyOf, placed, type StageDraft, sentStages, shifted } from "./stage-list.ts";

const stage = (key: string, more: Partial<StageDraft> = {}): StageDraft => ({
  id: key,
  key,
  name: key,
  normDays: null,
  percent: null,
  isRetired: false,
  isNew: false,
  ...more,
});
const three = [stage("lead"), stage("data"), stage("offer")];
const order = (stages: readonly StageDraft[]) => stages.map(({ id }) => id).join();

test("a stage goes one place up or down and stays at the edges", () => {
  assert.equal(order(shifted(three, "data", -1)), "data,lead,offer");
  assert.equal(order(shifted(three, "lead", -1)), "lead,data,offer");
  assert.equal(order(shifted(three, "offer", 1)), "lead,data,offer");
});

test("a stage dragged onto another one takes its place", () => {
  assert.equal(order(placed(three, "offer", 0)), "offer,lead,data");
  assert.equal(order(placed(three, "lead", 2)), "data,offer,lead");
});

test("a renamed stage keeps its key, a new one gets a key of its own", () => {
  const renamed = changed(three, "data", { name: "Data collection" });
  const sent = sentStages([...renamed, stage("x", { name: "Data", isNew: true }), stage("y", { name: "Технадзор", isNew: true })]);
  assert.deepEqual(
    sent.map(({ key, name }) => [key, name]),
    [
      ["lead", "lead"],
      ["data", "Data collection"],
      ["offer", "offer"],
      ["data_2", "Data"],
      ["технадзор", "Технадзор"],
    ],
  );
});

test("a probability of 12.5 percent is sent as 0.125", () => {
  assert.equal(sentStages([stage("lead", { percent: 12.5 })])[0]?.probability, 0.125);
  assert.equal(sentStages([stage("lead", { percent: 33.33 })])[0]?.probability, 0.3333);
});

test("keys keep letters of every script and nothing else", () => {
  assert.equal(keyOf("Technical approval (final)"), "technical_approval_final");
  assert.equal(keyOf("  "), "stage");
});
