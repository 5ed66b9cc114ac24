import assert from "node:assert/strict";
import { test } from "node:test";
import { emailOfClaims } from "./claims.ts";
import { landingPath } from "./landing.ts";

const strict = { domains: ["lumen.example"], requiresVerifiedEmail: true };

test("a verified address of an allowed domain is believed, in one spelling", () => {
  assert.deepEqual(emailOfClaims({ email: " Anna@LUMEN.example ", email_verified: true }, strict), {
    ok: true,
    value: "anna@lumen.example",
  });
  assert.deepEqual(emailOfClaims({ email: "anna@lumen.example", email_verified: "true" }, strict), {
    ok: true,
    value: "anna@lumen.example",
  });
});

test("whatever is not surely verified, or not surely of the domain, is refused", () => {
  const refusal = (claims: object) => {
    const answer = emailOfClaims(claims, strict);
    return answer.ok ? answer.value : answer.refusal;
  };
  for (const flag of [undefined, false, "false", 1, "yes", null])
    assert.equal(refusal({ email: "anna@lumen.example", email_verified: flag }), "unverified_email");
  for (const email of ["anna@evil.example", "anna@sub.lumen.example", "anna@lumen.example.evil.example", "anna@xlumen.example"])
    assert.equal(refusal({ email, email_verified: true }), "foreign_domain");
  for (const email of [undefined, 7, "", "anna", "anna@evil.example@lumen.example", "a b@lumen.example", ["anna@lumen.example"]])
    assert.equal(refusal({ email, email_verified: true }), "no_email");
});

test("one lands on a page of this server", () => {
  const base = "https://sales.lumen.example";
  assert.equal(landingPath(undefined, base), "/");
  assert.equal(landingPath("/w/lumen/deals?stage=offer#top", base), "/w/lumen/deals?stage=offer#top");
  assert.equal(landingPath("/w/../people", base), "/people");
  for (const wanted of [
    "https://sales.lumen.example/",
    "//evil.example",
    "/\\evil.example",
    "evil",
    "/..//evil.example",
    "/%09/evil.example\n",
    "javascript:alert(1)",
    `/${"x".repeat(3000)}`,
  ])
    assert.equal(landingPath(wanted, base), null, wanted);
});
