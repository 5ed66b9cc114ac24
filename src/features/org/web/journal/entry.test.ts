import assert from "node:assert/strict";
import { it } from "node:test";
import { currencyOf, detailsOf, kindInPlainWords } from "./entry.ts";

it("states the facts of a hiring as changes from nothing, without the empty ones", () => {
  const details = detailsOf({
    subjectKind: "person",
    changes: [{ field: "name", before: null, after: "Anna", isErased: false }],
    data: { levelId: "l1", role: null, functions: [] },
  });
  assert.deepEqual(
    details.map(({ field, after }) => [field, after]),
    [
      ["name", "Anna"],
      ["levelId", "l1"],
    ],
  );
});

it("keeps an erased value's mark although both sides are empty", () => {
  const details = detailsOf({
    subjectKind: "person",
    changes: [
      { field: "name", before: null, after: null, isErased: true },
      { field: "role", before: null, after: null, isErased: false },
    ],
    data: {},
  });
  assert.deepEqual(
    details.map((one) => one.field),
    ["name"],
  );
});

it("does not tell a fact twice", () => {
  const details = detailsOf({
    subjectKind: "person",
    changes: [{ field: "personId", before: "a", after: null, isErased: false }],
    data: { personId: "a" },
  });
  assert.equal(details.length, 1);
});

it("says an unknown kind in its own words", () => assert.equal(kindInPlainWords("deal_won"), "deal won"));

it("does not repeat the people whom the headline of a pair names", () => {
  const changes = ["giverId", "takerId"].map((field) => ({ field, before: null, after: "x", isErased: false }));
  assert.deepEqual(detailsOf({ subjectKind: "pairing", changes, data: {} }), []);
});

it("leaves ids of records and what only a machine understands to the API, and keeps people and amounts", () => {
  const id = "0192b34c-fc60-7518-abaa-65d7da7b0c10";
  const change = (field: string, after: unknown) => ({ field, before: null, after, isErased: false });
  const changes = [
    change("dealId", id),
    change("lines", [{ productId: id, quantity: 4 }]),
    change("ownerId", id),
    change("amount", { minor: "8400000", currency: "EUR" }),
    change("channels", [{ kind: "phone", value: "+49 731 555 018", label: null }]),
  ];
  assert.deepEqual(
    detailsOf({ subjectKind: "deal", changes, data: {} }).map(({ field }) => field),
    ["ownerId", "amount", "channels"],
  );
});

it("reads amounts in the currency that the entry names, otherwise in that of its record", () => {
  const currency = { field: "currency", before: null, after: "USD", isErased: false };
  assert.equal(currencyOf({ changes: [currency] }, "EUR"), "USD");
  assert.equal(currencyOf({ changes: [] }, "EUR"), "EUR");
});
