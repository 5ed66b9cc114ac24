import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { describe, test } from "node:test";
import fc from "fast-check";
import { clientStory } from "./client-story.ts";
import { demoClients, stretchUntil } from "./company.ts";
import { demoStages } from "./path.ts";
import { demoSellers } from "./staff.ts";
import type { ClientStory, DemoMove } from "./story.ts";
import { dayOf } from "./working-moments.ts";

const text = (story: unknown) => JSON.stringify(story, (_, value) => (typeof value === "bigint" ? `${value}n` : value));
const printOf = (stories: readonly ClientStory[]) => createHash("sha256").update(text(stories)).digest("hex");
const stretch = stretchUntil("2026-11-20");
const company = [...demoClients(7, stretch)];
const deals = company.flatMap((client) => client.deals);
const kindOf = (from: DemoMove, to: DemoMove) => {
  if ("lost" in to.to) return "lost";
  if ("won" in to.to) return "won";
  if (!("stage" in from.to)) return "reopened";
  const place = (move: DemoMove) => demoStages.findIndex(({ key }) => "stage" in move.to && key === move.to.stage);
  const by = place(to) - place(from);
  return by < 0 ? "backward" : by === 1 ? "forward" : by === 0 ? "nowhere" : "skip";
};

describe("the demo company", () => {
  test("is the same to the letter for the same seed and day, and another for another seed", () => {
    assert.equal(printOf([...demoClients(7, stretch)]), printOf(company));
    assert.notEqual(printOf([...demoClients(8, stretch)]), printOf(company));
  });

  test("gives each of eight sellers 40 to 150 clients, no two of one name", () => {
    assert.equal(demoSellers.length, 8);
    for (const { key } of demoSellers) {
      const own = company.filter(({ owner }) => owner === key).length;
      assert.ok(own >= 40 && own <= 150, `${key}: ${own}`);
    }
    assert.equal(new Set(company.map(({ name }) => name)).size, company.length);
    assert.equal(
      new Set(company.flatMap(({ contacts }) => contacts.map(({ email }) => email))).size,
      company.flatMap(({ contacts }) => contacts).length,
    );
  });

  test("knows every kind of step: forward, past a stage, back, lost, won and taken up again", () => {
    const kinds = new Map<string, number>();
    for (const { moves } of deals)
      for (const [index, move] of moves.slice(1).entries())
        kinds.set(kindOf(moves[index]!, move), (kinds.get(kindOf(moves[index]!, move)) ?? 0) + 1);
    for (const kind of ["forward", "skip", "backward", "lost", "won", "reopened"])
      assert.ok((kinds.get(kind) ?? 0) >= 20, `${kind}: ${kinds.get(kind)}`);
    assert.equal(kinds.get("nowhere"), undefined);
  });

  test("has trials that are out, trials that came back, and trials that were bought", () => {
    const trials = deals.flatMap(({ trial }) => (trial ? [trial] : []));
    assert.ok(trials.filter(({ moves }) => moves.length === 0).length > 20);
    for (const kind of ["returned", "converted"]) assert.ok(trials.some(({ moves }) => moves.some((move) => move.kind === kind)));
  });

  test("writes in Latin and in Cyrillic, and sells in three currencies", () => {
    assert.ok(company.some(({ name }) => /\p{Script=Cyrillic}/u.test(name)) && company.some(({ name }) => /^\p{Script=Latin}/u.test(name)));
    assert.deepEqual([...new Set(deals.map(({ currency }) => currency))].sort(), ["EUR", "RUB", "USD"]);
  });
});

test("whatever the seed, no story runs backwards or ahead of today, and instalments add up to the contract", () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat(5_000), fc.constantFrom(...demoSellers), (seed, index, seller) => {
      const story = clientStory({ seed, index, seller, stretch });
      for (const { moves, contract, amount, cost } of story.deals) {
        for (const [before, move] of moves.slice(1).entries()) assert.ok(move.at > moves[before]!.at);
        assert.ok(dayOf(moves.at(-1)!.at) <= stretch.last);
        assert.ok(amount > 0n && cost > 0n && cost < amount);
        if (contract)
          assert.equal(
            contract.instalments.reduce((sum, part) => sum + part.amount, 0n),
            contract.amount,
          );
      }
      for (const { steps } of story.leads) for (const [before, step] of steps.slice(1).entries()) assert.ok(step.at > steps[before]!.at);
    }),
    { numRuns: 300 },
  );
});
