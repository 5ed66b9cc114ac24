import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";

/** Runs a file on a Node that says it is an older one. */
function runAsNode(version: string, file: string) {
  const url = pathToFileURL(join(import.meta.dirname, file)).href;
  const code = `Object.defineProperty(process.versions, "node", { value: "${version}" }); import(${JSON.stringify(url)})`;
  return spawnSync(process.execPath, ["--input-type=module", "-e", code], { encoding: "utf8", timeout: 20_000 });
}

test("an older Node is told in one line what was found, what is needed and how to get it", () => {
  for (const file of ["mainspring.js", "node-24.js"]) {
    for (const version of ["12.22.12", "20.20.2", "23.11.1"]) {
      const { status, stdout, stderr } = runAsNode(version, file);
      assert.equal(status, 1);
      assert.equal(stdout, "");
      assert.match(stderr, new RegExp(`^Mainspring needs Node 24, but this is Node ${version} .*npm ci.*install Node 24\\.\\n$`));
    }
  }
});

test("Node 24 passes without a word", () => {
  const { status, stdout, stderr } = runAsNode("24.0.0", "node-24.js");
  assert.deepEqual([status, stdout, stderr], [0, "", ""]);
});

test("what an older Node reads first is written in old JavaScript", () => {
  for (const file of ["mainspring.js", "node-24.js"]) {
    const code = readFileSync(join(import.meta.dirname, file), "utf8").replace(/\/\/.*|#!.*/g, "");
    assert.doesNotMatch(code, /\?\.|\?\?|\bawait\b|^import\s|^export\b|#[a-z]/m, file);
  }
});
