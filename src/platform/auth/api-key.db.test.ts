import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { type Actor, systemActor } from "#platform/command/actor.ts";
import { createCommands } from "#platform/command/command.ts";
import { connect } from "#platform/db/database.ts";
import { createApp } from "#platform/http/app.ts";
import { createMetrics } from "#platform/http/metrics.ts";
import { newId } from "#shared/id.ts";
import { addCompany, addPerson } from "../../../test/support/sign-in/company.ts";
import { openHouse, secret } from "../../../test/support/sign-in/house.ts";
import { createApiKeys } from "./api-key.ts";
import { keyEndpoints } from "./key-routes.ts";
import { ssoSettingsEndpoints } from "./sso-settings-routes.ts";

const everything = ["keys.own", "keys.manage", "sso.change"];

/** The API of two companies; `as` asks for a person with rights. */
async function openApi(t: TestContext) {
  const house = await openHouse(t);
  let now = new Date("2026-03-02T09:00:00Z");
  const clock = () => now;
  const database = connect(house.appUrl, { max: 4 });
  t.after(() => database.close());
  const commands = createCommands({ database, clock, newId, reactors: new Map() });
  const keys = createApiKeys({ database, clock });
  let actor: Actor = systemActor(newId(), "session");
  const log = { info() {}, warn() {}, error: (facts: object) => void t.diagnostic(JSON.stringify(facts)) };
  const app = createApp({
    endpoints: [...keyEndpoints({ keys }), ...ssoSettingsEndpoints({ secret })],
    database,
    commands,
    clock,
    newId,
    log,
    metrics: createMetrics(),
    resolveActor: async () => actor,
    guards: [],
    extras: [],
  });
  const companies = [await addCompany(house, "lumen"), await addCompany(house, "other")] as const;
  const people = [
    await addPerson(house, companies[0], "anna@lumen.example"),
    await addPerson(house, companies[0], "ben@lumen.example"),
    await addPerson(house, companies[1], "eve@other.example"),
  ] as const;
  const as = (who: { personId: string; workspaceId?: string; rights?: readonly string[]; via?: "session" | "key" }) => {
    const workspaceId = who.workspaceId ?? companies[0].workspaceId;
    actor = {
      workspaceId,
      personId: who.personId,
      kind: "person",
      via: who.via ?? "session",
      rights: new Set(who.rights ?? ["keys.own"]),
      scope: { workspaceId, personId: who.personId, visible: [who.personId], sight: "member" },
      language: "en",
    };
    return async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
      const response = await app.request(`http://localhost:3000/api/v1${path}`, {
        method,
        headers: { "content-type": "application/json", ...headers },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return {
        status: response.status,
        body: (response.status === 204 ? null : await response.json()) as Record<string, never> & { items: Record<string, never>[] },
      };
    };
  };
  return {
    house,
    keys,
    database,
    as,
    people,
    companies,
    pass: (seconds: number) => {
      now = new Date(now.getTime() + seconds * 1000);
    },
  };
}

test("a key is shown once, kept as a digest, and acts for its person within its scopes", async (t) => {
  const { house, keys, as, people, companies } = await openApi(t);
  const ask = as({ personId: people[0] });
  const made = await ask("POST", "/keys", { name: "Import", scopes: ["read"] });
  assert.equal(made.status, 201);
  const text = String(made.body["key"]);
  assert.deepEqual(await keys.verify(text), {
    keyId: made.body["id"],
    workspaceId: companies[0].workspaceId,
    personId: people[0],
    scopes: ["read"],
  });
  const listed = await ask("GET", "/keys");
  assert.equal(listed.body.items[0]?.["prefix"], text.slice(0, 11));
  assert.ok(!JSON.stringify(listed.body).includes(text));
  for (const table of ["platform.api_key", "platform.journal", "platform.journal_personal", "platform.idempotency"])
    assert.ok(!JSON.stringify((await house.owner.query(`select * from ${table}`)).rows).includes(text.slice(12)), table);
  assert.equal(await keys.verify(text.replace(/.$/, (last) => (last === "a" ? "b" : "a"))), null);
});

test("a repeated request does not make the answer with the key be kept", async (t) => {
  const { house, as, people } = await openApi(t);
  await as({ personId: people[0] })("POST", "/keys", { name: "Import" }, { "idempotency-key": "once" });
  assert.equal((await house.owner.query("select from platform.idempotency")).rowCount, 0);
});

test("revoking works at once here and within five seconds elsewhere", async (t) => {
  const { database, keys, as, people } = await openApi(t);
  const ask = as({ personId: people[0] });
  const made = await ask("POST", "/keys", { name: "Import" });
  const text = String(made.body["key"]);
  let now = new Date("2026-03-02T09:00:00Z");
  const elsewhere = createApiKeys({ database, clock: () => now });
  assert.ok((await keys.verify(text)) && (await elsewhere.verify(text)));
  assert.equal((await ask("DELETE", `/keys/${made.body["id"]}`)).status, 204);
  assert.equal(await keys.verify(text), null);
  assert.notEqual(await elsewhere.verify(text), null, "still believed there, or the test shows nothing");
  now = new Date(now.getTime() + 5_000);
  assert.equal(await elsewhere.verify(text), null);
  assert.equal((await ask("DELETE", `/keys/${made.body["id"]}`)).status, 204, "revoked twice is revoked");
});

test("a key stops at its expiry, also while it is remembered", async (t) => {
  const { keys, as, people, pass } = await openApi(t);
  const ask = as({ personId: people[0] });
  assert.equal((await ask("POST", "/keys", { name: "Late", expiresAt: "2026-03-02T08:59:59Z" })).status, 422);
  const made = await ask("POST", "/keys", { name: "Short", expiresAt: "2026-03-02T09:00:03Z" });
  const text = String(made.body["key"]);
  pass(2);
  assert.notEqual(await keys.verify(text), null);
  pass(1);
  assert.equal(await keys.verify(text), null);
});

test("last use is written, at most once a minute", async (t) => {
  const { house, keys, as, people, pass } = await openApi(t);
  const text = String((await as({ personId: people[0] })("POST", "/keys", { name: "Import" })).body["key"]);
  const used = async () =>
    (
      await house.owner.query<{ last_used_at: Date | null }>("select last_used_at from platform.api_key")
    ).rows[0]?.last_used_at?.toISOString() ?? null;
  assert.equal(await used(), null);
  await Promise.all([keys.verify(text), keys.verify(text)]);
  assert.equal(await used(), "2026-03-02T09:00:00.000Z");
  pass(59);
  await keys.verify(text);
  assert.equal(await used(), "2026-03-02T09:00:00.000Z");
  pass(6);
  await keys.verify(text);
  assert.equal(await used(), "2026-03-02T09:01:05.000Z");
});

test("one sees and revokes one's own keys; who manages keys everybody's, of the company", async (t) => {
  const { as, people, companies } = await openApi(t);
  const [anna, ben, eve] = people;
  const made = await as({ personId: anna })("POST", "/keys", { name: "Import" });
  const id = String(made.body["id"]);
  const byBen = as({ personId: ben });
  assert.deepEqual((await byBen("GET", `/keys?personId=${anna}`)).body.items, []);
  assert.equal((await byBen("DELETE", `/keys/${id}`)).status, 404);
  const byEve = as({ personId: eve, workspaceId: companies[1].workspaceId, rights: everything });
  assert.deepEqual((await byEve("GET", "/keys")).body.items, []);
  assert.equal((await byEve("DELETE", `/keys/${id}`)).status, 404);
  const byAdministrator = as({ personId: ben, rights: everything });
  assert.equal((await byAdministrator("GET", `/keys?personId=${anna}`)).body.items.length, 1);
  assert.equal((await byAdministrator("DELETE", `/keys/${id}`)).status, 204);
});

test("a key cannot beget one that may do more", async (t) => {
  const { as, people } = await openApi(t);
  const ask = as({ personId: people[0], via: "key", rights: ["keys.own", "scope.write"] });
  assert.equal((await ask("POST", "/keys", { name: "More" })).status, 403);
  assert.equal((await ask("POST", "/keys", { name: "Same", scopes: ["write"] })).status, 201);
});

test("keys are paged without loss or repetition", async (t) => {
  const { as, people, pass } = await openApi(t);
  const ask = as({ personId: people[0] });
  for (let made = 0; made < 7; made++) {
    await ask("POST", "/keys", { name: `Key ${made}` });
    if (made % 2) pass(1);
  }
  const names: string[] = [];
  let cursor = "";
  for (let page = 0; page < 5; page++) {
    const { body } = await ask("GET", `/keys?limit=2${cursor && `&cursor=${cursor}`}`);
    names.push(...body.items.map((item) => String(item["name"])));
    if (body["nextCursor"] === null) break;
    cursor = String(body["nextCursor"]);
  }
  assert.deepEqual(names, ["Key 6", "Key 5", "Key 4", "Key 3", "Key 2", "Key 1", "Key 0"]);
});

test("single sign-on is set up without ever showing the client's secret, and an old secret never goes to a new address", async (t) => {
  const { house, as, people } = await openApi(t);
  const ask = as({ personId: people[0], rights: everything });
  const settings = { issuer: "https://login.lumen.example", clientId: "mainspring", domains: ["lumen.example"], isEnabled: true };
  assert.equal((await ask("GET", "/sso")).body["version"], 0);
  assert.equal((await ask("PUT", "/sso", settings)).body["reason"], "client_secret_needed");
  const saved = await ask("PUT", "/sso", { ...settings, clientSecret: "very-secret-indeed" });
  assert.equal(saved.status, 200);
  assert.deepEqual(saved.body, { ...settings, requiresVerifiedEmail: true, hasClientSecret: true, version: 1 });
  assert.equal((await ask("PUT", "/sso", { ...settings, isEnabled: false }, { "if-match": "7" })).status, 409);
  assert.equal((await ask("PUT", "/sso", { ...settings, isEnabled: false }, { "if-match": "1" })).body["version"], 2);
  assert.equal((await ask("PUT", "/sso", { ...settings, issuer: "https://evil.example" })).body["reason"], "client_secret_needed");
  assert.equal(
    (await ask("PUT", "/sso", { ...settings, issuer: "http://login.lumen.example", clientSecret: "x" })).body["reason"],
    "issuer_insecure",
  );
  for (const wrong of [{ issuer: "javascript:alert(1)" }, { domains: ["Lumen"] }, { clientId: "" }, { extra: 1 }])
    assert.equal((await ask("PUT", "/sso", { ...settings, clientSecret: "x", ...wrong })).status, 422, JSON.stringify(wrong));
  for (const table of ["platform.sso", "platform.journal"])
    assert.ok(!JSON.stringify((await house.owner.query(`select * from ${table}`)).rows).includes("very-secret"), table);
  assert.equal((await house.owner.query("select from platform.journal where kind = 'sso_changed'")).rowCount, 2);
  assert.equal((await as({ personId: people[1] })("GET", "/sso")).status, 403);
});
