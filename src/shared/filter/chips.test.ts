import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { dealFilter, deals } from "../../../test/support/filter-world.ts";
import { checkFilter } from "./check.ts";
import { type Chip, describeFilter, withoutChip } from "./chips.ts";
import type { Filter } from "./language.ts";

function chips(filter: Filter): readonly Chip[] {
  const read = checkFilter(filter, deals);
  assert.ok(read.ok, JSON.stringify(read));
  return describeFilter(read.value, deals);
}

const hot = { field: "isHot", op: "eq", value: true } as const;
const late = { field: "due", op: "within", value: { last: { days: 30 } } } as const;
const mine: Filter = { field: "ownerId", op: "in", value: ["me", "019a9d5e-7c1e-7b61-8b4e-000000000001"] };

test("what must hold together stands on a chip each, with its place and without words", () => {
  assert.deepEqual(
    chips({ and: [mine, { not: { or: [hot, late] } }, { hasNo: "tasks", where: { field: "title", op: "contains", value: "lamp" } }] }),
    [
      {
        pointer: "/and/0",
        isNegated: false,
        is: "comparison",
        field: "ownerId",
        kind: "person",
        op: "in",
        values: [{ is: "me" }, { is: "person", text: "019a9d5e-7c1e-7b61-8b4e-000000000001" }],
      },
      {
        pointer: "/and/1",
        isNegated: true,
        is: "group",
        join: "or",
        chips: [
          {
            pointer: "/and/1/not/or/0",
            isNegated: false,
            is: "comparison",
            field: "isHot",
            kind: "boolean",
            op: "eq",
            values: [{ is: "truth", value: true }],
          },
          {
            pointer: "/and/1/not/or/1",
            isNegated: false,
            is: "comparison",
            field: "due",
            kind: "date",
            op: "within",
            values: [{ is: "period", period: { last: { days: 30 } } }],
          },
        ],
      },
      {
        pointer: "/and/2",
        isNegated: true,
        is: "related",
        relation: "tasks",
        chips: [
          {
            pointer: "/and/2/where",
            isNegated: false,
            is: "comparison",
            field: "title",
            kind: "text",
            op: "contains",
            values: [{ is: "text", text: "lamp" }],
          },
        ],
      },
    ],
  );
});

test("the filter that holds for everything has no chips; one comparison is one chip", () => {
  assert.deepEqual(chips({ and: [] }), []);
  assert.equal(chips(hot).length, 1);
});

test("what a chip says can be taken away, and what it leaves empty goes with it", () => {
  const filter: Filter = { and: [mine, { not: { or: [hot, late] } }, { has: "tasks", where: { and: [late] } }] };
  assert.deepEqual(withoutChip(filter, "/and/0"), { and: filter.and.slice(1) });
  assert.deepEqual(withoutChip(filter, "/and/1/not/or/0"), { and: [mine, { not: { or: [late] } }, filter.and[2]] });
  assert.deepEqual(withoutChip({ and: [{ not: { or: [hot] } }] }, "/and/0/not/or/0"), { and: [] });
  assert.deepEqual(withoutChip(filter, "/and/2/where/and/0"), { and: [mine, filter.and[1], { has: "tasks" }] });
  assert.deepEqual(withoutChip(hot, ""), { and: [] });
});

test("taking the chips of any filter away, one after the other, leaves everything", () => {
  fc.assert(
    fc.property(dealFilter, (filter) => {
      let left = filter;
      for (let [first] = chips(left); first !== undefined; [first] = chips(left)) {
        const before = chips(left).length;
        left = withoutChip(left, first.pointer);
        assert.equal(chips(left).length, before - 1);
      }
      assert.deepEqual(left, { and: [] });
    }),
  );
});
