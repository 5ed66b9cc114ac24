import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type TestContext, test } from "node:test";
import { guardedFetch, type OutboundRules, outboundProblem } from "./outbound.ts";

const hosts: Record<string, readonly string[]> = {
  "login.lumen.example": ["198.51.100.1"],
  "keycloak.intern.example": ["10.0.0.5"],
  "both.example": ["198.51.100.1", "10.0.0.5"],
  "metadata.example": ["169.254.169.254"],
};
const rules = (issuer: string, more: Partial<OutboundRules> = {}): OutboundRules => ({
  issuer: new URL(issuer),
  allowsHttp: false,
  timeoutMs: 60_000,
  largestAnswer: 1_000,
  resolve: async (host) => hosts[host] ?? [],
  ...more,
});
const ask = (url: string, issuer: string, more: Partial<OutboundRules> = {}) => outboundProblem(new URL(url), rules(issuer, more));

test("a provider is asked by https; by http only on this machine or where tests allow it", async () => {
  assert.equal(await ask("https://login.lumen.example/token", "https://login.lumen.example"), null);
  assert.equal(await ask("http://login.lumen.example/token", "http://login.lumen.example"), "insecure");
  assert.equal(await ask("http://login.lumen.example/token", "http://login.lumen.example", { allowsHttp: true }), null);
  assert.equal(await ask("http://127.0.0.1:4000/token", "http://127.0.0.1:4000"), null);
  assert.equal(await ask("http://127.0.0.1.evil.example/token", "http://127.0.0.1.evil.example"), "insecure");
  assert.equal(await ask("file:///etc/passwd", "https://login.lumen.example"), "insecure");
});

test("a company's own provider may stand inside; what its metadata names besides may not", async () => {
  assert.equal(await ask("https://keycloak.intern.example/token", "https://keycloak.intern.example"), null);
  for (const inside of [
    "https://keycloak.intern.example/",
    "https://both.example/",
    "https://10.0.0.1/",
    "https://[::1]/",
    "https://[fc00::1]/",
    "https://192.168.1.1/",
    "https://[::ffff:10.0.0.1]/",
    "http://127.0.0.1:5432/",
  ]) {
    assert.equal(await ask(inside, "https://login.lumen.example"), "inside", inside);
  }
  assert.equal(await ask("https://127.0.0.1:9999/", "https://127.0.0.1:4000"), "inside", "another port is another service");
  assert.equal(await ask("https://unknown.example/", "https://login.lumen.example"), "unknown_host");
});

test("a machine's own credentials service is never asked, even as the issuer", async () => {
  assert.equal(await ask("https://169.254.169.254/latest", "https://169.254.169.254"), "inside");
  assert.equal(await ask("https://metadata.example/", "https://metadata.example"), "inside");
});

async function serve(t: TestContext, answer: (response: import("node:http").ServerResponse) => void): Promise<string> {
  const server = createServer((_, response) => answer(response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test("redirects are not followed, endless answers are cut, silence ends", async (t) => {
  const moved = await serve(t, (response) => response.writeHead(302, { location: "http://127.0.0.1:9/" }).end());
  assert.equal((await guardedFetch(rules(moved))(moved, {})).status, 302);
  const endless = await serve(t, (response) => response.end("x".repeat(5_000)));
  await assert.rejects(guardedFetch(rules(endless))(endless, {}), { code: "answer_too_large" });
  const silent = await serve(t, () => {});
  await assert.rejects(guardedFetch(rules(silent, { timeoutMs: 200 }))(silent, {}), { name: "TimeoutError" });
});
