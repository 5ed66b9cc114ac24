import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import fc from "fast-check";
import { type TestCompany, type TestHouse, testCompany, testHouse } from "../../../../test/support/company.ts";
import { changing, deactivating, hiring, reactivating } from "../routes/operate-people.ts";
import { recomputedClosure, storedClosure } from "./closure.ts";

type Step = {
  readonly does: "hire" | "rehang" | "leave" | "return" | "promote";
  readonly who: number;
  readonly to: number;
  readonly minutes: number;
};
type Stay = { readonly from: number; to: number | null };
type Known = { chiefId: string | null; readonly stays: Stay[] };
const levels = ["direction_head", "seller", "telesales", "assistant"];

/** Does one step, and keeps account of what was accepted. */
async function act(company: TestCompany, people: Map<string, Known>, step: Step): Promise<void> {
  const { commands, system, clock } = company;
  clock.now = new Date(clock.now.getTime() + step.minutes * 60_000);
  const ids = [...people.keys()];
  const id = ids[step.who % ids.length]!;
  const otherId = step.to % 7 === 0 ? null : ids[step.to % ids.length]!;
  const person = people.get(id)!;
  const at = clock.now.getTime();
  switch (step.does) {
    case "hire": {
      const hired = await commands.execute(system, hiring, { name: "Anna Berg", level: levels[step.to % 4]!, chiefId: otherId });
      if (hired.ok) people.set(hired.value.id, { chiefId: otherId, stays: [{ from: at, to: null }] });
      return;
    }
    case "rehang": {
      const moved = await commands.execute(system, changing, { id, change: { chiefId: otherId } });
      if (moved.ok) person.chiefId = otherId;
      return;
    }
    case "promote":
      await commands.execute(system, changing, { id, change: { level: levels[step.to % 4]! } });
      return;
    case "leave": {
      const left = await commands.execute(system, deactivating, { id, change: { newChiefId: otherId } });
      if (!left.ok) return;
      person.stays.at(-1)!.to = at;
      for (const [belowId, below] of people)
        if (below.chiefId === id && below.stays.at(-1)!.to === null) below.chiefId = belowId === otherId ? person.chiefId : otherId;
      return;
    }
    case "return":
      if ((await commands.execute(system, reactivating, { id })).ok) person.stays.push({ from: at, to: null });
  }
}

/** Every way up, from the account alone. */
function waysUp(people: ReadonlyMap<string, Known>): string[] {
  const lines: string[] = [];
  for (const id of people.keys()) {
    let depth = 0;
    for (let above: string | null = id; above !== null; above = people.get(above)!.chiefId) lines.push(`${above}>${id}:${depth++}`);
  }
  return lines.sort();
}

type Row = {
  readonly id: string;
  readonly person_id: string;
  readonly from_at: Date;
  readonly to_at: Date | null;
  readonly previous_id: string | null;
};

/** The intervals of a person fill the stays exactly: inside of them, as long as they, never two at once, each from the end of the one before. */
function fillsStays(rows: readonly Row[], stays: readonly Stay[], until: number): void {
  const start = (row: Row) => row.from_at.getTime();
  const end = (row: Row) => row.to_at?.getTime() ?? until;
  for (const row of rows)
    assert.ok(
      stays.some((stay) => stay.from <= start(row) && end(row) <= (stay.to ?? until)),
      "an interval lies within a stay",
    );
  const length = (from: number, to: number) => to - from;
  const held = rows.reduce((sum, row) => sum + length(start(row), end(row)), 0);
  assert.equal(
    held,
    stays.reduce((sum, stay) => sum + length(stay.from, stay.to ?? until), 0),
    "intervals and stays are equally long",
  );
  const ordered = [...rows].sort((one, other) => start(one) - start(other) || end(one) - end(other));
  for (const [index, row] of ordered.entries())
    assert.ok(index === 0 || end(ordered[index - 1]!) <= start(row), "no two intervals overlap");
  assert.equal(
    rows.filter((row) => row.to_at === null).length,
    stays.filter((stay) => stay.to === null).length,
    "one is current while the person is there, none after",
  );
  assert.equal(rows.filter((row) => row.previous_id === null).length, stays.length, "only the first of a stay has none before");
  for (const row of rows.filter((one) => one.previous_id !== null))
    assert.equal(end(rows.find((one) => one.id === row.previous_id)!), start(row));
}

describe("the reporting tree", () => {
  let house: TestHouse;
  const endings: (() => Promise<void>)[] = [];
  before(async () => {
    house = await testHouse({ after: (ending) => void endings.push(ending as () => Promise<void>) });
  });
  after(async () => {
    for (const ending of endings) await ending();
  });

  const steps = fc.array(
    fc.record({
      does: fc.constantFrom("hire", "hire", "rehang", "rehang", "rehang", "promote", "leave", "return", "return"),
      who: fc.nat(30),
      to: fc.nat(30),
      minutes: fc.constantFrom(0, 1, 60),
    }),
    { minLength: 10, maxLength: 40 },
  );

  test("whatever is hired, re-hung, leaves and comes back, the closure is what the reporting lines say, and intervals have no gaps and no overlaps", {
    timeout: 600_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (list) => {
        const company = await testCompany(house);
        const people = new Map<string, Known>();
        for (const level of ["owner", "direction_head", "seller", "seller", "telesales", "assistant"])
          people.set(await company.hire(level), { chiefId: null, stays: [{ from: company.clock.now.getTime(), to: null }] });
        for (const step of list) await act(company, people, step);
        const { workspaceId } = company;
        const stored = await company.read((tx) => storedClosure(tx, workspaceId));
        assert.deepEqual([...stored].sort(), waysUp(people));
        assert.deepEqual(stored, await company.read((tx) => recomputedClosure(tx, workspaceId)));
        for (const kind of ["org.reporting", "org.unit_membership", "org.level_holding"] as const) {
          const rows = await company.read((tx) =>
            tx
              .selectFrom(kind)
              .select(["id", "person_id", "from_at", "to_at", "previous_id"])
              .where("workspace_id", "=", workspaceId)
              .execute(),
          );
          for (const [id, { stays }] of people)
            fillsStays(
              rows.filter((row) => row.person_id === id),
              stays,
              company.clock.now.getTime(),
            );
        }
        const current = await company.read((tx) =>
          tx
            .selectFrom("org.reporting")
            .select(["person_id", "chief_id"])
            .where("workspace_id", "=", workspaceId)
            .where("to_at", "is", null)
            .execute(),
        );
        for (const { person_id, chief_id } of current) assert.equal(chief_id, people.get(person_id)!.chiefId);
      }),
      { numRuns: 40, interruptAfterTimeLimit: 60_000, markInterruptAsFailure: false },
    );
  });

  test("two people who are hung under each other at the same moment make no circle: one of the two is refused", async () => {
    const company = await testCompany(house);
    const [one, other] = [await company.hire("seller"), await company.hire("seller")];
    for (let round = 0; round < 20; round++) {
      const results = await Promise.all([
        company.refusalOf(changing, { id: one, change: { chiefId: other } }),
        company.refusalOf(changing, { id: other, change: { chiefId: one } }),
      ]);
      assert.deepEqual([...results].sort(), ["cycle", "no refusal"]);
      for (const id of [one, other]) await company.perform(changing, { id, change: { chiefId: null } });
    }
  });

  test("many re-hangings at once leave one tree, and the closure that belongs to it", async () => {
    const company = await testCompany(house);
    const ids: string[] = [];
    for (let count = 0; count < 8; count++) ids.push(await company.hire("seller"));
    for (let round = 1; round <= 6; round++) {
      const results = await Promise.all(
        ids.map((id, index) => company.refusalOf(changing, { id, change: { chiefId: ids[(index + round) % ids.length]! } })),
      );
      assert.ok(
        results.every((result) => result === "cycle" || result === "no refusal"),
        results.join(),
      );
      assert.ok(results.includes("cycle"), "a ring cannot close");
      const [stored, recomputed] = await company.read(
        async (tx) => [await storedClosure(tx, company.workspaceId), await recomputedClosure(tx, company.workspaceId)] as const,
      );
      assert.deepEqual(stored, recomputed);
    }
  });
});
