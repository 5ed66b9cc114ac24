import assert from "node:assert/strict";
import { test } from "node:test";
import { formatPhone, normalisePhone } from "./phone.ts";

const kept = (text: string, country: string | null) => {
  const read = normalisePhone(text, country);
  return read.ok ? read.value : read.refusal;
};

test("a number is kept in E.164, however it was typed", () => {
  for (const typed of ["030 901820", "+49 30 901820", "0049 30 90 18 20", "+49 (0)30 901820", "(030) 90-18-20", "０３０ 901820"])
    assert.equal(kept(typed, "DE"), "+4930901820", typed);
  assert.equal(kept("8 (495) 123-45-67", "RU"), "+74951234567");
  assert.equal(kept("+1 202 555 0143", "DE"), "+12025550143");
});

test("an extension stays with its number", () => {
  assert.equal(kept("+49 30 901820 ext. 12", null), "+4930901820;ext=12");
});

test("what is no number is refused, and so is a number without prefix where no country is known", () => {
  for (const typed of ["", "hello", "12", "+49", "+999 123456", "030 901820 or 030 901821", "=cmd|' /C calc'!A0", "1".repeat(200)])
    assert.equal(kept(typed, "DE"), "phone_malformed", typed);
  assert.equal(kept("030 901820", null), "phone_malformed");
  assert.equal(kept("030 901820", "XX"), "phone_malformed");
});

test("a number is read with spaces, and stays the same number", () => {
  assert.equal(formatPhone("+4930901820"), "+49 30 901820");
  assert.equal(formatPhone("+74951234567"), "+7 495 123 45 67");
  assert.equal(formatPhone("+4930901820;ext=12"), "+49 30 901820 ext. 12");
  for (const number of ["+4930901820", "+74951234567", "+12025550143", "+4930901820;ext=12"])
    assert.equal(kept(formatPhone(number), null), number);
  for (const text of ["ask at the gate", "030 901820", "+999 1", ""]) assert.equal(formatPhone(text), text);
});

test("a number of the right length that no telephone can have is refused", () => {
  for (const typed of ["+1 111 111 1111", "+1 202 055 0143"]) assert.equal(kept(typed, null), "phone_malformed", typed);
});
