import assert from "node:assert/strict";
import { test } from "node:test";
import { systemActor } from "#platform/command/actor.ts";
import { createApp } from "#platform/http/app.ts";
import { createMetrics } from "#platform/http/metrics.ts";
import { newId } from "#shared/id.ts";
import { addUser, goodPassword, openBrowser, openHouse } from "../../../test/support/sign-in/house.ts";
import { sessionEndpoints } from "./session-routes.ts";

test("one sees one's own sign-ins, which is this one, and closes one or all others", async (t) => {
  const { auth } = await openHouse(t);
  const app = createApp({
    endpoints: sessionEndpoints({ auth }),
    database: {} as never,
    commands: {} as never,
    clock: () => new Date(),
    newId,
    log: { info() {}, warn() {}, error() {} },
    metrics: createMetrics(),
    resolveActor: async () => systemActor(newId(), "session"),
    guards: [],
    extras: [],
  });
  await addUser(auth, "anna@lumen.example");
  await addUser(auth, "ben@lumen.example");
  const open = async (email: string) => {
    const browser = openBrowser(auth);
    await browser.post("/sign-in/email", { email, password: goodPassword });
    return browser;
  };
  const ask = async (browser: { headers(): Headers }, method: string, path: string) =>
    app.request(`/api/v1${path}`, { method, headers: browser.headers() });
  const [here, there, third, ben] = [
    await open("anna@lumen.example"),
    await open("anna@lumen.example"),
    await open("anna@lumen.example"),
    await open("ben@lumen.example"),
  ];
  const list = async () => ((await (await ask(here, "GET", "/sessions")).json()) as { items: { id: string; isCurrent: boolean }[] }).items;
  const items = await list();
  assert.equal(items.length, 3);
  assert.equal(items.filter(({ isCurrent }) => isCurrent).length, 1);
  assert.ok(!JSON.stringify(items).includes("token"));
  const thereId = (await auth.sessionOf(there.headers()))?.sessionId ?? "";
  assert.equal((await ask(ben, "DELETE", `/sessions/${thereId}`)).status, 404);
  assert.equal((await ask(here, "DELETE", `/sessions/${thereId}`)).status, 204);
  assert.equal(await auth.sessionOf(there.headers()), null);
  assert.equal((await ask(here, "POST", "/sessions/close-others")).status, 204);
  assert.equal(await auth.sessionOf(third.headers()), null);
  assert.equal((await list()).length, 1);
  assert.notEqual(await auth.sessionOf(ben.headers()), null);
  assert.equal((await app.request("/api/v1/sessions")).status, 401);
});
