import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { hoursProblem, weekTotal, withStretch } from "./hours.ts";

const day = (weekday: number, from: string, to: string) => ({ weekday, from, to });

describe("weekly hours", () => {
  it("add up without the breaks between stretches", () =>
    assert.equal(weekTotal([day(1, "09:00", "12:30"), day(1, "13:00", "18:00"), day(2, "10:00", "14:00")]), 12.5));
  it("count nothing for a stretch not yet typed", () => assert.equal(weekTotal([day(1, "", "12:00")]), 0));
  it("may touch but not overlap", () => {
    assert.equal(hoursProblem([day(1, "09:00", "12:00"), day(1, "12:00", "18:00")]), null);
    assert.equal(hoursProblem([day(1, "11:00", "18:00"), day(1, "09:00", "12:00")]), "overlap");
    assert.equal(hoursProblem([day(1, "09:00", "18:00"), day(2, "09:00", "18:00")]), null);
  });
  it("end after they begin, and are worked on at least one day", () => {
    assert.equal(hoursProblem([day(1, "18:00", "09:00")]), "order");
    assert.equal(hoursProblem([]), "never");
  });
  it("grow by a stretch that can be saved as it is", () => {
    assert.equal(hoursProblem(withStretch([day(1, "09:00", "12:00")], 1)), null);
    assert.equal(hoursProblem(withStretch([], 6)), null);
    assert.equal(hoursProblem(withStretch([day(1, "09:00", "22:30")], 1)), null);
  });
});
