import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { checkFilter } from "#shared/filter/check.ts";
import type { Filter } from "#shared/filter/language.ts";
import { matches } from "#shared/filter/matches.ts";
import { context, dealFilter, deals, world } from "../../../../../test/support/filter-world.ts";
import { changeNode, draftOf, filterOf, newRow, withOp } from "./draft.ts";

const keys = () => {
  let last = 0;
  return () => String(++last);
};

/** Whether nothing in the filter is empty: empty groups and lists are what somebody has just begun. */
function isFilled(filter: Filter): boolean {
  if ("and" in filter) return filter.and.length > 0 && filter.and.every(isFilled);
  if ("or" in filter) return filter.or.length > 0 && filter.or.every(isFilled);
  if ("not" in filter) return isFilled(filter.not);
  if ("has" in filter || "hasNo" in filter) return filter.where === undefined || isFilled(filter.where);
  return !Array.isArray(filter.value) || filter.value.length > 0;
}

test("a filter that was opened for editing and left alone still finds the same records", () => {
  fc.assert(
    fc.property(dealFilter.filter(isFilled), world, context, (filter, rows, asked) => {
      const again = filterOf(draftOf(filter, keys()), deals as never);
      const found = [filter, again].map((one) => {
        const checked = checkFilter(one, deals as never);
        assert.ok(checked.ok, JSON.stringify(one));
        const good = checked.value;
        return rows.filter((row) => matches(good, row, deals, asked)).map(({ id }) => id);
      });
      assert.deepEqual(found[1], found[0]);
    }),
    { numRuns: 300 },
  );
});

test("a row that is not finished asks nothing yet", () => {
  const draft = draftOf({ and: [{ field: "stage", op: "eq", value: "offer" }] }, keys());
  const more = { ...draft, members: [...draft.members, newRow("amount", "money", "new")] };
  assert.deepEqual(filterOf(more, deals as never), { and: [{ field: "stage", op: "eq", value: "offer" }] });
});

test("an emptied group is not the group of no record", () => {
  const draft = draftOf({ and: [{ or: [{ field: "stage", op: "eq", value: "offer" }] }] }, keys());
  const inner = draft.members[0]!;
  assert.ok(inner.is === "group");
  const emptied = changeNode(draft, inner.members[0]!.key, () => null);
  assert.deepEqual(filterOf(emptied, deals as never), { and: [] });
});

test("another operator keeps the value where it fits", () => {
  const row = { ...newRow("stage", "choice", "1"), value: ["offer", "won"] };
  assert.deepEqual(withOp(row, "notIn", "choice").value, ["offer", "won"]);
  assert.equal(withOp(row, "eq", "choice").value, "offer");
  assert.equal(withOp(row, "empty", "choice").value, undefined);
  assert.deepEqual(withOp({ ...row, op: "eq", value: "won" }, "in", "choice").value, ["won"]);
  assert.deepEqual(withOp({ key: "1", is: "row", field: "due", op: "eq", value: "2026-01-01" }, "between", "date").value, [
    "2026-01-01",
    undefined,
  ]);
});
