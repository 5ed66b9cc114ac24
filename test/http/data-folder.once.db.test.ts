/** The command line on a data folder with the embedded database: beside a running server, without one, and after the worst. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort, mainspring, type Serving, serve } from "../support/command-line.ts";

const folder = mkdtempSync(join(tmpdir(), "mainspring-folder-"));
const data = join(folder, "data");
const password = join(folder, "password");
writeFileSync(password, "seven brass cogs turning\n");
let server: Serving | undefined;
after(async () => {
  server?.child.kill("SIGTERM");
  await server?.ended;
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
});

const found = (slug: string) =>
  mainspring([
    "workspace",
    "create",
    "--data",
    data,
    "--name",
    slug,
    "--slug",
    slug,
    "--currency",
    "EUR",
    "--time-zone",
    "Europe/Berlin",
    "--country",
    "DE",
    "--owner-name",
    "Olga",
    "--owner-email",
    `olga@${slug}.example`,
    "--owner-password-file",
    password,
    "--json",
  ]);
const keyOf = async (slug: string) => {
  const { code, out, err } = await mainspring([
    "key",
    "create",
    "--data",
    data,
    "--workspace",
    slug,
    "--person",
    `olga@${slug}.example`,
    "--name",
    "Script",
    "--json",
  ]);
  assert.equal(code, 0, err);
  return JSON.parse(out).key as string;
};

test("commands work on a data folder without a server, beside one, and what was acknowledged outlives a kill", {
  timeout: 600_000,
}, async () => {
  const first = await found("alone");
  assert.equal(first.code, 0, first.err);
  const key = await keyOf("alone");

  const port = await freePort();
  server = await serve(["--data", data, "--port", String(port)]);
  const url = `http://127.0.0.1:${port}/api/v1`;
  const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
  assert.equal((await fetch(`${url}/me`, { headers })).status, 200);

  const beside = await found("beside");
  assert.equal(beside.code, 0, beside.err);
  const other = await fetch(`${url}/me`, { headers: { authorization: `Bearer ${await keyOf("beside")}` } });
  assert.equal(((await other.json()) as { workspace: { slug: string } }).workspace.slug, "beside");

  const second = await mainspring(["serve", "--data", data, "--port", String(await freePort())]);
  assert.deepEqual([second.code, second.out], [1, ""]);
  assert.match(second.err, /^mainspring: [^\n]+\n$/);
  const doctor = await mainspring(["doctor", "--data", data, "--json"]);
  assert.equal(JSON.parse(doctor.out).checks.find(({ name }: { name: string }) => name === "database").ok, true);

  // Writes go on until the server is gone; each one that was answered has to be there afterwards.
  const acknowledged: string[] = [];
  const writers = Array.from({ length: 4 }, async (_, writer) => {
    for (let index = 0; ; index++) {
      const name = `Writer ${writer} number ${index}`;
      const answered = await fetch(`${url}/people`, { method: "POST", headers, body: JSON.stringify({ name, level: "seller" }) }).catch(
        () => null,
      );
      const body = answered && ((await answered.json().catch(() => null)) as { id?: string } | null);
      if (!body?.id) return;
      acknowledged.push(body.id);
    }
  });
  // In the middle of the work, however fast the machine is.
  for (const end = Date.now() + 120_000; acknowledged.length < 60 && Date.now() < end; ) await sleep(10);
  server.child.kill("SIGKILL");
  await Promise.all(writers);
  assert.equal((await server.ended).signal, "SIGKILL");
  assert.ok(acknowledged.length > 10, `only ${acknowledged.length} writes`);

  server = await serve(["--data", data, "--port", String(port)]);
  const there = new Set<string>();
  for (let cursor: string | null = "", pages = 0; cursor !== null && pages < 200; pages++) {
    const page = (await (await fetch(`${url}/people?limit=200${cursor ? `&cursor=${cursor}` : ""}`, { headers })).json()) as {
      items: { id: string }[];
      nextCursor: string | null;
    };
    for (const { id } of page.items) there.add(id);
    cursor = page.nextCursor;
  }
  assert.deepEqual(
    acknowledged.filter((id) => !there.has(id)),
    [],
  );

  server.child.kill("SIGTERM");
  assert.deepEqual(await server.ended, { code: 0, signal: null });
  // The folder is free again.
  assert.match(await keyOf("alone"), /./);
});
