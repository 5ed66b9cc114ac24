import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { WorkingCalendar } from "#shared/working-calendar.ts";
import type { Preference } from "./kind.ts";
import { type Circumstances, loudAt, nextDigest, noQuietHours, type QuietHours, whenTold, workBeginsBy } from "./when.ts";

const nine = [{ from: "09:00", to: "18:00" }];
const calendar: WorkingCalendar = {
  timeZone: "Europe/Berlin",
  weekly: { 1: nine, 2: nine, 3: nine, 4: nine, 5: nine, 6: [], 7: [] },
  exceptions: new Map([["2026-05-01", []]]),
};
const around = (now: string, timeZone = "Europe/Berlin"): Circumstances => ({
  timeZone,
  now: new Date(now),
  workBegins: workBeginsBy(calendar, []),
});
const night: QuietHours = { from: "20:00", to: "07:00", isOnlyWorkingDays: false, digestAt: "08:30" };
const told = (now: string, quiet: QuietHours, more: Partial<Preference> & { isUrgent?: boolean } = {}, timeZone?: string) => {
  const { isUrgent = false, ...preference } = more;
  const { mailAt, pushAt } = whenTold({ inApp: true, mail: "at_once", push: true, ...preference }, isUrgent, quiet, around(now, timeZone));
  return [mailAt?.toISOString() ?? null, pushAt?.toISOString() ?? null];
};

test("by day everybody is told at once, by the ways they chose and by no other", () => {
  const noon = "2026-03-03T11:00:00.000Z";
  assert.deepEqual(told(noon, night), [noon, noon]);
  assert.deepEqual(told(noon, night, { mail: "never" }), [null, noon]);
  assert.deepEqual(told(noon, night, { push: false }), [noon, null]);
  assert.deepEqual(told(noon, night, { mail: "digest" }), ["2026-03-04T07:30:00.000Z", noon]);
});

test("what comes in quiet hours waits for their end, on either side of midnight; the end itself is loud", () => {
  const seven = "2026-03-04T06:00:00.000Z";
  assert.deepEqual(told("2026-03-03T19:00:00Z", night), [seven, seven]);
  assert.deepEqual(told("2026-03-04T02:00:00Z", night), [seven, seven]);
  assert.deepEqual(told(seven, night), [seven, seven]);
  const siesta: QuietHours = { ...night, from: "12:00", to: "14:00" };
  assert.deepEqual(told("2026-03-03T11:30:00Z", siesta)[1], "2026-03-03T13:00:00.000Z");
});

test("quiet hours are those of the person's own clock", () => {
  assert.equal(told("2026-03-03T15:00:00Z", night, {}, "Asia/Yekaterinburg")[0], "2026-03-04T02:00:00.000Z");
});

test("when summer time begins and ends, quiet hours end by the clock on the wall", () => {
  assert.equal(told("2026-03-28T22:00:00Z", night)[0], "2026-03-29T05:00:00.000Z");
  assert.equal(told("2026-10-24T22:00:00Z", night)[0], "2026-10-25T06:00:00.000Z");
});

test("who wants to hear on working days only hears of the weekend's and the holiday's when work begins again", () => {
  const weekdays: QuietHours = { ...noQuietHours, isOnlyWorkingDays: true };
  assert.equal(told("2026-03-07T10:00:00Z", weekdays)[0], "2026-03-09T08:00:00.000Z");
  assert.equal(told("2026-05-01T10:00:00Z", weekdays)[0], "2026-05-04T07:00:00.000Z");
  assert.equal(told("2026-03-06T21:00:00Z", weekdays)[0], "2026-03-06T21:00:00.000Z");
  assert.equal(told("2026-03-06T21:00:00Z", { ...night, isOnlyWorkingDays: true })[0], "2026-03-09T08:00:00.000Z");
  assert.equal(told("2026-03-06T10:00:00Z", weekdays, { mail: "digest" })[0], "2026-03-09T07:30:00.000Z");
});

test("somebody on holiday is told on the first day back", () => {
  const away = [{ from: new Date("2026-03-02T23:00:00Z"), to: new Date("2026-03-08T23:00:00Z") }];
  const weekdays: QuietHours = { ...noQuietHours, isOnlyWorkingDays: true };
  const there: Circumstances = { ...around("2026-03-04T10:00:00Z"), workBegins: workBeginsBy(calendar, away) };
  assert.equal(loudAt(there.now, weekdays, there).toISOString(), "2026-03-09T08:00:00.000Z");
  assert.equal(nextDigest(weekdays, there).toISOString(), "2026-03-09T07:30:00.000Z");
});

test("a digest in quiet hours goes at their end; a minute after its time it goes the next day", () => {
  assert.equal(nextDigest({ ...night, digestAt: "06:00" }, around("2026-03-03T11:00:00Z")).toISOString(), "2026-03-04T06:00:00.000Z");
  assert.equal(nextDigest(noQuietHours, around("2026-03-03T07:30:00Z")).toISOString(), "2026-03-04T07:30:00.000Z");
  assert.equal(nextDigest(noQuietHours, around("2026-03-03T07:29:00Z")).toISOString(), "2026-03-03T07:30:00.000Z");
});

test("what is urgent waits for nothing, and takes no way that is switched off", () => {
  const midnight = "2026-03-07T23:00:00.000Z";
  const strict: QuietHours = { ...night, isOnlyWorkingDays: true };
  assert.deepEqual(told(midnight, strict, { isUrgent: true, mail: "digest" }), [midnight, midnight]);
  assert.deepEqual(told(midnight, strict, { isUrgent: true, mail: "never", push: false }), [null, null]);
});

test("whatever is chosen, nobody is told before it happened, in quiet hours, or later than the next loud moment", () => {
  const clock = fc
    .integer({ min: 0, max: 95 })
    .map((quarter) => `${String(quarter >> 2).padStart(2, "0")}:${["00", "15", "30", "45"][quarter & 3]}`);
  const hours = fc.tuple(clock, clock).filter(([from, to]) => from !== to);
  const zone = fc.constantFrom("Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Auckland", "UTC");
  fc.assert(
    fc.property(
      hours,
      clock,
      zone,
      fc.boolean(),
      fc.date({ min: new Date("2026-01-01"), max: new Date("2026-12-20"), noInvalidDate: true }),
      (window, digestAt, timeZone, isOnlyWorkingDays, now) => {
        const quiet: QuietHours = { from: window[0], to: window[1], isOnlyWorkingDays, digestAt };
        const there: Circumstances = { timeZone, now, workBegins: workBeginsBy(calendar, []) };
        const at = loudAt(now, quiet, there);
        assert.ok(at >= now);
        assert.deepEqual(loudAt(at, quiet, there), at);
        if (!isOnlyWorkingDays) assert.ok(at.getTime() - now.getTime() <= 25 * 3_600_000);
        const digest = nextDigest(quiet, there);
        assert.ok(digest > now);
        assert.ok(isOnlyWorkingDays || digest.getTime() - now.getTime() <= 50 * 3_600_000);
      },
    ),
    { numRuns: 300 },
  );
});
