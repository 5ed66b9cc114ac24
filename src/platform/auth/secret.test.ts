import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { promisify } from "node:util";
import { loadSecret } from "./secret.ts";

function folder(t: TestContext): string {
  const made = mkdtempSync(join(tmpdir(), "mainspring-secret-"));
  t.after(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

test("the first start makes a secret that only its owner can read, and later starts find it", (t) => {
  const dataDir = join(folder(t), "data");
  const secret = loadSecret(dataDir, undefined);
  assert.ok(secret.length >= 64);
  assert.equal(statSync(join(dataDir, "secret")).mode & 0o777, 0o600);
  assert.deepEqual(readdirSync(dataDir), ["secret"], "no draft is left");
  assert.equal(loadSecret(dataDir, undefined), secret);
  assert.notEqual(loadSecret(folder(t), undefined), secret);
});

test("a secret that others could read is closed again", (t) => {
  const dataDir = folder(t);
  loadSecret(dataDir, undefined);
  chmodSync(join(dataDir, "secret"), 0o644);
  loadSecret(dataDir, undefined);
  assert.equal(statSync(join(dataDir, "secret")).mode & 0o777, 0o600);
});

test("a given secret is taken, and refused when it is too short", (t) => {
  const dataDir = folder(t);
  assert.equal(loadSecret(dataDir, "0123456789abcdef0123456789abcdef"), "0123456789abcdef0123456789abcdef");
  assert.throws(() => loadSecret(dataDir, "changeme"), /MAINSPRING_SECRET has 8 characters and needs at least 32/);
  assert.deepEqual(readdirSync(dataDir), []);
});

test("a damaged secret is not replaced in silence", (t) => {
  const dataDir = folder(t);
  writeFileSync(join(dataDir, "secret"), "short\n");
  assert.throws(() => loadSecret(dataDir, undefined), /damaged/);
  assert.equal(readFileSync(join(dataDir, "secret"), "utf8"), "short\n");
});

test("processes that start at once agree on one secret", async (t) => {
  const dataDir = folder(t);
  const script = `import { loadSecret } from ${JSON.stringify(join(import.meta.dirname, "secret.ts"))}; process.stdout.write(loadSecret(${JSON.stringify(dataDir)}, undefined))`;
  const runs = await Promise.all(
    Array.from({ length: 4 }, () => promisify(execFile)(process.execPath, ["--input-type=module", "-e", script], { timeout: 600_000 })),
  );
  assert.equal(new Set(runs.map(({ stdout }) => stdout)).size, 1);
});
