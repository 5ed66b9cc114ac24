import assert from "node:assert/strict";
import { test } from "node:test";
import { newId } from "#shared/id.ts";
import { readInvitation, signInvitation } from "./invitation.ts";

const secret = "a secret of thirty-two characters!";
const name = { workspaceId: newId(), invitationId: newId() };

test("an invitation's token names it to the server that signed it, and to no other", () => {
  const token = signInvitation({ ...name, secret });
  assert.deepEqual(readInvitation(token, secret), name);
  assert.equal(readInvitation(token, `${secret}!`), null);
  assert.match(token, /^[A-Za-z0-9_.-]+$/, "it fits into a link as it is");
});

test("a token with any sign changed names nothing", () => {
  const token = signInvitation({ ...name, secret });
  for (let index = 0; index < token.length; index++) {
    const other = token[index] === "A" ? "B" : "A";
    const changed = token.slice(0, index) + other + token.slice(index + 1);
    // The last sign of the signature holds two unused bits, so its spelling counts too.
    assert.equal(readInvitation(changed, secret), null, `sign ${index}`);
  }
});

test("what is no token names nothing", () => {
  const token = signInvitation({ ...name, secret });
  for (const text of ["", ".", "x.y", `${token}.x`, `${token} `, token.split(".")[0] ?? "", `${"é".repeat(43)}.${"é".repeat(43)}`])
    assert.equal(readInvitation(text, secret), null, text);
});

test("another company's invitation cannot be made out of one's own", () => {
  const [, signature] = signInvitation({ ...name, secret }).split(".");
  const [body] = signInvitation({ ...name, workspaceId: newId(), secret: "the attacker's own secret, as long" }).split(".");
  assert.equal(readInvitation(`${body}.${signature}`, secret), null);
  assert.throws(() => signInvitation({ ...name, workspaceId: "x", secret }));
});
