import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { money } from "#shared/money.ts";
import { type DayMoment, type DayTask, explain, inOrder, rank, typicalOf } from "./priority.ts";

const from = new Date("2026-11-23T09:00:00Z");
/** A working day of 8 hours that never ends: minutes of working time are minutes. */
const moment: DayMoment = {
  from,
  ends: new Date("2026-11-23T23:00:00Z"),
  minutesUntil: (instant) => (instant.getTime() - from.getTime()) / 60_000,
  dayMinutes: 480,
  typical: 4_000_000n,
};
const at = (minutes: number) => new Date(from.getTime() + minutes * 60_000);
const plain: DayTask = { id: "a", due: null, plannedFrom: null, isCheckpoint: false, isBegun: false, postponed: 0, value: null };
const euros = (amount: bigint) => ({ known: money(amount * 100n, "EUR") });

describe("the priority of a day", () => {
  test("says of every task why it stands where it stands", () => {
    const offer: DayTask = { ...plain, due: at(-490), isCheckpoint: true, postponed: 3, value: euros(84_000n) };
    assert.deepEqual(rank(offer, moment), { id: "a", dueIn: "overdue", priority: 1_000 + 420 + 135 + 75 });
    assert.deepEqual(explain(offer, moment), [
      { kind: "checkpoint", points: 1_000 },
      { kind: "overdue", unit: "days", count: 1, points: 420 },
      { kind: "value", value: money(8_400_000n, "EUR"), points: 135 },
      { kind: "postponed", times: 3, points: 75 },
    ]);
  });

  test("puts a checkpoint first, then what is long overdue, then the big deal, then what is due later", () => {
    const tasks: readonly DayTask[] = [
      { ...plain, id: "far checkpoint", due: at(20 * 480), isCheckpoint: true },
      { ...plain, id: "no date" },
      { ...plain, id: "small, at noon", due: at(180), value: euros(2_000n) },
      { ...plain, id: "big, at noon", due: at(180), value: euros(400_000n) },
      { ...plain, id: "checkpoint at night", due: at(600), isCheckpoint: true },
      { ...plain, id: "an hour late", due: at(-60) },
      { ...plain, id: "a week late", due: at(-5 * 480) },
      { ...plain, id: "tomorrow", due: at(1_000) },
      { ...plain, id: "next week, meant for 15:00", due: at(4_000), plannedFrom: at(360) },
    ];
    assert.deepEqual(
      inOrder(tasks, moment).map(({ id }) => id),
      [
        "a week late",
        "an hour late",
        "checkpoint at night",
        "big, at noon",
        "small, at noon",
        "next week, meant for 15:00",
        "far checkpoint",
        "tomorrow",
        "no date",
      ],
    );
  });

  test("takes an amount without a rate for a usual one, never for nothing", () => {
    const points = (value: DayTask["value"]) => rank({ ...plain, value }, moment).priority;
    assert.equal(points({ unknown: "no_rate" }), points(euros(40_000n)));
    assert.ok(points({ unknown: "no_rate" }) > points(euros(100n)));
    assert.equal(points(null), 0);
  });

  test("is overdue from the moment its time has passed, and due today until the business day ends", () => {
    const dueIn = (due: Date | null) => rank({ ...plain, due }, moment).dueIn;
    assert.deepEqual([at(-1 / 60_000), at(0), new Date(moment.ends.getTime() - 1), moment.ends, null].map(dueIn), [
      "overdue",
      "today",
      "today",
      "later",
      "later",
    ]);
  });

  test("knows the usual value as the median of those that are known", () => {
    assert.equal(typicalOf([euros(9n), null, { unknown: "no_rate" }, euros(1n), euros(4n), euros(0n)]), 400n);
    assert.equal(typicalOf([null, { unknown: "no_amount" }]), null);
  });
});

const value = fc.oneof(
  fc.constant(null),
  fc.constantFrom({ unknown: "no_rate" } as const, { unknown: "no_amount" } as const),
  fc.bigInt(-5n, 2n ** 60n).map((minor) => ({ known: money(minor, "EUR") })),
);
const minutes = fc.option(fc.integer({ min: -40_000, max: 40_000 }), { nil: null });
const task = fc.record({
  id: fc.uuid(),
  due: minutes.map((some) => (some === null ? null : at(some))),
  plannedFrom: minutes.map((some) => (some === null ? null : at(some))),
  isCheckpoint: fc.boolean(),
  isBegun: fc.boolean(),
  postponed: fc.nat(12),
  value,
});

describe("whatever the tasks", () => {
  test("their order is total: it does not depend on the order they came in", () => {
    fc.assert(
      fc.property(fc.uniqueArray(task, { selector: ({ id }) => id, maxLength: 30 }), fc.infiniteStream(fc.nat()), (tasks, keys) => {
        const shuffled = tasks.map((one) => ({ one, key: keys.next().value })).sort((a, b) => a.key - b.key);
        const order = inOrder(tasks, moment).map(({ id }) => id);
        assert.deepEqual(
          inOrder(
            shuffled.map(({ one }) => one),
            moment,
          ).map(({ id }) => id),
          order,
        );
      }),
    );
  });

  test("the reasons add up to the priority, to the last point", () => {
    fc.assert(
      fc.property(task, (one) => {
        const { priority } = rank(one, moment);
        assert.equal(
          explain(one, moment).reduce((sum, { points }) => sum + points, 0),
          priority,
        );
        assert.ok(Number.isInteger(priority) && priority >= 0);
      }),
    );
  });

  test("more money, or a nearer date on the same side of now, never puts a task further down", () => {
    fc.assert(
      fc.property(task, fc.bigInt(0n, 2n ** 60n), fc.bigInt(0n, 2n ** 60n), (one, a, b) => {
        const of = (minor: bigint) => rank({ ...one, value: { known: money(minor, "EUR") } }, moment).priority;
        assert.ok(a <= b ? of(a) <= of(b) : of(a) >= of(b));
      }),
    );
    fc.assert(
      fc.property(task, fc.integer({ min: -40_000, max: 40_000 }), fc.nat(10_000), (one, due, more) => {
        // Without the plan, which only moves what is due later.
        const of = (minutesAhead: number) => rank({ ...one, plannedFrom: null, due: at(minutesAhead) }, moment).priority;
        assert.ok(of(due) >= of(due + more));
      }),
    );
  });
});
