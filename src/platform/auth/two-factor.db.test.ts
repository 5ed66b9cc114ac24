import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { test } from "node:test";
import { addUser, codeOf, goodPassword, type House, openBrowser, openHouse } from "../../../test/support/sign-in/house.ts";

const account = { email: "anna@lumen.example", password: goodPassword };

/** A code as an authenticator app makes it (RFC 6238), `steps` of 30 s from now. */
function totp(uri: string, steps = 0): string {
  const secret = new URL(uri).searchParams.get("secret") ?? "";
  const bits = [...secret].map((sign) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(sign).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from(bits.match(/.{8}/g)?.map((octet) => Number.parseInt(octet, 2)) ?? []);
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps));
  const digest = createHmac("sha1", key).update(counter).digest();
  return String((digest.readUInt32BE((digest.at(-1) ?? 0) & 15) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

async function withSecondFactor({ auth }: House) {
  const userId = await addUser(auth, account.email);
  const browser = openBrowser(auth);
  await browser.post("/sign-in/email", account);
  const enabled = (await (await browser.post("/two-factor/enable", { password: account.password })).json()) as {
    totpURI: string;
    backupCodes: string[];
  };
  assert.equal((await browser.post("/two-factor/verify-totp", { code: totp(enabled.totpURI) })).status, 200);
  return { userId, browser, ...enabled };
}

test("with a second factor the password alone gives no session; the code does", async (t) => {
  const house = await openHouse(t);
  const { totpURI, userId } = await withSecondFactor(house);
  assert.equal((await house.auth.userByEmail(account.email))?.hasSecondFactor, true);
  const browser = openBrowser(house.auth);
  const first = await browser.post("/sign-in/email", account);
  assert.deepEqual(await first.json(), { twoFactorRedirect: true, twoFactorMethods: ["totp"] });
  assert.equal(await house.auth.sessionOf(browser.headers()), null);
  assert.equal((await browser.post("/two-factor/verify-totp", { code: totp(totpURI) })).status, 200);
  assert.equal((await house.auth.sessionOf(browser.headers()))?.userId, userId);
});

test("a code that was used is worth nothing in another browser", async (t) => {
  const house = await openHouse(t);
  const { totpURI } = await withSecondFactor(house);
  const code = totp(totpURI, 1);
  const [own, other] = [openBrowser(house.auth), openBrowser(house.auth)];
  for (const browser of [own, other]) await browser.post("/sign-in/email", account);
  assert.equal((await own.post("/two-factor/verify-totp", { code })).status, 200);
  assert.equal(await codeOf(await other.post("/two-factor/verify-totp", { code })), "INVALID_CODE");
  assert.equal(await house.auth.sessionOf(other.headers()), null);
});

test("five wrong codes lock the second factor, and the right password does not give new tries", async (t) => {
  const house = await openHouse(t);
  const { totpURI } = await withSecondFactor(house);
  const rightCode = totp(totpURI);
  const codes = ["000000", "000001", "000002", "000003", "000004", "000005"]
    .filter((code) => code !== rightCode && code !== totp(totpURI, 1) && code !== totp(totpURI, -1))
    .slice(0, 5);
  for (const code of codes) {
    const browser = openBrowser(house.auth);
    assert.equal((await browser.post("/sign-in/email", account)).status, 200);
    assert.equal((await browser.post("/two-factor/verify-totp", { code })).status, 401);
  }
  const browser = openBrowser(house.auth);
  await browser.post("/sign-in/email", account);
  const refused = await browser.post("/two-factor/verify-totp", { code: rightCode });
  assert.equal(refused.status, 429);
  assert.equal(refused.headers.get("retry-after"), "60");
  assert.equal((await browser.post("/two-factor/verify-backup-code", { code: "aaaaa-bbbbb" })).status, 429);
  house.pass(61);
  assert.equal((await browser.post("/two-factor/verify-totp", { code: totp(totpURI) })).status, 200);
});

test("a recovery code opens once", async (t) => {
  const house = await openHouse(t);
  const { backupCodes } = await withSecondFactor(house);
  assert.equal(backupCodes.length, 10);
  const outcomes: number[] = [];
  for (let tries = 0; tries < 2; tries++) {
    const browser = openBrowser(house.auth);
    await browser.post("/sign-in/email", account);
    outcomes.push((await browser.post("/two-factor/verify-backup-code", { code: backupCodes[0] })).status);
  }
  assert.deepEqual(outcomes, [200, 401]);
});

test("a trusted device is asked for no code, until the password changes", async (t) => {
  const house = await openHouse(t);
  const { totpURI, browser: first } = await withSecondFactor(house);
  const trusted = openBrowser(house.auth);
  await trusted.post("/sign-in/email", account);
  await trusted.post("/two-factor/verify-totp", { code: totp(totpURI), trustDevice: true });
  await trusted.post("/sign-out");
  assert.equal("twoFactorRedirect" in ((await (await trusted.post("/sign-in/email", account)).json()) as object), false);
  const changed = { ...account, password: "a wholly different passphrase" };
  assert.equal((await first.post("/change-password", { currentPassword: account.password, newPassword: changed.password })).status, 200);
  assert.equal(await house.auth.sessionOf(trusted.headers()), null, "signed out everywhere else");
  assert.notEqual(await house.auth.sessionOf(first.headers()), null, "and not here");
  assert.equal("twoFactorRedirect" in ((await (await trusted.post("/sign-in/email", changed)).json()) as object), true);
});

test("second factors are switched off with the password only, and stand encrypted in the table", async (t) => {
  const house = await openHouse(t);
  const { browser, totpURI, backupCodes } = await withSecondFactor(house);
  const stored = JSON.stringify((await house.owner.query("select * from auth.two_factor")).rows);
  assert.ok(!stored.includes(new URL(totpURI).searchParams.get("secret") ?? "?") && !stored.includes(backupCodes[0] ?? "?"));
  assert.equal((await browser.post("/two-factor/disable", { password: "not the password at all" })).status, 400);
  assert.equal((await browser.post("/two-factor/disable", { password: account.password })).status, 200);
  assert.equal((await house.auth.userByEmail(account.email))?.hasSecondFactor, false);
});
