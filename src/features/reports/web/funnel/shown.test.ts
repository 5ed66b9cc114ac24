import assert from "node:assert/strict";
import { test } from "node:test";
import { withoutEmpty } from "#ui/url-state.ts";
import { listOfShown, readShown, type Shown, shownSearch } from "./shown.ts";

const every: readonly Shown[] = [
  { report: "funnel", what: "reached", stage: "offer" },
  { report: "funnel", what: "lost", stage: "offer", reason: "price" },
  { report: "funnel", what: "won", group: "north" },
  { report: "funnel", what: "openVisits", stage: "lead", group: null },
  { report: "flow", from: "offer", to: "LOST" },
  { report: "flow", kind: "backward", group: "019a9d5e-7c1e-7b61-8b4c-5c1f2f3d4e5f" },
];
const plain = (value: unknown) => JSON.parse(JSON.stringify(value));

test("the address reproduces the open list", () => {
  for (const shown of every) assert.deepEqual(plain(readShown(withoutEmpty(shownSearch(shown)))), plain(shown));
  assert.equal(readShown(withoutEmpty(shownSearch(null))), null);
});

test("an address that names no number opens nothing", () => {
  assert.equal(readShown({ show: "reached" }), null);
  assert.equal(readShown({ show: "moves.sideways" }), null);
  assert.equal(readShown({ show: "everything", at: "offer" }), null);
});

test("a list is asked for under the same question as its report", () => {
  const question = { pipeline: "b2b", from: "2026-01-01", to: "2026-02-01", by: "region", filter: "{}" };
  assert.deepEqual(plain(listOfShown({ report: "funnel", what: "lost", stage: "offer", group: null }, question)), {
    path: "/reports/funnel/deals",
    query: {
      pipeline: "b2b",
      from: "2026-01-01",
      to: "2026-02-01",
      filter: "{}",
      by: "region",
      ungrouped: "true",
      what: "lost",
      stage: "offer",
    },
  });
  assert.equal(listOfShown({ report: "flow", kind: "won" }, question).query["by"], undefined, "the whole has no group");
});
