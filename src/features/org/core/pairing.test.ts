import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { endPairing, type Pairing, type PairingSurroundings, pair, routesAllow } from "./pairing.ts";

const pairing: Pairing = { id: "p", giverId: "anna", takerId: "boris", from: new Date("2026-03-02T09:00:00Z"), to: null, version: 1 };
const routes = [
  { from: "seller", to: "telesales" },
  { from: "telesales", to: "assistant" },
];
const fitting: PairingSurroundings = {
  giver: { worksHere: true, levels: ["seller"] },
  taker: { worksHere: true, levels: ["telesales"] },
  routes,
  isPaired: false,
  mayPair: true,
};
const asked = (around: Partial<PairingSurroundings>, who: Partial<Pairing> = {}) => {
  const result = pair({ ...pairing, ...who }, { ...fitting, ...around });
  return result.ok ? null : result.refusal;
};

test("two different people who work here and are no pair yet become one", () => {
  assert.deepEqual(pair(pairing, fitting), { ok: true, value: [{ type: "PairingBegun", pairing }] });
  assert.equal(asked({}, { takerId: "anna" }), "same_person");
  assert.deepEqual([asked({ giver: undefined }), asked({ taker: undefined })], ["unknown_giver", "unknown_taker"]);
  assert.deepEqual(
    [asked({ giver: { worksHere: false, levels: ["seller"] } }), asked({ taker: { worksHere: false, levels: ["telesales"] } })],
    ["giver_not_active", "taker_not_active"],
  );
  assert.equal(asked({ isPaired: true }), "already_paired");
});

test("only somebody above both, or with the right to change the structure, pairs and parts them", () => {
  assert.equal(asked({ mayPair: false }), "not_below_you");
  assert.deepEqual(endPairing(pairing, { mayPair: false }), { ok: false, refusal: "not_below_you" });
  assert.deepEqual(endPairing(pairing, { mayPair: true }), {
    ok: true,
    value: [{ type: "PairingEnded", pairingId: "p", giverId: "anna", takerId: "boris" }],
  });
  assert.deepEqual(endPairing({ ...pairing, to: new Date() }, { mayPair: true }), { ok: false, refusal: "already_ended" });
});

test("a route leads one way, and a second function is as good as the level", () => {
  const allowed = (giver: string[], taker: string[]) => routesAllow(routes, { levels: giver }, { levels: taker });
  assert.deepEqual(
    [
      allowed(["seller"], ["telesales"]),
      allowed(["telesales"], ["seller"]),
      allowed(["seller"], ["assistant"]),
      allowed([], ["telesales"]),
    ],
    [true, false, false, false],
  );
  assert.equal(allowed(["seller", "telesales"], ["assistant"]), true);
  assert.equal(allowed(["seller"], ["assistant", "telesales"]), true);
});

test("more functions never take a pairing away", () => {
  const levels = fc.subarray(["owner", "seller", "telesales", "assistant"]);
  fc.assert(
    fc.property(
      levels,
      levels,
      levels,
      (giver, taker, more) =>
        !routesAllow(routes, { levels: giver }, { levels: taker }) ||
        routesAllow(routes, { levels: [...giver, ...more] }, { levels: [...taker, ...more] }),
    ),
  );
});
