import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { addCompany, addPerson, type Company, userIdOf } from "../../../../test/support/sign-in/company.ts";
import { addUser, baseUrl, codeOf, goodPassword, type House, openBrowser, openHouse } from "../../../../test/support/sign-in/house.ts";
import { openProvider, signInThere } from "../../../../test/support/sign-in/provider.ts";

const anna = "anna@lumen.example";
const accounts = {
  anna: { email: "Anna@Lumen.Example", email_verified: true },
  unverified: { email: anna, email_verified: false },
  silent: {},
  stranger: { email: "stranger@lumen.example", email_verified: true },
  victim: { email: "victim@other.example", email_verified: true },
};

type Browser = ReturnType<typeof openBrowser>;

/** A house whose composition root links people as the room `org` would. */
async function houseWithProvider(t: TestContext) {
  const joined: { workspaceId: string; personId: string; userId: string }[] = [];
  const late: { house?: House } = {};
  const house = await openHouse(t, {
    joinPerson: async (entry) => {
      joined.push(entry);
      await late.house?.owner.query("update org.person set user_id = $3, status = 'active' where workspace_id = $1 and id = $2", [
        entry.workspaceId,
        entry.personId,
        entry.userId,
      ]);
      return true;
    },
  });
  late.house = house;
  return { house, joined, provider: await openProvider(t, accounts) };
}

async function start(browser: Browser, { slug }: Company, callbackURL?: string): Promise<string> {
  const response = await browser.post("/sso/start", callbackURL === undefined ? { slug } : { slug, callbackURL });
  assert.equal(response.status, 200);
  return ((await response.json()) as { url: string }).url;
}

/** Comes back from the provider; answers where the browser is sent. */
async function comeBack(browser: Browser, address: string): Promise<string> {
  const response = await browser.get(address.slice(`${baseUrl}/api/auth`.length));
  assert.equal(response.status, 302);
  return response.headers.get("location") ?? "";
}

const signIn = async (browser: Browser, company: Company, login: string, callbackURL?: string) =>
  comeBack(browser, await signInThere(await start(browser, company, callbackURL), login));

test("a person of the company comes in through the company's provider, into that company only", async (t) => {
  const { house, joined, provider } = await houseWithProvider(t);
  const company = await addCompany(house, "lumen", provider);
  const personId = await addPerson(house, company, anna, { status: "invited" });
  const browser = openBrowser(house.auth);
  assert.equal(await signIn(browser, company, "anna", "/w/lumen/people?x=1#top"), `${baseUrl}/w/lumen/people?x=1#top`);
  const session = await house.auth.sessionOf(browser.headers());
  assert.equal(session?.workspaceId, company.workspaceId);
  assert.equal(session?.userId, await userIdOf(house, personId));
  assert.deepEqual(joined, [{ workspaceId: company.workspaceId, personId, userId: session?.userId }]);
  const again = openBrowser(house.auth);
  await signIn(again, company, "anna");
  assert.equal((await house.auth.sessionOf(again.headers()))?.userId, session?.userId);
  assert.equal(joined.length, 1, "linked once");
  assert.deepEqual(house.log, []);
});

test("an answer with another state, or in another browser, opens nothing", async (t) => {
  const { house, provider } = await houseWithProvider(t);
  const company = await addCompany(house, "lumen", provider);
  await addPerson(house, company, anna);
  const browser = openBrowser(house.auth);
  const answer = await signInThere(await start(browser, company), "anna");
  const stranger = openBrowser(house.auth);
  assert.match(await comeBack(stranger, answer), /sso=unknown_state/, "begun by nobody here");
  await start(stranger, company);
  assert.match(await comeBack(stranger, answer), /sso=unknown_state/, "begun by somebody else: signing a victim in as the attacker");
  const forged = new URL(answer);
  forged.searchParams.set("state", "made-up");
  assert.match(await comeBack(browser, forged.href), /sso=unknown_state/);
  for (const one of [browser, stranger]) assert.equal(await house.auth.sessionOf(one.headers()), null);
});

test("an answer to another question (nonce) is refused", async (t) => {
  const { house, provider } = await houseWithProvider(t);
  const company = await addCompany(house, "lumen", provider);
  await addPerson(house, company, anna);
  const browser = openBrowser(house.auth);
  const asked = new URL(await start(browser, company));
  asked.searchParams.set("nonce", "another-nonce");
  assert.match(await comeBack(browser, await signInThere(asked.href, "anna")), /sso=provider_failed/);
  assert.equal(await house.auth.sessionOf(browser.headers()), null);
});

test("a code stolen from another sign-in is refused: it was asked for with another verifier", async (t) => {
  const { house, provider } = await houseWithProvider(t);
  const company = await addCompany(house, "lumen", provider);
  await addPerson(house, company, anna);
  const [victim, attacker] = [openBrowser(house.auth), openBrowser(house.auth)];
  const stolen = new URL(await signInThere(await start(victim, company), "anna")).searchParams.get("code") ?? "";
  const own = new URL(await signInThere(await start(attacker, company), "stranger"));
  own.searchParams.set("code", stolen);
  assert.match(await comeBack(attacker, own.href), /sso=provider_failed/);
  assert.equal(await house.auth.sessionOf(attacker.headers()), null);
});

test("an answer is good once, even in the same browser", async (t) => {
  const { house, provider } = await houseWithProvider(t);
  const company = await addCompany(house, "lumen", provider);
  await addPerson(house, company, anna);
  const browser = openBrowser(house.auth);
  const address = await start(browser, company);
  const kept = new Map(browser.cookies);
  const answer = await signInThere(address, "anna");
  assert.equal(await comeBack(browser, answer), `${baseUrl}/`);
  browser.cookies.clear();
  for (const [name, value] of kept) browser.cookies.set(name, value);
  assert.match(await comeBack(browser, answer), /sso=unknown_state/);
  assert.equal(await house.auth.sessionOf(browser.headers()), null);
});

test("an address that the provider has not verified, or does not tell, lets nobody in", async (t) => {
  const { house, provider } = await houseWithProvider(t);
  const company = await addCompany(house, "lumen", provider);
  await addPerson(house, company, anna);
  assert.match(await signIn(openBrowser(house.auth), company, "unverified"), /sso=unverified_email/);
  assert.match(await signIn(openBrowser(house.auth), company, "silent"), /sso=no_email/);
  const trusting = await addCompany(house, "trusting", provider, { requiresVerifiedEmail: false });
  await addPerson(house, trusting, anna);
  assert.equal(await signIn(openBrowser(house.auth), trusting, "unverified"), `${baseUrl}/`);
});

test("only people of the company come in: no strangers, none who left, no foreign domains, nothing while it is off", async (t) => {
  const { house, provider } = await houseWithProvider(t);
  const company = await addCompany(house, "lumen", provider);
  await addPerson(house, company, anna, { status: "inactive" });
  assert.match(await signIn(openBrowser(house.auth), company, "stranger"), /sso=unknown_person/);
  assert.match(await signIn(openBrowser(house.auth), company, "anna"), /sso=unknown_person/);
  const narrow = await addCompany(house, "narrow", provider, { domains: ["lumen.example"] });
  await addPerson(house, narrow, "victim@other.example");
  assert.match(await signIn(openBrowser(house.auth), narrow, "victim"), /sso=foreign_domain/);
  const off = await addCompany(house, "off", provider, { isEnabled: false });
  for (const slug of [off.slug, "no-such-company"]) {
    const response = await openBrowser(house.auth).post("/sso/start", { slug });
    assert.equal(response.status, 404);
    assert.equal(await codeOf(response), "NOT_SET_UP");
  }
});

test("switching it off between going and coming back closes the door", async (t) => {
  const { house, provider } = await houseWithProvider(t);
  const company = await addCompany(house, "lumen", provider);
  await addPerson(house, company, anna);
  const browser = openBrowser(house.auth);
  const answer = await signInThere(await start(browser, company), "anna");
  await house.owner.query("update platform.sso set is_enabled = false");
  assert.match(await comeBack(browser, answer), /sso=not_set_up/);
});

test("a provider that claims the address of another company's person gets nothing of that company", async (t) => {
  const { house, provider } = await houseWithProvider(t);
  const evil = await addCompany(house, "evil", provider);
  const honest = await addCompany(house, "honest");
  const userId = await addUser(house.auth, "victim@other.example");
  const victim = await addPerson(house, honest, "victim@other.example", { userId });
  assert.match(await signIn(openBrowser(house.auth), evil, "victim"), /sso=unknown_person/);
  // The evil company's administrator enters the victim as a person of their own.
  const double = await addPerson(house, evil, "victim@other.example");
  const browser = openBrowser(house.auth);
  assert.equal(await signIn(browser, evil, "victim"), `${baseUrl}/`);
  const session = await house.auth.sessionOf(browser.headers());
  assert.equal(session?.workspaceId, evil.workspaceId);
  assert.notEqual(session?.userId, userId, "the victim's user is not touched");
  assert.equal(await userIdOf(house, victim), userId);
  assert.equal(await userIdOf(house, double), session?.userId);
  const { rows } = await house.owner.query("select * from org.memberships_of($1)", [session?.userId]);
  assert.deepEqual(
    rows.map((row) => row.workspace_id),
    [evil.workspaceId],
  );
});

test("an account made elsewhere in somebody's name does not open the company that they enter by SSO", async (t) => {
  const { house, provider } = await houseWithProvider(t);
  const company = await addCompany(house, "lumen", provider);
  const personId = await addPerson(house, company, anna);
  // Somebody else's company invited the address, and somebody else chose the password.
  const squatter = await addUser(house.auth, anna, "the squatter's own passphrase");
  await signIn(openBrowser(house.auth), company, "anna");
  assert.notEqual(await userIdOf(house, personId), squatter);
  const { rowCount } = await house.owner.query("select * from org.memberships_of($1)", [squatter]);
  assert.equal(rowCount, 0);
});

test("who has a password account too is, after SSO, still in that one company and cannot touch the account", async (t) => {
  const { house, provider } = await houseWithProvider(t);
  const company = await addCompany(house, "lumen", provider);
  const other = await addCompany(house, "other");
  const userId = await addUser(house.auth, anna);
  await addPerson(house, company, anna, { userId });
  await addPerson(house, other, anna, { userId });
  const byPassword = openBrowser(house.auth);
  await byPassword.post("/sign-in/email", { email: anna, password: goodPassword });
  const browser = openBrowser(house.auth);
  await signIn(browser, company, "anna");
  const session = await house.auth.sessionOf(browser.headers());
  assert.deepEqual([session?.userId, session?.workspaceId], [userId, company.workspaceId]);
  const attempts = [
    "/change-password",
    "/two-factor/enable",
    "/two-factor/disable",
    "/two-factor/verify-totp",
    "/two-factor/verify-backup-code",
    "/two-factor/generate-backup-codes",
    "/two-factor/get-totp-uri",
    "/revoke-session",
    "/revoke-sessions",
    "/revoke-other-sessions",
  ];
  for (const path of attempts) {
    const response = await browser.post(path, {
      password: goodPassword,
      currentPassword: goodPassword,
      newPassword: "a wholly different passphrase",
      code: "000000",
      token: "x",
    });
    assert.equal(response.status, 403, path);
    assert.equal(await codeOf(response), "BOUND_SESSION");
  }
  assert.equal((await browser.get("/list-sessions")).status, 403);
  assert.equal((await house.auth.sessions.list({ userId, workspaceId: company.workspaceId })).length, 1, "sees only its own kind");
  await house.auth.sessions.closeOthers({ userId, workspaceId: company.workspaceId }, session?.sessionId ?? "");
  assert.notEqual(await house.auth.sessionOf(byPassword.headers()), null, "and closes only its own kind");
  assert.equal((await browser.post("/sign-out")).status, 200);
});

test("a session made by SSO ends after a day, so that leaving the company ends it", async (t) => {
  const { house, provider } = await houseWithProvider(t);
  const company = await addCompany(house, "lumen", provider);
  await addPerson(house, company, anna);
  const browser = openBrowser(house.auth);
  await signIn(browser, company, "anna");
  await browser.get("/get-session");
  house.pass(86_400 + 60);
  assert.equal(await house.auth.sessionOf(browser.headers()), null);
});

test("nobody lands on another server", async (t) => {
  const { house, provider } = await houseWithProvider(t);
  const company = await addCompany(house, "lumen", provider);
  for (const callbackURL of [
    "https://evil.example/",
    "//evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "javascript:alert(1)",
    "data:text/html,x",
    "http:evil.example",
    "/..//evil.example",
    " //evil.example",
  ]) {
    const response = await openBrowser(house.auth).post("/sso/start", { slug: company.slug, callbackURL });
    assert.ok(response.status === 400 || response.status === 403, `${JSON.stringify(callbackURL)}: ${response.status}`);
  }
});

test("a provider that does not answer, or answers for another issuer, is said so and not believed", async (t) => {
  const { house, provider } = await houseWithProvider(t);
  const gone = await addCompany(house, "gone", { ...provider, issuer: "http://127.0.0.1:9" });
  const renamed = await addCompany(house, "renamed", { ...provider, issuer: provider.issuer.replace("127.0.0.1", "localhost") });
  const wrongSecret = await addCompany(house, "wrong-secret", { ...provider, clientSecret: "not the one" });
  await addPerson(house, wrongSecret, anna);
  for (const { slug } of [gone, renamed]) assert.equal((await openBrowser(house.auth).post("/sso/start", { slug })).status, 502, slug);
  assert.match(await signIn(openBrowser(house.auth), wrongSecret, "anna"), /sso=provider_failed/);
  for (const line of house.log) assert.doesNotMatch(line, /lumen\.example|not the one|code=/);
});

test("the client's secret stands encrypted, and cannot be moved to another company", async (t) => {
  const { house, provider } = await houseWithProvider(t);
  await addCompany(house, "lumen", provider);
  const thief = await addCompany(house, "thief", { ...provider, clientSecret: "thief" });
  const { rows } = await house.owner.query<{ client_secret: string }>("select client_secret from platform.sso");
  for (const row of rows) assert.ok(!row.client_secret.includes("client secret"));
  await house.owner.query(
    "update platform.sso set client_secret = (select client_secret from platform.sso where workspace_id <> $1) where workspace_id = $1",
    [thief.workspaceId],
  );
  assert.equal((await openBrowser(house.auth).post("/sso/start", { slug: "thief" })).status, 404);
});
