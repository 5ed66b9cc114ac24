import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { type TestContext, test } from "node:test";
import fc from "fast-check";
import { createFileStore } from "./file-store.ts";

function folder(t: TestContext): string {
  const path = mkdtempSync(join(tmpdir(), "mainspring-files-"));
  t.after(() => rmSync(path, { recursive: true, force: true }));
  return path;
}
const hashOf = (content: Uint8Array) => createHash("sha256").update(content).digest("hex");
const filesIn = (path: string) =>
  readdirSync(path, { recursive: true, encoding: "utf8" }).filter((name) => statSync(join(path, name)).isFile());

test("whatever is put in comes out again under the hash of its content, in one piece or in many", async (t) => {
  const store = createFileStore(folder(t));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 3_000 }), { maxLength: 5 }), async (pieces) => {
      const whole = Buffer.concat(pieces);
      const put = await store.put(Readable.from(pieces, { objectMode: true }), { maxBytes: 100_000 });
      assert.deepEqual(put, { ok: true, value: { sha256: hashOf(whole), bytes: whole.length } });
      const found = await store.open(hashOf(whole));
      assert.ok(found);
      assert.deepEqual(await buffer(found), whole);
      assert.equal(await store.size(hashOf(whole)), whole.length);
    }),
    { numRuns: 50 },
  );
});

test("the same content lies once, readable by the owner of the folder only", async (t) => {
  const path = folder(t);
  const store = createFileStore(path);
  const content = randomBytes(1_000);
  const twice = await Promise.all([store.put(content, { maxBytes: 1_000 }), store.put(content, { maxBytes: 1_000 })]);
  assert.deepEqual(twice[0], twice[1]);
  const sha256 = hashOf(content);
  assert.deepEqual(filesIn(path), [join(sha256.slice(0, 2), sha256.slice(2))]);
  assert.equal(statSync(join(path, sha256.slice(0, 2), sha256.slice(2))).mode & 0o777, 0o600);
});

test("content over the limit, and content that breaks off, leave nothing behind", async (t) => {
  const path = folder(t);
  const store = createFileStore(path);
  assert.deepEqual(await store.put(randomBytes(101), { maxBytes: 100 }), { ok: false, refusal: "too_large" });
  const broken = async function* () {
    yield randomBytes(50);
    throw new Error("the connection broke");
  };
  await assert.rejects(store.put(broken(), { maxBytes: 100 }), /the connection broke/);
  assert.deepEqual(filesIn(path), []);
});

test("what is refused when it is looked at is not stored, and the same content stored by somebody else stays", async (t) => {
  const path = folder(t);
  const store = createFileStore(path);
  const content = randomBytes(10);
  const refusing = {
    maxBytes: 10,
    async look(path: string) {
      assert.deepEqual(readFileSync(path), content);
      throw new Error("no table");
    },
  };
  await assert.rejects(store.put(content, refusing), /no table/);
  assert.deepEqual(filesIn(path), []);
  await store.put(content, { maxBytes: 10 });
  await assert.rejects(store.put(content, refusing), /no table/);
  assert.equal(await store.has(hashOf(content)), true);
});

test("whoever reads a content again and again gets its path; of what is not there nothing is read", async (t) => {
  const store = createFileStore(folder(t));
  const content = randomBytes(10);
  assert.equal(await store.onDisk(hashOf(content), async () => assert.fail("nothing lies there")), null);
  await store.put(content, { maxBytes: 10 });
  assert.deepEqual(await store.onDisk(hashOf(content), async (path) => readFileSync(path)), content);
});

test("what is not there is not there; what is removed is gone, and removing it again is no error", async (t) => {
  const store = createFileStore(folder(t));
  const content = randomBytes(10);
  assert.deepEqual(
    [await store.has(hashOf(content)), await store.open(hashOf(content)), await store.size(hashOf(content))],
    [false, null, null],
  );
  await store.put(content, { maxBytes: 10 });
  assert.equal(await store.has(hashOf(content)), true);
  await store.remove(hashOf(content));
  await store.remove(hashOf(content));
  assert.equal(await store.has(hashOf(content)), false);
});

test("a name that is no hash never becomes a path", async (t) => {
  const store = createFileStore(folder(t));
  for (const name of ["../../etc/passwd", "", "AB".repeat(32), `${"a".repeat(63)}/`])
    await assert.rejects(async () => store.open(name), /named by its SHA-256/);
});

test("a file is stored in the folder as it is, so that any tool can copy it", async (t) => {
  const path = folder(t);
  const content = Buffer.from("Angebot");
  await createFileStore(path).put(content, { maxBytes: 100 });
  assert.deepEqual(readFileSync(join(path, hashOf(content).slice(0, 2), hashOf(content).slice(2))), content);
});
