import assert from "node:assert/strict";
import { test } from "node:test";
import { type LetterName, type LetterParameters, writeLetter } from "./letters.ts";
import { createMailer } from "./mailer.ts";

const samples: LetterParameters = {
  invitation: { name: "Anna", company: "Lumen", link: "https://sales.lumen.example/invitation#TOKEN", expiresAt: "2026-03-02" },
  password_reset: { name: "Anna", link: "https://sales.lumen.example/reset-password#token=TOKEN" },
  password_changed: { name: "Anna" },
  notification: {
    name: "Anna",
    headline: "Ben mentioned you",
    link: "https://sales.lumen.example/w/lumen/deals/1",
    settings: "https://sales.lumen.example/w/lumen/account/notifications",
  },
  notifications: {
    name: "Anna",
    headline: "2 new notifications",
    entries: ["Ben mentioned you", "New task"],
    more: 37,
    link: "https://sales.lumen.example/w/lumen/notifications",
    settings: "https://sales.lumen.example/w/lumen/account/notifications",
  },
};
const names = Object.keys(samples) as LetterName[];

test("every letter stands in three languages, with all that it was given", () => {
  for (const name of names) {
    const texts = ["en", "de", "ru"].map((language) => {
      const letter = writeLetter(name, language, samples[name]);
      const { expiresAt, ...values } = samples[name] as LetterParameters["invitation"];
      const told = letter.subject + letter.text;
      for (const value of Object.values(values).flat()) assert.ok(told.includes(String(value)), `${name} ${language} ${value}`);
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

test("nobody writes lines of their own into a digest, nor a letter head", () => {
  const sly = "Lamp\r\n-- \r\nBcc: x@y.example\u2028- fake entry";
  const { subject, text } = writeLetter("notifications", "en", { ...samples.notifications, headline: sly, entries: [sly] });
  assert.doesNotMatch(subject, /[\r\n\u2028]/);
  assert.equal(text.split("\n").filter((line) => line.startsWith("- ")).length, 2);
});
