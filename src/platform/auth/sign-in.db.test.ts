import assert from "node:assert/strict";
import type { AddressInfo } from "node:net";
import { test } from "node:test";
import { createAdaptorServer } from "@hono/node-server";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { addCompany, addPerson } from "../../../test/support/sign-in/company.ts";
import { addUser, baseUrl, codeOf, goodPassword, openBrowser, openHouse } from "../../../test/support/sign-in/house.ts";
import { guards } from "./guards.ts";

test("who has the right password gets a session that only this server's pages can carry", async (t) => {
  const { auth } = await openHouse(t);
  const userId = await addUser(auth, "anna@lumen.example");
  const browser = openBrowser(auth);
  const response = await browser.post("/sign-in/email", { email: "Anna@Lumen.Example", password: goodPassword });
  assert.equal(response.status, 200);
  const cookie = response.headers.getSetCookie().find((line) => line.startsWith("mainspring.session_token="));
  assert.match(cookie ?? "", /; HttpOnly/);
  assert.match(cookie ?? "", /; SameSite=Lax/);
  assert.match(cookie ?? "", /; Path=\//);
  const session = await auth.sessionOf(browser.headers());
  assert.deepEqual({ ...session, sessionId: "" }, { sessionId: "", userId, email: "anna@lumen.example", workspaceId: null });
});

test("over https the cookie is bound to the host and never sent in the clear", async (t) => {
  const { auth } = await openHouse(t, { baseUrl: "https://sales.lumen.example" });
  await addUser(auth, "anna@lumen.example");
  const response = await openBrowser(auth).post(
    "/sign-in/email",
    { email: "anna@lumen.example", password: goodPassword },
    "https://sales.lumen.example",
  );
  assert.equal(response.status, 200);
  const cookie = response.headers.getSetCookie().find((line) => line.startsWith("__Host-mainspring.session_token="));
  assert.match(cookie ?? "", /; Secure/);
  assert.doesNotMatch(cookie ?? "", /domain/i);
});

test("a wrong password and an unknown address get the same answer after the same work", async (t) => {
  const { auth } = await openHouse(t);
  await addUser(auth, "anna@lumen.example");
  const answers: { text: string; status: number; ms: number }[] = [];
  // Three times each, in turns, and the quickest counts: whatever else the machine did is in the others. More would lock them out.
  for (const email of Array(3).fill(["anna@lumen.example", "nobody@lumen.example"]).flat()) {
    const started = performance.now();
    const response = await openBrowser(auth).post("/sign-in/email", { email, password: "not the password at all" });
    answers.push({ text: await response.text(), status: response.status, ms: performance.now() - started });
  }
  assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([401]));
  assert.equal(new Set(answers.map(({ text }) => text)).size, 1);
  const quickest = (of: number) => Math.min(...answers.filter((_, at) => at % 2 === of).map(({ ms }) => ms));
  const [known, unknown] = [quickest(0), quickest(1)];
  // Both hash (some 50 ms); a look-up alone takes a few.
  assert.ok(unknown > 0.3 * known, `${unknown} ms against ${known} ms`);
});

test("nobody can open an account over the web", async (t) => {
  const { auth } = await openHouse(t);
  const browser = openBrowser(auth);
  for (const path of [
    "/sign-up/email",
    "/sign-in/social",
    "/update-user",
    "/delete-user",
    "/change-email",
    "/link-social",
    "/two-factor/send-otp",
    "/update-session",
    "/reset-password/token",
    "/ok",
    "/sign-in/email/",
    "//sign-in/email",
    "/set-password",
  ]) {
    const response = await browser.post(path, { email: "eve@evil.example", password: goodPassword, name: "Eve" });
    assert.equal(response.status, 404, path);
  }
  assert.equal(await auth.userByEmail("eve@evil.example"), null);
});

test("another site's page can neither sign somebody in nor act for who is signed in", async (t) => {
  const { auth } = await openHouse(t);
  await addUser(auth, "anna@lumen.example");
  const browser = openBrowser(auth);
  assert.equal(
    (await browser.post("/sign-in/email", { email: "anna@lumen.example", password: goodPassword }, "https://evil.example")).status,
    403,
  );
  assert.equal((await browser.post("/sign-in/email", { email: "anna@lumen.example", password: goodPassword })).status, 200);
  assert.equal((await browser.post("/sign-out", {}, "https://evil.example")).status, 403);
  assert.equal((await browser.post("/sign-out", {}, null)).status, 403);
  assert.notEqual(await auth.sessionOf(browser.headers()), null);
});

test("a forged, changed or stolen-from-the-table cookie opens nothing", async (t) => {
  const { auth, owner } = await openHouse(t);
  await addUser(auth, "anna@lumen.example");
  const browser = openBrowser(auth);
  await browser.post("/sign-in/email", { email: "anna@lumen.example", password: goodPassword });
  const [name, value] = [...browser.cookies].find(([key]) => key.endsWith("session_token")) ?? ["", ""];
  const { rows } = await owner.query<{ token: string }>("select token from auth.session");
  for (const forged of [
    rows[0]?.token ?? "",
    `${rows[0]?.token}.`,
    value.replace(/^./, (first) => (first === "a" ? "b" : "a")),
    `${value}x`,
  ]) {
    assert.equal(await auth.sessionOf(new Headers({ cookie: `${name}=${forged}` })), null, forged);
  }
});

test("closing a user's sessions signs them out on every device", async (t) => {
  const { auth } = await openHouse(t);
  const userId = await addUser(auth, "anna@lumen.example");
  const phone = openBrowser(auth);
  const laptop = openBrowser(auth);
  for (const browser of [phone, laptop]) await browser.post("/sign-in/email", { email: "anna@lumen.example", password: goodPassword });
  assert.equal((await auth.sessions.list({ userId, workspaceId: null })).length, 2);
  await auth.closeSessionsOf(userId);
  for (const browser of [phone, laptop]) assert.equal(await auth.sessionOf(browser.headers()), null);
});

test("one of several sessions is closed by its id, the others, or all but this", async (t) => {
  const { auth } = await openHouse(t);
  const userId = await addUser(auth, "anna@lumen.example");
  const eve = await addUser(auth, "eve@lumen.example");
  const browsers = [openBrowser(auth), openBrowser(auth), openBrowser(auth)];
  for (const browser of browsers) await browser.post("/sign-in/email", { email: "anna@lumen.example", password: goodPassword });
  const [first, second, third] = await Promise.all(browsers.map((browser) => auth.sessionOf(browser.headers())));
  assert.ok(first && second && third);
  assert.equal(await auth.sessions.close({ userId: eve, workspaceId: null }, first.sessionId), false, "not by somebody else");
  assert.equal(await auth.sessions.close({ userId, workspaceId: null }, first.sessionId), true);
  await auth.sessions.closeOthers({ userId, workspaceId: null }, third.sessionId);
  const [listed, ...rest] = await auth.sessions.list({ userId, workspaceId: null });
  assert.equal(listed?.id, third.sessionId);
  assert.equal(listed?.ipAddress, "203.0.113.7");
  assert.equal(rest.length, 0);
});

test("the address is the connection's, whatever the request claims", async (t) => {
  const { auth } = await openHouse(t);
  const userId = await addUser(auth, "anna@lumen.example");
  const headers = new Headers({
    "content-type": "application/json",
    origin: "http://localhost:3000",
    "x-forwarded-for": "198.51.100.1",
    "x-mainspring-client-address": "198.51.100.1",
  });
  await auth.handler(
    new Request("http://localhost:3000/api/auth/sign-in/email", {
      method: "POST",
      headers,
      body: JSON.stringify({ email: "anna@lumen.example", password: goodPassword }),
    }),
    "203.0.113.7",
  );
  const [session] = await auth.sessions.list({ userId, workspaceId: null });
  assert.equal(session?.ipAddress, "203.0.113.7");
});

test("over a real connection one signs in and is asked by the address of that connection, however the body comes", async (t) => {
  const { auth } = await openHouse(t);
  const userId = await addUser(auth, "anna@lumen.example");
  const app = new Hono();
  for (const guard of guards({ baseUrl, clock: () => new Date() })) app.use("/api/*", guard as never);
  app.use("/api/*", bodyLimit({ maxSize: 1_000_000 }));
  app.use("/api/*", guards({ baseUrl, clock: () => new Date() })[0] as never);
  app.on(["GET", "POST"], "/api/auth/*", (context) => auth.handler(context.req.raw));
  const server = createAdaptorServer({ fetch: app.fetch });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => server.close());
  const body = JSON.stringify({ email: "anna@lumen.example", password: goodPassword });
  const chunked = () => new Blob([body]).stream();
  for (const sent of [body, chunked()]) {
    const init = {
      method: "POST",
      headers: { "content-type": "application/json", origin: baseUrl, connection: "close" },
      body: sent,
      duplex: "half",
    } as RequestInit;
    const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/api/auth/sign-in/email`, init);
    assert.equal(response.status, 200, await response.text());
    assert.match(response.headers.getSetCookie().join(), /mainspring\.session_token=/);
  }
  assert.deepEqual(
    (await auth.sessions.list({ userId, workspaceId: null })).map(({ ipAddress }) => ipAddress),
    ["127.0.0.1", "127.0.0.1"],
  );
});

test("a session used every day still ends after a month", async (t) => {
  const { auth, pass } = await openHouse(t);
  await addUser(auth, "anna@lumen.example");
  const browser = openBrowser(auth);
  await browser.post("/sign-in/email", { email: "anna@lumen.example", password: goodPassword });
  pass(30 * 86_400 + 60);
  assert.equal(await auth.sessionOf(browser.headers()), null);
});

test("after an invitation the browser is signed in at once, unless a second factor is due", async (t) => {
  const { auth, owner } = await openHouse(t);
  const userId = await addUser(auth, "anna@lumen.example");
  const browser = openBrowser(auth);
  browser.keep(await auth.signInAs(userId, new Headers({ "user-agent": "Firefox" }), "203.0.113.9"));
  assert.equal((await auth.sessionOf(browser.headers()))?.userId, userId);
  assert.deepEqual(
    (await auth.sessions.list({ userId, workspaceId: null })).map(({ ipAddress, userAgent }) => [ipAddress, userAgent]),
    [["203.0.113.9", "Firefox"]],
  );
  await owner.query('update auth."user" set two_factor_enabled = true');
  assert.deepEqual([...(await auth.signInAs(userId, new Headers()))], []);
});

test("an erased user is gone with password, sessions and proofs", async (t) => {
  const { auth, owner } = await openHouse(t);
  const userId = await addUser(auth, "anna@lumen.example");
  const browser = openBrowser(auth);
  await browser.post("/sign-in/email", { email: "anna@lumen.example", password: goodPassword });
  await browser.post("/request-password-reset", { email: "anna@lumen.example" });
  assert.equal(await auth.eraseUser(userId), true);
  for (const table of ['"user"', "session", "account", "verification", "two_factor"])
    assert.equal((await owner.query(`select from auth.${table}`)).rowCount, 0, table);
  assert.equal(
    await codeOf(await openBrowser(auth).post("/sign-in/email", { email: "anna@lumen.example", password: goodPassword })),
    "INVALID_EMAIL_OR_PASSWORD",
  );
});

test("erased in one company, a user stays while another still has them", async (t) => {
  const house = await openHouse(t);
  const userId = await addUser(house.auth, "anna@lumen.example");
  const personId = await addPerson(house, await addCompany(house, "other"), "anna@lumen.example", { userId });
  assert.equal(await house.auth.eraseUser(userId), false);
  assert.equal((await house.auth.userByEmail("anna@lumen.example"))?.hasPassword, true);
  await house.owner.query("update org.person set status = 'erased', role = null where id = $1", [personId]);
  assert.equal(await house.auth.eraseUser(userId), true);
});

test("the address signed in with is changed by itself and taken by one only", async (t) => {
  const { auth } = await openHouse(t);
  const userId = await addUser(auth, "anna@lumen.example");
  await addUser(auth, "ben@lumen.example");
  assert.deepEqual(await auth.changeEmail(userId, "Ben@lumen.example"), { ok: false, refusal: "email_taken" });
  assert.deepEqual(await auth.changeEmail("nobody", "x@lumen.example"), { ok: false, refusal: "unknown_user" });
  assert.equal((await auth.changeEmail(userId, "anna@new.example")).ok, true);
  assert.equal((await openBrowser(auth).post("/sign-in/email", { email: "anna@new.example", password: goodPassword })).status, 200);
  assert.deepEqual(await auth.createUser({ email: "ANNA@new.example", name: "X", password: null }), { ok: false, refusal: "email_taken" });
  assert.deepEqual(await auth.createUser({ email: "new@new.example", name: "X", password: "password1234" }), {
    ok: false,
    refusal: "weak_password",
  });
});

test("the export of personal data tells what is known of a user, and no secret", async (t) => {
  const { auth } = await openHouse(t);
  const userId = await addUser(auth, "anna@lumen.example");
  await openBrowser(auth).post("/sign-in/email", { email: "anna@lumen.example", password: goodPassword });
  const facts = await auth.accountFacts(userId);
  assert.deepEqual(
    [facts?.email, facts?.language, facts?.hasPassword, facts?.hasSecondFactor, facts?.sessions.length],
    ["anna@lumen.example", "de", true, false, 1],
  );
  assert.doesNotMatch(JSON.stringify(facts), /token|hash|password":"/);
  assert.equal(await auth.accountFacts("nobody"), null);
});

test("no password, token or address is in the log", async (t) => {
  const { auth, log } = await openHouse(t);
  await addUser(auth, "anna@lumen.example");
  const browser = openBrowser(auth);
  await browser.post("/sign-in/email", { email: "anna@lumen.example", password: "wrong-secret-value" });
  await browser.post("/sign-in/email", { email: "nobody@lumen.example", password: "wrong-secret-value" });
  await browser.post("/sign-in/email", { email: "anna@lumen.example", password: goodPassword }, "https://evil.example/anna@lumen.example");
  await browser.post("/request-password-reset", { email: "anna@lumen.example" });
  await browser.post("/request-password-reset", { email: "anna@lumen.example", redirectTo: "https://evil.example/anna@lumen.example" });
  assert.ok(log.length > 0);
  for (const line of log) assert.doesNotMatch(line, /lumen|wrong-secret|horse|token=/i);
});

test("the app's own login cannot look into the sign-in tables", async (t) => {
  const { appUrl } = await openHouse(t);
  const { connect } = await import("#platform/db/database.ts");
  const database = connect(appUrl, { max: 1 });
  const scope = { workspaceId: "019a9d5e-7c1e-7b61-8b4c-5c1f2f3d4e5f", personId: null, visible: [], sight: "all" } as const;
  const { sql } = await import("kysely");
  for (const work of [
    database.read(scope, (tx) => sql`select * from auth.account`.execute(tx)),
    database.command(scope, (tx) => sql`select * from auth.session`.execute(tx)),
    database.lookUp((tx) => sql`select * from auth."user"`.execute(tx)),
  ]) {
    await assert.rejects(work, { code: "42501" });
  }
  await database.close();
});
