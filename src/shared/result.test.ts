import assert from "node:assert/strict";
import { test } from "node:test";
import { no, type Result, yes } from "./result.ts";

const half = (whole: number): Result<number, "odd"> => (whole % 2 === 0 ? yes(whole / 2) : no("odd"));

test("a rule that agrees carries its value", () => assert.deepEqual(half(8), { ok: true, value: 4 }));
test("a rule that refuses carries its reason and no value", () => assert.deepEqual(half(7), { ok: false, refusal: "odd" }));
