import assert from "node:assert/strict";
import { test } from "node:test";
import { addMoney, lossesByReason } from "./losses.ts";

test("reasons stand with the commonest first, over all stages", () => {
  const losses = [
    { stage: "lead", reason: "price", count: 2, sums: [] },
    { stage: "offer", reason: "budget", count: 3, sums: [] },
    { stage: "offer", reason: "price", count: 2, sums: [] },
  ];
  assert.deepEqual(
    lossesByReason(losses).map(({ reason, count }) => [reason, count]),
    [
      ["price", 4],
      ["budget", 3],
    ],
  );
});

test("money is added by currency to the last minor unit", () => {
  const eur = (amount: string) => ({ amount, currency: "EUR" });
  assert.deepEqual(addMoney([eur("0.10"), eur("0.20"), { amount: "5", currency: "JPY" }]), [
    { amount: "0.30", currency: "EUR" },
    { amount: "5", currency: "JPY" },
  ]);
});
