import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { normaliseEmail } from "./email.ts";

test("an address is kept in lower case without space around it", () => {
  assert.deepEqual(normaliseEmail("  Anna.Weiss+Deals@Example.COM\n"), { ok: true, value: "anna.weiss+deals@example.com" });
});

test("addresses as people have them are accepted", () => {
  for (const email of [
    "a@b.co",
    "o'brien@mail.example.org",
    "x_y-z%1@sub-domain.example.io",
    "иван@почта.рф",
    "müller@bücher.de",
    "user@xn--bcher-kva.example",
    "{a}|b@example.com",
    "1@2.example",
  ])
    assert.deepEqual(normaliseEmail(email), { ok: true, value: email }, email);
});

test("what is no address is refused", () => {
  for (const text of [
    "",
    "anna",
    "@example.com",
    "anna@",
    "a@b",
    "a@b.c",
    "a@@b.co",
    "a@b@c.co",
    "a b@c.co",
    "a@b c.co",
    ".a@b.co",
    "a.@b.co",
    "a..b@c.co",
    "a@.b.co",
    "a@b..co",
    "a@b.co.",
    "a@-b.co",
    "a@b-.co",
    '"a b"@c.co',
    "Anna <a@b.co>",
    "a@b.co,c@d.co",
    "a@b.co\r\nBcc: x@y.zz",
    "a\u0000@b.co",
    "a\u202e@b.co",
    "a\u200b@b.co",
    "a@b\u200d.co",
    "\ud800@b.co",
    "a@[127.0.0.1]",
  ])
    assert.deepEqual(normaliseEmail(text), { ok: false, refusal: "email_malformed" }, JSON.stringify(text));
});

test("an address has at most 254 characters, 64 of them before the @", () => {
  const domain = `${"d".repeat(63)}.${"d".repeat(63)}.${"d".repeat(58)}.co`;
  assert.equal(normaliseEmail(`${"a".repeat(64)}@${domain}`).ok, true);
  assert.equal(`${"a".repeat(64)}@${domain}`.length, 254);
  assert.deepEqual(normaliseEmail(`${"a".repeat(64)}@d${domain}`), { ok: false, refusal: "email_too_long" });
  assert.deepEqual(normaliseEmail(`${"a".repeat(65)}@b.co`), { ok: false, refusal: "email_too_long" });
  assert.deepEqual(normaliseEmail("a".repeat(1_000_000)), { ok: false, refusal: "email_too_long" });
  assert.deepEqual(normaliseEmail(`a@${"d".repeat(64)}.co`), { ok: false, refusal: "email_malformed" });
});

test("an address in its kept form stays as it is, whatever was typed", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.emailAddress(),
        fc.string({ unit: "binary" }).map((text) => `${text}@example.com`),
      ),
      (typed) => {
        const kept = normaliseEmail(typed);
        if (!kept.ok) return;
        assert.deepEqual(normaliseEmail(kept.value), kept);
        assert.deepEqual(normaliseEmail(` ${kept.value.toUpperCase()} `).ok, true);
        assert.equal(kept.value.split("@").length, 2);
        assert.doesNotMatch(kept.value, /[\s\p{Cc}]/u);
      },
    ),
    { numRuns: 500 },
  );
});
