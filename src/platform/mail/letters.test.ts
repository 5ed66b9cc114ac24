import assert from "node:assert/strict";
import { test } from "node:test";
import { type LetterName, type LetterParameters, writeLetter } from "./letters.ts";
import { createMailer } from "./mailer.ts";

const samples: LetterParameters = {
  invitation: { name: "Anna", company: "Lumen", link: "https://sales.lumen.example/invitation#TOKEN", expiresAt: "2026-03-02" },
  password_reset: { name: "Anna", link: "https://sales.lumen.example/reset-password#token=TOKEN" },
  password_changed: { name: "Anna" },
};
const names = Object.keys(samples) as LetterName[];

test("every letter stands in three languages, with all that it was given", () => {
  for (const name of names) {
    const texts = ["en", "de", "ru"].map((language) => {
      const letter = writeLetter(name, language, samples[name]);
      const { expiresAt, ...values } = samples[name] as LetterParameters["invitation"];
      for (const value of Object.values(values)) assert.ok(letter.text.includes(value), `${name} ${language} ${value}`);
      if (expiresAt) assert.match(letter.text, /\b2\.? (March|März|марта) 2026/u);
      assert.doesNotMatch(letter.subject + letter.text, /undefined|\$\{|\[object/);
      return letter.text;
    });
    assert.equal(new Set(texts).size, 3, name);
  }
});

test("an unknown language is answered in English", () => {
  assert.deepEqual(writeLetter("password_changed", "fr", { name: "Anna" }), writeLetter("password_changed", "en", { name: "Anna" }));
  assert.deepEqual(
    writeLetter("password_changed", "constructor", { name: "Anna" }),
    writeLetter("password_changed", null, { name: "Anna" }),
  );
});

test("half a mail set-up is told at the start", () => {
  assert.throws(() => createMailer({ smtpUrl: "smtp://mail.example", from: undefined }), /MAINSPRING_MAIL_FROM is missing/);
  assert.throws(() => createMailer({ smtpUrl: undefined, from: "a@b.example" }), /MAINSPRING_SMTP_URL is missing/);
  assert.throws(() => createMailer({ smtpUrl: "mail.example:25", from: "a@b.example" }), /must look like/);
  assert.equal(createMailer({ smtpUrl: undefined, from: undefined }).isConfigured, false);
});
