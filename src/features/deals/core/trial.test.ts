import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { changeTrial, evolveTrial, moveItems, startTrial, stillOut, type Trial, takeBackMove, valueOut } from "./trial.ts";

const item = (position: number, quantity: number, unitValue: bigint) => ({
  position,
  name: `LL-${position}`,
  productId: null,
  serialNumber: null,
  quantity,
  returned: 0,
  converted: 0,
  unitValue,
});
const trial: Trial = {
  id: "T",
  ownerId: "ben",
  parentId: "d",
  clientId: "c",
  dealId: "d",
  actNumber: "A-1",
  outOn: "2026-03-01",
  dueBackOn: "2026-04-01",
  closedOn: null,
  movedOn: null,
  currency: "EUR",
  items: [item(1, 4, 12_000n), item(2, 1, 500_00n)],
  externalId: null,
  archivedAt: null,
  version: 1,
};
const given = { today: "2026-05-01", newId: () => "m" };
const after = (from: Trial, result: ReturnType<typeof moveItems>) => {
  assert.ok(result.ok, JSON.stringify(result));
  return result.value.reduce(evolveTrial, from);
};
const why = (result: ReturnType<typeof moveItems>) => (result.ok ? null : result.refusal);

describe("a trial", () => {
  test("is worth what is still out, and closes with the last of it", () => {
    assert.equal(valueOut(trial.items), 98_000n);
    const back = after(trial, moveItems(trial, "returned", [{ position: 1, quantity: 3 }], "2026-03-20", given));
    assert.deepEqual([valueOut(back.items), back.closedOn], [62_000n, null]);
    const all = [
      { position: 1, quantity: 1 },
      { position: 2, quantity: 1 },
    ];
    const bought = after(back, moveItems(back, "converted", all, "2026-03-10", given));
    assert.deepEqual(
      [valueOut(bought.items), bought.closedOn],
      [0n, "2026-03-20"],
      "the later day closes it, in whatever order they are told",
    );
  });

  test("cannot give back what is not out, before it went out, or tomorrow", () => {
    const move = (position: number, quantity: number, on = "2026-03-20") =>
      why(moveItems(trial, "returned", [{ position, quantity }], on, given));
    assert.deepEqual(
      [move(1, 5), move(3, 1), move(1, 1, "2026-02-28"), move(1, 1, "2026-05-02"), move(1, 4)],
      ["more_than_out", "unknown_item", "moved_before_out", "day_in_future", null],
    );
    const twice = [
      { position: 1, quantity: 1 },
      { position: 1, quantity: 1 },
    ];
    assert.equal(why(moveItems(trial, "returned", twice, "2026-03-20", given)), "item_twice");
    assert.deepEqual(startTrial({ ...trial, items: [] }), { ok: false, refusal: "no_items" });
    assert.deepEqual(startTrial({ ...trial, dueBackOn: "2026-02-01" }), { ok: false, refusal: "due_before_out" });
    assert.deepEqual(changeTrial(trial, { dueBackOn: "2026-02-01" }), { ok: false, refusal: "due_before_out" });
    assert.deepEqual(changeTrial(trial, { actNumber: "A-1" }), { ok: true, value: [] });
  });

  test("whatever is moved, nothing is lost: out + returned + bought stay what went out, and it is closed when nothing is out", () => {
    const step = fc.record({
      kind: fc.constantFrom("returned" as const, "converted" as const),
      position: fc.integer({ min: 1, max: 3 }),
      quantity: fc.integer({ min: 1, max: 4 }),
      day: fc.integer({ min: 1, max: 28 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 15 }), (steps) => {
        let is = trial;
        for (const { kind, position, quantity, day } of steps) {
          const moved = moveItems(is, kind, [{ position, quantity }], `2026-03-${String(day).padStart(2, "0")}`, given);
          if (moved.ok) is = moved.value.reduce(evolveTrial, is);
        }
        for (const one of is.items) assert.ok(stillOut(one) >= 0 && stillOut(one) + one.returned + one.converted === one.quantity);
        assert.equal(
          is.closedOn !== null,
          is.items.every((one) => stillOut(one) === 0),
        );
        assert.equal(valueOut(is.items) === 0n, is.closedOn !== null);
      }),
    );
  });

  test("is as it was before when what was told last is taken back, whatever that was", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            kind: fc.constantFrom("returned", "converted"),
            position: fc.constantFrom(1, 2),
            day: fc.integer({ min: 10, max: 28 }),
          }),
          {
            minLength: 1,
            maxLength: 5,
          },
        ),
        (steps) => {
          const told: Trial[] = [trial];
          const days: string[] = [];
          for (const { kind, position, day } of steps as { kind: "returned" | "converted"; position: number; day: number }[]) {
            const before = told.at(-1)!;
            const result = moveItems(before, kind, [{ position, quantity: 1 }], `2026-03-${day}`, given);
            if (!result.ok) break;
            const [event] = result.value;
            assert.ok(event && "moves" in event);
            const now = evolveTrial(before, event);
            const back = takeBackMove(now, { kind, moves: event.moves, journalId: "j" }, days);
            assert.ok(back.ok);
            assert.deepEqual(back.value.reduce(evolveTrial, now), before);
            told.push(now);
            days.push(`2026-03-${day}`);
          }
        },
      ),
    );
    assert.equal(why(takeBackMove(trial, null, [])), "nothing_moved");
  });
});
