import assert from "node:assert/strict";
import { test } from "node:test";
import { addUser, goodPassword, openBrowser, openHouse } from "../../../test/support/sign-in/house.ts";

const email = "anna@lumen.example";
const newPassword = "nine copper kettles whistling";

test("whoever runs the server gives somebody a new password: the old one and every session end, and a lock-out too", async (t) => {
  const { auth } = await openHouse(t);
  const userId = await addUser(auth, email);
  const browser = openBrowser(auth);
  await browser.post("/sign-in/email", { email, password: goodPassword });
  for (let tries = 0; tries < 6; tries++) await openBrowser(auth).post("/sign-in/email", { email, password: "wrong, and wrong again" });
  assert.equal((await openBrowser(auth).post("/sign-in/email", { email, password: goodPassword })).status, 429);

  assert.deepEqual(await auth.setPassword(userId, newPassword), { ok: true, value: null });
  assert.equal(await auth.sessionOf(browser.headers()), null);
  assert.equal((await openBrowser(auth).post("/sign-in/email", { email, password: goodPassword })).status, 401);
  assert.equal((await openBrowser(auth).post("/sign-in/email", { email, password: newPassword })).status, 200);
});

test("a new password must be a good one, and there must be somebody to have it", async (t) => {
  const { auth } = await openHouse(t);
  const userId = await addUser(auth, email);
  assert.deepEqual(await auth.setPassword(userId, "short"), { ok: false, refusal: "weak_password" });
  assert.deepEqual(await auth.setPassword("019a9d5e-7c1e-7b61-8b4c-5c1f2f3d4e5f", newPassword), { ok: false, refusal: "unknown_user" });
});

test("somebody without a password gets one", async (t) => {
  const { auth } = await openHouse(t);
  const userId = await addUser(auth, email, null);
  assert.equal((await auth.setPassword(userId, newPassword)).ok, true);
  assert.equal((await openBrowser(auth).post("/sign-in/email", { email, password: newPassword })).status, 200);
});

test("somebody who lost the phone signs in with the password alone again", async (t) => {
  const { auth } = await openHouse(t);
  const userId = await addUser(auth, email);
  const browser = openBrowser(auth);
  await browser.post("/sign-in/email", { email, password: goodPassword });
  const { totpURI } = (await (await browser.post("/two-factor/enable", { password: goodPassword })).json()) as { totpURI: string };
  assert.ok(totpURI);
  await auth.dropSecondFactor(userId);
  assert.equal(await auth.sessionOf(browser.headers()), null);
  const again = await openBrowser(auth).post("/sign-in/email", { email, password: goodPassword });
  assert.deepEqual([again.status, "twoFactorRedirect" in ((await again.json()) as object)], [200, false]);
});
