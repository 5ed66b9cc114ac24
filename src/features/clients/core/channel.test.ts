import assert from "node:assert/strict";
import { test } from "node:test";
import { type Channel, phoneChannel, readChannels } from "./channel.ts";
import { domainOf, normaliseWebsite, plainTaxNumber } from "./website.ts";

const values = (channels: readonly Channel[]) => channels.map(({ kind, value }) => `${kind} ${value}`);

test("channels sent take the place of their kind, each once, and leave the other kinds alone", () => {
  const known: Channel[] = [
    { kind: "phone", value: "+4930901820", plain: "+4930901820", label: null },
    { kind: "email", value: "info@acme.example", plain: "info@acme.example", label: "office" },
  ];
  const read = readChannels(known, { phones: [{ value: "030 90182-0" }, { value: "+4930901820" }, { value: "0172 1234567" }] }, "DE");
  assert.ok(read.ok);
  assert.deepEqual(values(read.value), ["phone +4930901820", "phone +491721234567", "email info@acme.example"]);
});

test("what is no number or address is refused, unless an import had brought it before", () => {
  assert.deepEqual(readChannels([], { phones: [{ value: "ask Anna" }] }, "DE"), { ok: false, refusal: "phone_malformed" });
  assert.deepEqual(readChannels([], { emails: [{ value: "anna@" }] }, "DE"), { ok: false, refusal: "email_malformed" });
  const { channel, isValid } = phoneChannel(" Ask  Anna ", "DE", null);
  assert.deepEqual([channel.value, channel.plain, isValid], ["Ask Anna", "ask anna", false]);
  assert.ok(readChannels([channel], { phones: [{ value: "ask anna" }, { value: "030 901820" }] }, "DE").ok);
});

test("a website is one that a browser opens", () => {
  assert.equal(normaliseWebsite("acme.example"), "https://acme.example");
  assert.equal(normaliseWebsite("http://www.Acme.example/de?a=1"), "http://www.acme.example/de?a=1");
  for (const none of ["javascript:alert(1)", "acme", "ftp://acme.example", "https://", "a b.example", "https://u:p@acme.example"])
    assert.equal(normaliseWebsite(none), null, none);
  assert.equal(domainOf("https://www.acme.example/de"), "acme.example");
  assert.match(domainOf(normaliseWebsite("светлый-дом.рф")) ?? "", /^xn--.+\.xn--p1ai$/);
});

test("a tax number is compared by its letters and digits", () => {
  assert.equal(plainTaxNumber(" de 123-456.789 "), "DE123456789");
  assert.equal(plainTaxNumber("--"), null);
  assert.equal(plainTaxNumber(null), null);
});
