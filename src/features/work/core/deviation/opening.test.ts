import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { WorkingCalendar } from "#shared/working-calendar.ts";
import { addWorkingTime } from "#shared/working-time.ts";
import { aboutOf, answerUntil, decideOpening, graceBefore } from "./opening.ts";

const nine = [{ from: "09:00", to: "18:00" }];
const calendar: WorkingCalendar = {
  timeZone: "Europe/Berlin",
  weekly: {
    1: nine,
    2: nine,
    3: nine,
    4: nine,
    5: [
      { from: "09:00", to: "12:00" },
      { from: "13:00", to: "16:00" },
    ],
    6: [],
    7: [],
  },
  exceptions: new Map([["2026-05-01", []]]),
};

const about = fc.oneof(
  fc.integer({ min: 0, max: 12 }).map((n) => ({ taskId: `t${n}`, subjectId: n % 2 ? `d${n % 3}` : null })),
  fc.integer({ min: 0, max: 12 }).map((n) => ({ taskId: null, subjectId: `d${n}` })),
);
const world = fc.array(about, { maxLength: 15 });

test("a deviation opens once, however often the sweep runs, and closes when its cause is gone", () => {
  fc.assert(
    fc.property(fc.array(world, { maxLength: 8 }), (sweeps) => {
      let open: { id: string; taskId: string | null; subjectId: string | null }[] = [];
      let ids = 0;
      for (const found of sweeps) {
        for (let again = 0; again < 2; again++) {
          const decided = decideOpening(found, open);
          if (again === 1) assert.deepEqual([decided.open, decided.close], [[], []]);
          const closed = new Set(decided.close.map(({ id }) => id));
          open = [...open.filter(({ id }) => !closed.has(id)), ...decided.open.map((one) => ({ ...one, id: String(++ids) }))];
        }
        // The same as opening everything that is found from scratch.
        assert.deepEqual(open.map(aboutOf).sort(), decideOpening(found, []).open.map(aboutOf).sort());
      }
    }),
  );
});

test("leaving out what stands in both lists changes nothing", () => {
  fc.assert(
    fc.property(world, world, (found, before) => {
      const open = [...new Map(before.map((one) => [aboutOf(one), { ...one, id: aboutOf(one) }])).values()];
      const has = (list: readonly { taskId: string | null; subjectId: string | null }[], one: (typeof found)[number]) =>
        list.some((other) => aboutOf(other) === aboutOf(one));
      const whole = decideOpening(found, open);
      const only = decideOpening(
        found.filter((one) => !has(open, one)),
        open.filter((one) => !has(found, one)),
      );
      assert.deepEqual(only.open, whole.open);
      assert.deepEqual(only.close, whole.close);
      assert.equal(whole.keep.length + whole.close.length, open.length);
    }),
  );
});

test("8 working hours before Monday 10:00 is Thursday 17:00, over a short Friday and the weekend", () => {
  assert.equal(graceBefore(new Date("2026-03-09T09:00:00Z"), 8, calendar).toISOString(), "2026-03-05T16:00:00.000Z");
  assert.equal(graceBefore(new Date("2026-03-09T09:00:00Z"), 0, calendar).toISOString(), "2026-03-09T09:00:00.000Z");
});

test("what the grace cuts off is what outlasted it, whenever that is asked", () => {
  const instant = fc.date({ min: new Date("2026-03-01"), max: new Date("2026-11-20"), noInvalidDate: true });
  fc.assert(
    fc.property(instant, instant, fc.integer({ min: 1, max: 200 }), (since, now, hours) => {
      const end = addWorkingTime(since, { workingHours: hours }, calendar, []);
      assert.ok(end.ok);
      assert.equal(since <= graceBefore(now, hours, calendar), end.value <= now);
    }),
    { numRuns: 400 },
  );
});

test("an answer is due after working hours, not hours", () => {
  assert.equal(answerUntil(new Date("2026-03-05T16:00:00Z"), 8, calendar)?.toISOString(), "2026-03-09T09:00:00.000Z");
  assert.equal(answerUntil(new Date("2026-03-05T16:00:00Z"), null, calendar), null);
});
