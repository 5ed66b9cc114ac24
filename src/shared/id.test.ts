import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { instantOfId, isId, makeIds, newId } from "./id.ts";

const noon = Date.parse("2026-03-02T12:00:00.123Z");
const always = (number: number) => () => number;
const take = (count: number, next: () => string) => Array.from({ length: count }, next);
const isGrowing = (ids: readonly string[]) => ids.every((id, index) => index === 0 || (ids[index - 1] as string) < id);

describe("an id", () => {
  test("of the instant of RFC 9562's example carries that instant and the version and variant bits", () => {
    const id = makeIds(always(0x017f22e279b0), always(0))();
    assert.equal(id, "017f22e2-79b0-7000-8000-000000000000");
    assert.equal(instantOfId("017f22e2-79b0-7cc3-98c4-dc0c0c07398f").toISOString(), "2022-02-22T19:22:22.000Z");
  });
  test("is a UUIDv7 in lower case, and nothing else is", () => {
    assert.ok(isId("017f22e2-79b0-7cc3-98c4-dc0c0c07398f"));
    for (const other of [
      "",
      "017F22E2-79B0-7CC3-98C4-DC0C0C07398F",
      "017f22e2-79b0-4cc3-98c4-dc0c0c07398f",
      "017f22e2-79b0-7cc3-78c4-dc0c0c07398f",
      "017f22e279b07cc398c4dc0c0c07398f",
      "017f22e2-79b0-7cc3-98c4-dc0c0c07398f\n",
      "{017f22e2-79b0-7cc3-98c4-dc0c0c07398f}",
    ])
      assert.equal(isId(other), false, other);
  });
  test("tells when it was made", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 48 - 1 }), fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (at, random) => {
        const id = makeIds(always(at), always(random))();
        return isId(id) && instantOfId(id).getTime() === at;
      }),
    );
  });
  test("cannot be read from something that is none, nor made before 1970 or past 48 bits", () => {
    assert.throws(() => instantOfId("deal-7"), /is not an id/);
    for (const clock of [-1, 2 ** 48, Number.NaN]) assert.throws(() => makeIds(always(clock), always(0))(), RangeError);
  });
});

describe("ids of one process", () => {
  test("grow within a millisecond and are all different", () => {
    const ids = take(20_000, newId);
    assert.equal(new Set(ids).size, ids.length);
    assert.ok(isGrowing(ids));
    assert.ok(ids.every(isId));
  });
  test("carry the present instant", () => {
    const before = Date.now();
    const made = instantOfId(newId()).getTime();
    assert.ok(made >= before - 1000 && made <= Date.now() + 1000);
  });
  test("grow whatever the clock does: standing, jumping ahead, or set back", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -5_000, max: 5_000 }), { minLength: 2, maxLength: 200 }),
        fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })),
        (jumps, numbers) => {
          let at = noon;
          const steps = jumps.values();
          const next = makeIds(
            () => (at += steps.next().value ?? 0),
            () => numbers.next().value,
          );
          return isGrowing(take(jumps.length, next));
        },
      ),
    );
  });
  test("carry the counter from rand_a's last bits into rand_b's first", () => {
    const next = makeIds(always(noon), always(63 / 2 ** 17));
    assert.deepEqual(
      take(2, next).map((id) => id.slice(14, 21)),
      ["7000-bf", "7001-80"],
    );
  });
  test("borrow the next millisecond when the counter of this one is full, and still grow", () => {
    const perMillisecond = 2 ** 17;
    const ids = take(3 * perMillisecond, makeIds(always(noon), always(1 - 2 ** -32)));
    assert.ok(isGrowing(ids));
    const last = ids.at(-1) as string;
    assert.ok(instantOfId(last).getTime() > noon && instantOfId(last).getTime() <= noon + 3);
  });
  test("of two processes differ even in the same millisecond", () => {
    const unlike = new Set(Array.from({ length: 5_000 }, () => makeIds(always(noon), Math.random)()));
    assert.equal(unlike.size, 5_000);
  });
});

test("seeded ids are the same on every run, so that demo data is", () => {
  const numbers = [0.25, 0.5, 0.75, 0.125];
  const seeded = () => {
    let drawn = 0;
    return makeIds(always(noon), () => numbers[drawn++ % numbers.length] as number);
  };
  assert.deepEqual(take(50, seeded()), take(50, seeded()));
});
