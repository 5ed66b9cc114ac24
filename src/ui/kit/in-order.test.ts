import assert from "node:assert/strict";
import { test } from "node:test";
import { inOrder } from "./in-order.ts";

const names = ["Яна Орлова", "Zoe Adler", "Ёлкина Вера", "Ändi Öz", "Жанна Ким", "Egor 10", "Andi Oz", "Egor 9"];

test("names stand where the reader of a language looks for them", () => {
  const latin = ["Andi Oz", "Ändi Öz", "Egor 9", "Egor 10", "Zoe Adler"];
  const cyrillic = ["Ёлкина Вера", "Жанна Ким", "Яна Орлова"];
  assert.deepEqual(inOrder(names, String, "ru"), [...cyrillic, ...latin]);
  assert.deepEqual(inOrder(names, String, "de"), [...latin, ...cyrillic]);
  assert.deepEqual(inOrder(names, String, "en"), [...latin, ...cyrillic]);
});
