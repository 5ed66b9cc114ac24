import assert from "node:assert/strict";
import { test } from "node:test";
import { addUser, codeOf, goodPassword, openBrowser, openHouse } from "../../../test/support/sign-in/house.ts";

const right = { email: "anna@lumen.example", password: goodPassword };
const wrong = { ...right, password: "not the password at all" };

test("after five wrong passwords even the right one waits a minute, then it opens and everything is forgotten", async (t) => {
  const { auth, pass } = await openHouse(t);
  await addUser(auth, right.email);
  for (let tries = 1; tries <= 5; tries++)
    assert.equal((await openBrowser(auth).post("/sign-in/email", wrong)).status, 401, `try ${tries}`);
  const refused = await openBrowser(auth).post("/sign-in/email", right);
  assert.equal(refused.status, 429);
  assert.equal(await codeOf(refused.clone()), "LOCKED_OUT");
  const wait = Number(refused.headers.get("retry-after"));
  assert.equal(wait, 60);
  pass(61);
  assert.equal((await openBrowser(auth).post("/sign-in/email", right)).status, 200);
  for (let tries = 1; tries <= 4; tries++) assert.equal((await openBrowser(auth).post("/sign-in/email", wrong)).status, 401);
  assert.equal((await openBrowser(auth).post("/sign-in/email", right)).status, 200);
});

test("each further failure doubles the wait, up to an hour", async (t) => {
  const { auth, pass } = await openHouse(t);
  await addUser(auth, right.email);
  for (let tries = 1; tries <= 5; tries++) await openBrowser(auth, null).post("/sign-in/email", wrong);
  const waits: number[] = [];
  for (let round = 0; round < 9; round++) {
    const refused = await openBrowser(auth, null).post("/sign-in/email", wrong);
    assert.equal(refused.status, 429);
    const seconds = Number(refused.headers.get("retry-after"));
    waits.push(Math.ceil(seconds / 60));
    pass(seconds + 1);
    assert.equal((await openBrowser(auth, null).post("/sign-in/email", wrong)).status, 401);
  }
  assert.deepEqual(waits, [1, 2, 4, 8, 16, 32, 60, 60, 60]);
});

test("an address that nobody has is locked in the same words, so nothing can be learnt", async (t) => {
  const { auth } = await openHouse(t);
  await addUser(auth, right.email);
  const answers: string[] = [];
  for (const email of [right.email, "nobody@lumen.example"]) {
    for (let tries = 1; tries <= 5; tries++)
      await openBrowser(auth).post("/sign-in/email", { ...wrong, email: tries % 2 ? email : email.toUpperCase() });
    const refused = await openBrowser(auth).post("/sign-in/email", { ...wrong, email });
    const body = (await refused.json()) as { code: string; message: string };
    answers.push(`${refused.status} ${body.code} ${body.message}`);
  }
  assert.equal(answers[0], answers[1]);
  assert.match(answers[0] ?? "", /^429 LOCKED_OUT/);
});

test("thirty guesses sent at once are five guesses", async (t) => {
  const { auth } = await openHouse(t);
  await addUser(auth, right.email);
  const statuses = await Promise.all(
    Array.from({ length: 30 }, async () => (await openBrowser(auth, null).post("/sign-in/email", wrong)).status),
  );
  assert.equal(statuses.filter((status) => status === 401).length, 5);
  assert.equal(statuses.filter((status) => status === 429).length, 25);
});

test("one network address that fails with many accounts is locked out of all of them; others are not", async (t) => {
  const { auth } = await openHouse(t);
  await addUser(auth, right.email);
  for (let tries = 1; tries <= 20; tries++)
    assert.equal(
      (await openBrowser(auth, "2001:db8:1:2::7").post("/sign-in/email", { ...wrong, email: `p${tries}@lumen.example` })).status,
      401,
    );
  // Another address of the same customer's network.
  assert.equal((await openBrowser(auth, "2001:db8:1:2:ffff::1").post("/sign-in/email", right)).status, 429);
  assert.equal((await openBrowser(auth, "2001:db8:1:3::7").post("/sign-in/email", right)).status, 200);
});

test("malformed requests neither count as attempts nor undo any", async (t) => {
  const { auth } = await openHouse(t);
  await addUser(auth, right.email);
  for (let tries = 1; tries <= 10; tries++)
    assert.equal((await openBrowser(auth).post("/sign-in/email", { ...wrong, password: "x".repeat(200) })).status, 400);
  assert.equal((await openBrowser(auth).post("/sign-in/email", right)).status, 200);
  for (let tries = 1; tries <= 5; tries++) await openBrowser(auth).post("/sign-in/email", wrong);
  assert.equal((await openBrowser(auth).post("/sign-in/email", { ...wrong, password: "x".repeat(200) })).status, 429);
});

test("proving a password elsewhere, with an invitation, counts like signing in", async (t) => {
  const { auth } = await openHouse(t);
  const userId = await addUser(auth, right.email);
  assert.equal(await auth.verifyPassword(userId, right.password), true);
  for (let tries = 1; tries <= 5; tries++) assert.equal(await auth.verifyPassword(userId, wrong.password), false);
  assert.equal(await auth.verifyPassword(userId, right.password), false);
  assert.equal((await openBrowser(auth).post("/sign-in/email", right)).status, 429);
});

test("a stolen session does not allow guessing the password", async (t) => {
  const { auth } = await openHouse(t);
  await addUser(auth, right.email);
  const browser = openBrowser(auth);
  await browser.post("/sign-in/email", right);
  const attempt = { currentPassword: wrong.password, newPassword: "a wholly different passphrase" };
  for (let tries = 1; tries <= 5; tries++) assert.equal(await codeOf(await browser.post("/change-password", attempt)), "INVALID_PASSWORD");
  assert.equal((await browser.post("/change-password", { ...attempt, currentPassword: right.password })).status, 429);
  assert.equal((await browser.post("/two-factor/enable", { password: right.password })).status, 429);
});

test("the table of attempts names neither accounts nor addresses", async (t) => {
  const { auth, owner } = await openHouse(t);
  await openBrowser(auth, "203.0.113.7").post("/sign-in/email", wrong);
  const { rows } = await owner.query<{ key: string }>("select key from auth.attempt");
  assert.equal(rows.length, 2);
  for (const { key } of rows) assert.match(key, /^[A-Za-z0-9_-]{43}$/);
});

test("what is a day old and no longer matters is swept away", async (t) => {
  const { auth, owner, pass } = await openHouse(t);
  await addUser(auth, right.email);
  await openBrowser(auth).post("/sign-in/email", wrong);
  await openBrowser(auth).post("/sign-in/email", right);
  await openBrowser(auth).post("/sign-in/email", { ...wrong, email: "nobody@lumen.example" });
  pass(8 * 86_400);
  await auth.sweep();
  for (const table of ["attempt", "session", "verification"])
    assert.equal((await owner.query(`select from auth.${table}`)).rowCount, 0, table);
});
