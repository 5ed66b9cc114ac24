import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { FunnelGroup } from "../answers.ts";
import { inOrder, isUnfinished, nameOf } from "./group-list.ts";

const group = (key: string | null, reached: number, name: string | null = null): FunnelGroup => ({
  key,
  name,
  stages: [
    { stage: "lead", reached, conversion: null, low: null, high: null, lost: 0, open: 0, visits: 0, openVisits: 0, medianDays: null },
  ],
  won: { reached: 0 },
});

describe("groups of a funnel", () => {
  test("the group in which most deals began comes first", () => {
    const keys = inOrder([group("a", 3), group("b", 40), group(null, 7)], "owner").map(({ key }) => key);
    assert.deepEqual(keys, ["b", null, "a"]);
  });

  test("months stay in their own order, however many deals began", () => {
    const keys = inOrder([group("2026-01", 3), group("2026-02", 40)], "month").map(({ key }) => key);
    assert.deepEqual(keys, ["2026-01", "2026-02"]);
  });

  test("a group is called by its name, a month as people write it, and those of nobody in words", () => {
    assert.equal(nameOf(group("1", 1, "Anna"), "owner", "None", "en"), "Anna");
    assert.equal(nameOf(group("2026-02", 1), "month", "None", "en"), "Feb 2026");
    assert.equal(nameOf(group(null, 1), "region", "None", "en"), "None");
  });

  test("only the month of today is not over", () => {
    assert.ok(isUnfinished(group("2026-11", 1), "month", "2026-11-22"));
    assert.ok(!isUnfinished(group("2026-10", 1), "month", "2026-11-22"));
    assert.ok(!isUnfinished(group("2026-11", 1), "owner", "2026-11-22"));
  });
});
