import assert from "node:assert/strict";
import { test } from "node:test";
import { parseInstant } from "./instant.ts";

const read = (text: string, timeZone = "Europe/Berlin") => {
  const parsed = parseInstant(text, timeZone);
  return parsed.ok ? parsed.value.toISOString() : parsed.refusal;
};

test("an instant with an offset is itself, in whatever zone it is read", () => {
  assert.equal(read("2011-10-01T00:38:44.546+02:00"), "2011-09-30T22:38:44.546Z");
  assert.equal(read("2012-03-15T00:00+01:00", "Asia/Tokyo"), "2012-03-14T23:00:00.000Z");
  assert.equal(read("2012-03-15 00:00:00Z"), "2012-03-15T00:00:00.000Z");
  assert.equal(read("2012-03-15T00:00:00.123456789-0330"), "2012-03-15T03:30:00.123Z");
});

test("a time without an offset is meant in the zone, a date is the beginning of its business day", () => {
  assert.equal(read("2026-07-01T09:30"), "2026-07-01T07:30:00.000Z");
  assert.equal(read("2026-01-01 09:30:15,5"), "2026-01-01T08:30:15.500Z");
  assert.equal(read("2026-01-05"), "2026-01-04T23:00:00.000Z");
});

test("what is no instant of the calendar is refused", () => {
  for (const text of [
    "",
    "31.02.2026",
    "2026-02-31",
    "2026-02-31T10:00Z",
    "2026-01-01T24:00Z",
    "2026-1-1",
    "2026-01-01T10:00+25:00",
    "не закрыта",
  ])
    assert.equal(read(text), "not_an_instant", text);
});
