import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { addDays } from "#shared/date.ts";
import { monthWindow } from "./month-window.ts";

test("a report asked for without a window tells of this month", () => {
  assert.deepEqual(monthWindow({}, "2026-02-28"), { from: "2026-02-01", to: "2026-03-01" });
  assert.deepEqual(monthWindow({}, "2026-12-31"), { from: "2026-12-01", to: "2027-01-01" });
  assert.deepEqual(monthWindow({ from: "2026-01-15" }, "2026-03-10"), { from: "2026-01-15", to: "2026-04-01" });
  assert.deepEqual(monthWindow({ from: "2026-05-15" }, "2026-03-10"), { from: "2026-05-15", to: "2026-06-01" });
  assert.deepEqual(monthWindow({ to: "2026-03-01" }, "2026-03-10"), { from: "2026-02-01", to: "2026-03-01" });
  assert.deepEqual(monthWindow({ from: "2026-01-01", to: "2026-01-02" }, "2026-03-10"), { from: "2026-01-01", to: "2026-01-02" });
});

test("with at most one end given it never ends before it begins, and keeps that end", () => {
  const day = fc.integer({ min: 0, max: 4_000 }).map((days) => addDays("2022-01-01", days));
  fc.assert(
    fc.property(day, fc.option(day, { nil: undefined }), fc.boolean(), (today, end, isFrom) => {
      const asked = end === undefined ? {} : isFrom ? { from: end } : { to: end };
      const { from, to } = monthWindow(asked, today);
      assert.ok(from < to);
      assert.deepEqual({ ...{ from, to }, ...asked }, { from, to });
    }),
  );
});
