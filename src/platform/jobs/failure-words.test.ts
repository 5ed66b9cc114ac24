import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { failureWords, withoutValues } from "./failure-words.ts";
import { TaskFailure } from "./task.ts";

test("an error of the database is told by its code and names, never by the values it quotes", () => {
  const error = Object.assign(new Error('duplicate key value (email)=(anna@firm.example) violates "person_email"'), {
    name: "error",
    code: "23505",
    table: "person",
    constraint: "person_email",
    detail: "Key (email)=(anna@firm.example) already exists.",
  });
  error.stack = "";
  assert.equal(failureWords(error), "error 23505 table person constraint person_email");
});

test("a strange error is told by its kind, its code and the place in our code", () => {
  const error = Object.assign(new TypeError("connect postgres://boss:hunter2@db:5432/crm"), { code: "ECONNREFUSED" });
  assert.match(failureWords(error), /^TypeError ECONNREFUSED at src\/platform\/jobs\/failure-words\.test\.ts:\d+$/);
});

test("words of ours stay as they are, up to 500 characters", () => {
  assert.equal(failureWords(new TaskFailure("The mail server does not answer.")), "The mail server does not answer.");
  assert.equal(failureWords(new TaskFailure("x".repeat(9_000))).length, 500);
});

test("no message of a foreign error, however it looks, comes through", () => {
  fc.assert(
    fc.property(fc.string({ minLength: 6 }), (secret) => {
      const words = failureWords(new Error(`${secret}\n    at ${secret} (src/main/${secret})`));
      assert.ok(!words.includes(secret), words);
    }),
  );
});

test("a message of the queue loses addresses, quotations and keys", () => {
  assert.equal(
    withoutValues('lost postgres://a:b@c/d for "Anna" <anna@firm.example> +49 170 123 45 67 key9f8e7d6c5b4a'),
    "lost … for … … … …",
  );
});
