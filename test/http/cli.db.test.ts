/** The command line, against a server's database: each command, and each way in which it says no. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { variables } from "#platform/config.ts";
import { freePort, mainspring, type Ran, serve } from "../support/command-line.ts";
import { testDatabase } from "../support/database.ts";

const database = await testDatabase();
const folder = mkdtempSync(join(tmpdir(), "mainspring-cli-"));
const secret = { MAINSPRING_SECRET: database.secret };
const password = join(folder, "password");
const weak = join(folder, "weak");
writeFileSync(password, "seven brass cogs turning\n");
writeFileSync(weak, "short\n");
after(async () => {
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

const at = ["--data", join(folder, "data"), "--database-url", database.ownerUrl];
const run = (...words: string[]) => mainspring([...words.slice(0, 2), ...(words.includes("--data") ? [] : at), ...words.slice(2)], secret);
const company = (more: Readonly<Record<string, string | null>> = {}) => {
  const flags = {
    name: "Lumen Light",
    slug: "lumen",
    currency: "EUR",
    "time-zone": "Europe/Berlin",
    country: "DE",
    "owner-name": "Olga Owner",
    "owner-email": "olga@lumen.example",
    "owner-password-file": password,
    ...more,
  };
  return Object.entries(flags).flatMap(([name, value]) => (value === null ? [] : [`--${name}`, value]));
};

/** One line on the error channel that names the trouble, nothing on the other, exit code 1. */
function isComplaint({ code, out, err }: Ran, words: RegExp): void {
  assert.equal(code, 1, err);
  assert.equal(out, "");
  assert.match(err, /^mainspring: [^\n]+\n$/);
  assert.match(err, words);
  assert.doesNotMatch(err, /mistake in the program|\.ts:|seven brass/);
}

let founded: { workspaceId: string; slug: string; ownerId: string };
before(async () => {
  const { code, out, err } = await run("workspace", "create", ...company(), "--json");
  assert.equal(code, 0, err);
  founded = JSON.parse(out);
});

test("a company is founded, and the answer is one line of JSON", () => {
  assert.deepEqual(Object.keys(founded), ["workspaceId", "slug", "ownerId"]);
  assert.equal(founded.slug, "lumen");
  for (const id of [founded.workspaceId, founded.ownerId]) assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7/);
});

describe("a command that cannot be carried out says why in one line", { concurrency: 3 }, () => {
  const complaints: readonly (readonly [string, readonly string[], RegExp])[] = [
    ["a flag is missing", ["workspace", "create", ...company({ slug: null })], /--slug is needed/],
    ["a flag is unknown", ["workspace", "create", ...company(), "--colour", "red"], /--colour/],
    ["a flag has no value", ["key", "create", "--workspace"], /--workspace/],
    ["the address is taken", ["workspace", "create", ...company({ "owner-email": "other@lumen.example" })], /--slug/],
    ["the address is malformed", ["workspace", "create", ...company({ slug: "Lumen Light!" })], /--slug/],
    [
      "the password is weak",
      ["workspace", "create", ...company({ slug: "weak", "owner-email": "weak@lumen.example", "owner-password-file": weak })],
      /password/,
    ],
    [
      "the password file is not there",
      ["workspace", "create", ...company({ "owner-password-file": join(folder, "nowhere") })],
      /--owner-password-file .* cannot be read/,
    ],
    ["the currency is none", ["workspace", "create", ...company({ slug: "odd", currency: "XQZ" })], /--currency/],
    ["the time zone is none", ["workspace", "create", ...company({ slug: "odd", "time-zone": "Europe/Atlantis" })], /--time-zone/],
    ["the e-mail address is none", ["workspace", "create", ...company({ slug: "odd", "owner-email": "olga" })], /--owner-email/],
    [
      "the company is unknown",
      ["key", "create", "--workspace", "nowhere", "--person", "olga@lumen.example", "--name", "K"],
      /no company .* nowhere/,
    ],
    [
      "the person is unknown",
      ["key", "create", "--workspace", "lumen", "--person", "nobody@lumen.example", "--name", "K"],
      /Nobody with the e-mail address/,
    ],
    [
      "the scopes are none",
      ["key", "create", "--workspace", "lumen", "--person", "olga@lumen.example", "--name", "K", "--scopes", "all"],
      /--scopes/,
    ],
    ["the port is none", ["serve", "--port", "seventy"], /--port/],
    ["the port is out of range", ["serve", "--port", "70000"], /--port/],
    ["the command is unknown", ["workspace", "destroy"], /no command "workspace destroy"/],
    ["the database's address is none", ["migrate", "--data", folder, "--database-url", "nonsense"], /not a URL/],
    ["the database cannot be reached", ["migrate", "--data", folder, "--database-url", "postgres://postgres@127.0.0.1:1/none"], /./],
  ];
  for (const [title, words, expected] of complaints) test(title, async () => isComplaint(await run(...words), expected));

  test("the port is in use", async () => {
    const squatter = createServer();
    await new Promise<void>((resolve) => squatter.listen(0, "127.0.0.1", resolve));
    const { port } = squatter.address() as { port: number };
    isComplaint(await mainspring(["serve", ...at, "--port", String(port)], secret), new RegExp(`Port ${port} is in use`));
    squatter.close();
  });
});

test("help names every command, on the ordinary channel", async () => {
  const { code, out, err } = await mainspring(["help"]);
  assert.deepEqual([code, err], [0, ""]);
  for (const words of ["serve", "worker", "migrate", "workspace create", "key create", "doctor"])
    assert.match(out, new RegExp(`mainspring ${words}`));
});

test("the doctor lists every setting with its meaning, and shows no secret", async () => {
  const { code, out } = await mainspring(["doctor", ...at, "--json"], {
    ...secret,
    MAINSPRING_SMTP_URL: "smtp://user:pass-word@mail.example",
  });
  const facts = JSON.parse(out);
  assert.equal(out.trim().split("\n").length, 1);
  assert.deepEqual(
    facts.settings.map(({ name }: { name: string }) => name),
    variables.map(({ name }) => name),
  );
  for (const { name, meaning, value } of facts.settings) {
    assert.match(name, /^MAINSPRING_/);
    assert.ok(meaning.length > 10);
    if (name === "MAINSPRING_SMTP_URL" || name === "MAINSPRING_SECRET") assert.equal(value, "set");
  }
  assert.ok(!out.includes("pass-word") && !out.includes(database.secret));
  const check = (name: string) => facts.checks.find((one: { name: string }) => one.name === name);
  assert.deepEqual([check("database").ok, check("schema").ok], [true, true]);
  assert.equal(code, facts.ok ? 0 : 1);
});

test("every setting that the program reads is one the doctor lists", async () => {
  const { readdirSync, readFileSync } = await import("node:fs");
  const source = join(import.meta.dirname, "../../src");
  const known = new Set<string>(variables.map(({ name }) => name));
  const unknown = readdirSync(source, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.(ts|tsx|js)$/.test(file) && !/\.test\.|test-support|testing/.test(file))
    .flatMap((file) =>
      [...readFileSync(join(source, file), "utf8").matchAll(/(?:env\["|env\.|setting\(")(MAINSPRING_[A-Z_]+)/g)].map(
        ([, name = ""]) => `${file}: ${name}`,
      ),
    )
    .filter((found) => !known.has(found.split(": ")[1] ?? "") && !/MAINSPRING_TEST_/.test(found));
  assert.deepEqual(unknown, []);
});

test("a server says exactly where it listens, answers keys made beside it, and ends on SIGTERM with 0", async () => {
  const port = await freePort();
  const { child, said, ended } = await serve([...at, "--port", String(port)], secret);
  try {
    assert.equal(said(), `listening on http://127.0.0.1:${port}\n`);
    const made = await run("key", "create", "--workspace", "lumen", "--person", "OLGA@lumen.example", "--name", "Script", "--json");
    assert.equal(made.code, 0, made.err);
    const { key } = JSON.parse(made.out);
    assert.deepEqual(Object.keys(JSON.parse(made.out)), ["key"]);
    const ask = async (method: string, path: string, as: string, body?: object) => {
      const response = await fetch(`http://127.0.0.1:${port}/api/v1${path}`, {
        method,
        headers: { authorization: `Bearer ${as}`, "content-type": "application/json" },
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      return { status: response.status, body: await response.json() };
    };
    const me = await ask("GET", "/me", key);
    assert.deepEqual([me.status, me.body.personId, me.body.level, me.body.workspace.slug], [200, founded.ownerId, "owner", "lumen"]);
    // Somebody just hired has no sign-in yet; a key from the server's own command line works all the same.
    const ben = await ask("POST", "/people", key, { name: "Ben", email: "ben@lumen.example", level: "seller", chiefId: founded.ownerId });
    assert.equal(ben.status, 201);
    const bens = JSON.parse(
      (await run("key", "create", "--workspace", "lumen", "--person", "ben@lumen.example", "--name", "Script", "--json")).out,
    ).key;
    const himself = await ask("GET", "/me", bens);
    assert.deepEqual([himself.status, himself.body.personId, himself.body.level], [200, ben.body.id, "seller"]);
    assert.equal((await ask("POST", "/people", bens, { name: "Friend", level: "seller" })).status, 403);
    // A screen that listens does not hold the server up.
    const stream = await fetch(`http://127.0.0.1:${port}/api/v1/live`, { headers: { authorization: `Bearer ${key}` } });
    assert.equal(stream.status, 200);
    child.kill("SIGTERM");
    assert.deepEqual(await ended, { code: 0, signal: null });
    await stream.body?.cancel().catch(() => {});
  } finally {
    child.kill("SIGKILL");
  }
});
