import assert from "node:assert/strict";
import { test } from "node:test";
import { link, unlink } from "./client-link.ts";
import { type DecisionPart, setChain } from "./decision-chain.ts";

const at = new Date("2026-03-02T09:00:00Z");
const part = (contactId: string, more: Partial<DecisionPart> = {}): DecisionPart => ({
  contactId,
  part: "decides",
  caresAbout: null,
  stance: "unknown",
  approvedOn: null,
  ...more,
});
const chain = { clientId: "acme", ownerId: "ben", version: 1, parts: [part("anna")] };

test("only people of the client decide there, each named once", () => {
  const known = new Set(["anna", "boris"]);
  assert.deepEqual(setChain(chain, [part("stranger")], known, at), { ok: false, refusal: "unknown_contact" });
  assert.deepEqual(setChain(chain, [part("anna"), part("anna", { part: "buys" })], known, at), {
    ok: false,
    refusal: "contact_named_twice",
  });
  assert.deepEqual(setChain(chain, [part("anna")], known, at), { ok: true, value: [] });
  const changed = setChain(chain, [part("boris"), part("anna", { stance: "for", approvedOn: "2026-03-01" })], known, at);
  assert.ok(changed.ok && changed.value[0]?.after[1]?.approvedOn === "2026-03-01");
});

const around = { isTargetSeen: true, isLinked: false, beyond: [] };

test("who distributes for whom goes in no circle; partners may be partners of each other", () => {
  const wanted = { fromId: "a", toId: "b", kind: "distributor_of" } as const;
  assert.deepEqual(link(wanted, { ...around, beyond: ["c", "a"] }, at), { ok: false, refusal: "link_cycle" });
  assert.ok(link({ ...wanted, kind: "partner_of" }, { ...around, beyond: ["a"] }, at).ok);
  assert.deepEqual(link({ ...wanted, toId: "a" }, around, at), { ok: false, refusal: "link_to_itself" });
  assert.deepEqual(link(wanted, { ...around, isTargetSeen: false }, at), { ok: false, refusal: "unknown_client" });
  assert.deepEqual(link(wanted, { ...around, isLinked: true }, at), { ok: false, refusal: "already_linked" });
  assert.deepEqual(unlink(wanted, around, at), { ok: false, refusal: "not_linked" });
});
