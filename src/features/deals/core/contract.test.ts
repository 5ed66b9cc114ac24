import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { belongingOf } from "./belonging.ts";
import { type Contract, coverInstalments, drawContract, equalParts, scheduleContract, scheduleDifference } from "./contract.ts";
import { changePayment, ownerOnDay, type Payment, receivePayment, voidPayment } from "./payment.ts";

const contract: Contract = {
  id: "K",
  ownerId: "ben",
  parentId: "d",
  clientId: "c",
  dealId: "d",
  number: "2026-17",
  signedOn: "2026-03-01",
  amount: 100_000n,
  currency: "EUR",
  instalments: [],
  externalId: null,
  archivedAt: null,
  version: 1,
};
const day = fc.integer({ min: 1, max: 28 }).map((of) => `2026-03-${String(of).padStart(2, "0")}`);

describe("a contract", () => {
  test("is split into equal parts to the last cent, the 31st being the last day of shorter months", () => {
    const split = equalParts(100_000n, { parts: 3, firstDueOn: "2026-12-31", everyMonths: 1 });
    assert.deepEqual(split, {
      ok: true,
      value: [
        { dueOn: "2026-12-31", amount: 33_334n },
        { dueOn: "2027-01-31", amount: 33_333n },
        { dueOn: "2027-02-28", amount: 33_333n },
      ],
    });
    assert.deepEqual(equalParts(2n, { parts: 3, firstDueOn: "2026-01-01", everyMonths: 1 }), {
      ok: false,
      refusal: "more_parts_than_units",
    });
  });

  test("has a schedule that adds up, or none", () => {
    const one = [{ dueOn: "2026-04-01", amount: 90_000n }];
    assert.deepEqual(scheduleContract(contract, one), { ok: false, refusal: "schedule_differs" });
    assert.equal(scheduleDifference(contract, one), 10_000n);
    assert.deepEqual(scheduleContract({ ...contract, amount: null }, one), { ok: false, refusal: "amount_missing" });
    const two = [
      { dueOn: "2026-05-01", amount: 110_000n },
      { dueOn: "2026-04-01", amount: -10_000n },
    ];
    assert.deepEqual(scheduleContract(contract, two), { ok: false, refusal: "amount_not_positive" });
    assert.deepEqual(scheduleContract(contract, []), { ok: true, value: [] });
    assert.deepEqual(drawContract({ ...contract, amount: 0n }), { ok: false, refusal: "amount_not_positive" });
  });

  test("whatever is split comes together again", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 60n, max: 10n ** 15n }), fc.integer({ min: 1, max: 60 }), (amount, parts) => {
        const split = equalParts(amount, { parts, firstDueOn: "2026-01-31", everyMonths: 1 });
        assert.ok(split.ok);
        assert.ok(scheduleContract({ ...contract, amount }, split.value).ok);
        const sizes = split.value.map((one) => one.amount);
        assert.ok(sizes[0]! - sizes.at(-1)! <= 1n);
        assert.equal(new Set(split.value.map(({ dueOn }) => dueOn)).size, parts);
      }),
    );
  });

  test("payments cover the instalments in the order of their days, to the last cent", () => {
    const instalment = fc.record({ dueOn: day, amount: fc.bigInt({ min: 1n, max: 1_000n }) });
    fc.assert(
      fc.property(fc.array(instalment, { maxLength: 8 }), fc.bigInt({ min: -500n, max: 9_000n }), day, (instalments, paid, today) => {
        const covered = coverInstalments(instalments, paid, today);
        const total = instalments.reduce((sum, { amount }) => sum + amount, 0n);
        const used = covered.reduce((sum, one) => sum + one.paid, 0n);
        assert.equal(used, paid <= 0n ? 0n : paid < total ? paid : total);
        const firstOpen = covered.findIndex(({ open }) => open > 0n);
        if (firstOpen >= 0)
          assert.ok(
            covered.slice(firstOpen + 1).every((one) => one.paid === 0n),
            "nothing later is covered before it",
          );
        // What is overdue has a closed form, by which lists count it.
        const due = instalments.filter(({ dueOn }) => dueOn < today).reduce((sum, { amount }) => sum + amount, 0n);
        const overdue = covered.filter(({ isOverdue }) => isOverdue).reduce((sum, { open }) => sum + open, 0n);
        const had = paid > 0n ? paid : 0n;
        assert.equal(overdue, due > had ? due - had : 0n);
      }),
    );
  });
});

describe("a payment", () => {
  const payment: Payment = {
    id: "P",
    ownerId: "ben",
    parentId: "d",
    clientId: "c",
    dealId: "d",
    contractId: null,
    paidOn: "2026-03-05",
    amount: { minor: 5_000n, currency: "EUR" },
    creditedToId: "ben",
    externalId: null,
    voidedAt: null,
    version: 1,
  };
  const why = (result: ReturnType<typeof receivePayment>) => (result.ok ? null : result.refusal);

  test("may go back, but not be nothing, nor come tomorrow, nor change once it is void", () => {
    const of = (minor: bigint, paidOn = "2026-03-05") =>
      why(receivePayment({ ...payment, paidOn, amount: { minor, currency: "EUR" } }, "2026-03-06"));
    assert.deepEqual([of(-1n), of(0n), of(1n, "2026-03-07")], [null, "amount_zero", "day_in_future"]);
    const voided = { ...payment, voidedAt: new Date(0) };
    assert.deepEqual(
      [why(voidPayment(voided, new Date(0))), why(changePayment(voided, {}, "2026-03-06"))],
      ["payment_voided", "payment_voided"],
    );
  });

  test("counts for whoever owned the deal at the end of the day it came", () => {
    const at = (iso: string) => new Date(iso);
    const owners = [
      { personId: "ben", from: at("2026-03-01T09:00Z"), to: at("2026-03-05T15:00Z") },
      { personId: "cora", from: at("2026-03-05T15:00Z"), to: null },
    ];
    assert.equal(ownerOnDay(owners, at("2026-03-05T00:00Z")), "ben");
    assert.equal(ownerOnDay(owners, at("2026-03-06T00:00Z")), "cora");
    assert.equal(ownerOnDay(owners, at("2026-02-01T00:00Z")), "ben", "before the deal was here, its first owner");
    assert.equal(ownerOnDay([], at("2026-02-01T00:00Z")), null);
  });

  test("belongs to one of client, deal and contract, and the others follow", () => {
    const client = { id: "c", ownerId: "anna" };
    const deal = { id: "d", ownerId: "ben", clientId: "c", currency: "EUR" };
    const agreed = { id: "k", ownerId: "ben", clientId: "c", dealId: "d", currency: "EUR" };
    const none = { client: null, deal: null, contract: null };
    const nobody = { clientId: null, dealId: null, contractId: null };
    assert.deepEqual(belongingOf({ ...nobody, contractId: "k" }, { ...none, contract: agreed }), {
      ok: true,
      value: { clientId: "c", dealId: "d", contractId: "k", parentId: "d", ownerId: "ben" },
    });
    assert.deepEqual(belongingOf({ ...nobody, clientId: "c" }, { ...none, client }), {
      ok: true,
      value: { clientId: "c", dealId: null, contractId: null, parentId: "c", ownerId: "anna" },
    });
    const refused = (named: object, seen: object) => {
      const result = belongingOf({ ...nobody, ...named }, { ...none, ...seen });
      return result.ok ? null : result.refusal;
    };
    assert.deepEqual(
      [
        refused({}, {}),
        refused({ clientId: "x" }, {}),
        refused({ dealId: "x" }, {}),
        refused({ contractId: "x" }, {}),
        refused({ clientId: "x", dealId: "d" }, { client: { id: "x", ownerId: "anna" }, deal }),
        refused({ dealId: "e", contractId: "k" }, { deal: { ...deal, id: "e" }, contract: agreed }),
      ],
      ["belongs_nowhere", "unknown_client", "unknown_deal", "unknown_contract", "client_differs", "deal_differs"],
    );
  });
});
