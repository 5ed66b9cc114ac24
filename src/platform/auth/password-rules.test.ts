import assert from "node:assert/strict";
import { test } from "node:test";
import { passwordProblem } from "./password-rules.ts";

const about = ["anna.berger@lumen-lighting.example", "Anna Berger", "Lumen Lighting GmbH"];

test("a password has 12 to 128 characters", () => {
  assert.equal(passwordProblem("tH1s-is-11ch", about), null);
  assert.equal(passwordProblem("tH1s-is-11c", about), "too_short");
  assert.equal(passwordProblem("😀".repeat(6), about), "too_short", "counted as people count");
  assert.equal(passwordProblem("correct horse ".repeat(9), about), null);
  assert.equal(passwordProblem("x".repeat(129), about), "too_long");
});

test("what others would try first is refused", () => {
  const obvious = [
    "password1234",
    "Password123!",
    "P a s s w o r d1234".replaceAll(" ", ""),
    "passwordpassword",
    "qwertyuiop12",
    "qwertzuiop2026",
    "1234567890123",
    "abcdefghijklm",
    "zyxwvutsrqpon",
    "aaaaaaaaaaaa",
    "abcabcabcabc",
    "121212121212",
    "welcome2026!!",
    "Willkommen2026",
    "Summer2026!!!",
    "пароль123456",
    "йцукенгшщзхъ",
    "Passwort-12345",
    "admin-admin-admin",
    "mainspring2026",
  ];
  for (const password of obvious) assert.equal(passwordProblem(password, []), "obvious", password);
});

test("words about the user are no password", () => {
  for (const password of ["anna.berger@lumen-lighting.example", "annaberger2026", "Lumen-Lighting-1", "BERGER-anna-99", "Lumenlumen2026"])
    assert.equal(passwordProblem(password, about), "obvious", password);
});

test("long sentences and chance are fine, whatever words are in them", () => {
  for (const password of [
    "correct horse battery staple",
    "my password is a long sentence",
    "Xk3!pq9Zr_t2",
    "481920375618",
    "Anna likes green lamps best",
    "ходим пешком по утрам",
  ])
    assert.equal(passwordProblem(password, about), null, password);
});
