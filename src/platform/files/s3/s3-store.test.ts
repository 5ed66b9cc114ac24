import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { type TestContext, test } from "node:test";
import { createFileStore } from "../file-store.ts";
import { openFileStore } from "../open-file-store.ts";
import { readS3Address } from "./address.ts";
import { type TestBucket, testBucket, testKeys } from "./testing.ts";

const hashOf = (content: Uint8Array) => createHash("sha256").update(content).digest("hex");

async function arrange(t: TestContext, secret?: string) {
  const folder = mkdtempSync(join(tmpdir(), "mainspring-s3-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const bucket = await testBucket(t, secret);
  return { folder, bucket, store: openFileStore({ url: bucket.url, folder }) };
}
async function closedPort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}
const nameOf = (sha256: string) => `/files/of-us/${sha256.slice(0, 2)}/${sha256.slice(2)}`;
const puts = ({ asked }: TestBucket) => asked.filter((one) => one.startsWith("PUT")).length;

test("a file is put, found, read and removed, in one piece or in many, also an empty one", async (t) => {
  const { folder, bucket, store } = await arrange(t);
  async function* pieces() {
    for (let n = 0; n < 40; n++) yield Buffer.alloc(100_000, n);
  }
  const large = Buffer.concat(await Array.fromAsync(pieces()));
  for (const [content, whole] of [
    [pieces(), large],
    [Buffer.from("Angebot"), Buffer.from("Angebot")],
    [new Uint8Array(), Buffer.alloc(0)],
  ] as const) {
    const sha256 = hashOf(whole);
    assert.deepEqual([await store.has(sha256), await store.size(sha256), await store.open(sha256)], [false, null, null]);
    assert.deepEqual(await store.put(content, { maxBytes: 4_000_000 }), { ok: true, value: { sha256, bytes: whole.length } });
    assert.deepEqual(bucket.objects.get(nameOf(sha256)), whole);
    assert.deepEqual([await store.has(sha256), await store.size(sha256)], [true, whole.length]);
    const found = await store.open(sha256);
    assert.ok(found && (await buffer(found)).equals(whole));
    assert.ok((await store.onDisk(sha256, async (path) => readFileSync(path)))?.equals(whole));
    await store.remove(sha256);
    await store.remove(sha256);
    assert.equal(await store.has(sha256), false);
    assert.equal(await store.onDisk(sha256, async () => assert.fail("nothing lies there")), null);
  }
  assert.deepEqual(readdirSync(folder), [], "nothing stays on the disk");
});

test("what is refused when it is looked at never leaves the disk", async (t) => {
  const { folder, bucket, store } = await arrange(t);
  const look = () => Promise.reject(new Error("no table"));
  await assert.rejects(store.put(Buffer.from("Angebot"), { maxBytes: 10, look }), /no table/);
  assert.equal(puts(bucket), 0);
  assert.deepEqual(readdirSync(folder), []);
});

test("the same content goes over the wire once, also when two store it at a time", async (t) => {
  const { bucket, store } = await arrange(t);
  const content = randomBytes(1_000);
  const both = await Promise.all([store.put(content, { maxBytes: 1_000 }), store.put(content, { maxBytes: 1_000 })]);
  assert.deepEqual(both[0], both[1]);
  const before = puts(bucket);
  await store.put(content, { maxBytes: 1_000 });
  assert.deepEqual([puts(bucket), bucket.objects.size], [before, 1]);
});

test("content over the limit, and content that breaks off, is not sent", async (t) => {
  const { folder, bucket, store } = await arrange(t);
  assert.deepEqual(await store.put(randomBytes(101), { maxBytes: 100 }), { ok: false, refusal: "too_large" });
  const broken = async function* () {
    yield randomBytes(50);
    throw new Error("the connection broke");
  };
  await assert.rejects(store.put(broken(), { maxBytes: 100 }), /the connection broke/);
  assert.deepEqual([bucket.asked, readdirSync(folder)], [[], []]);
});

test("a storage that is busy or breaks off is asked again; one that stays so is told in words", async (t) => {
  const { bucket, store } = await arrange(t);
  const content = randomBytes(70_000);
  bucket.troubles.push(503, "broken", 503);
  assert.ok((await store.put(content, { maxBytes: 70_000 })).ok);
  assert.deepEqual(bucket.objects.get(nameOf(hashOf(content))), content);
  bucket.troubles.push(503, 503, 503, 503);
  await assert.rejects(store.open(hashOf(content)), /^Error: The file storage 127\.0\.0\.1:\d+\/files\/of-us answered 503 \(SlowDown\)\.$/);
});

test("what is wrong with the storage is told, and is not taken for a file that is not there", async (t) => {
  const sha256 = hashOf(randomBytes(1));
  const refused = async (secret?: string, otherBucket = false) => {
    const { bucket, folder } = await arrange(t, secret);
    const url = otherBucket ? bucket.url.replace("/files/of-us", "/nothing") : bucket.url;
    const error = await openFileStore({ url, folder })
      .open(sha256)
      .catch((failure: Error) => failure);
    assert.ok(error instanceof Error);
    assert.ok(!error.message.includes(secret ?? testKeys.secretKey) && !error.message.includes(testKeys.accessKey), "no keys are told");
    return error.message;
  };
  assert.match(await refused("another secret"), /answered 403 \(SignatureDoesNotMatch\)/);
  assert.match(await refused(undefined, true), /answered 404 \(NoSuchBucket\)/);
  const port = await closedPort();
  const closed = openFileStore({ url: `s3+http://K:S@127.0.0.1:${port}/files`, folder: tmpdir() });
  await assert.rejects(closed.size(sha256), new RegExp(`The file storage 127\\.0\\.0\\.1:${port}/files cannot be reached: ECONNREFUSED`));
});

test("content that another hand changed in the storage is not worked with", async (t) => {
  const { bucket, store } = await arrange(t);
  const sha256 = hashOf(Buffer.from("Angebot"));
  bucket.objects.set(nameOf(sha256), Buffer.from("other"));
  await assert.rejects(
    store.onDisk(sha256, async () => assert.fail("it is another content")),
    /has another content/,
  );
  assert.ok((await store.put(Buffer.from("Angebot"), { maxBytes: 10 })).ok);
  assert.deepEqual(bucket.objects.get(nameOf(sha256)), Buffer.from("Angebot"), "storing it again mends it when its length differs");
});

test("a name that is no hash never becomes an address", async (t) => {
  const { store } = await arrange(t);
  for (const name of ["../../other", "", "AB".repeat(32)]) await assert.rejects(async () => store.open(name), /named by its SHA-256/);
});

test("the names are those of a folder, so that either can be copied into the other", async (t) => {
  const { folder, bucket, store } = await arrange(t);
  const content = randomBytes(10);
  await store.put(content, { maxBytes: 10 });
  await createFileStore(join(folder, "copy")).put(content, { maxBytes: 10 });
  const path = nameOf(hashOf(content)).replace("/files/of-us/", "");
  assert.deepEqual(readFileSync(join(folder, "copy", path)), bucket.objects.get(`/files/of-us/${path}`));
});

test("an address that is none is refused in words that tell nothing of it", () => {
  const wrong = ["", "files", "https://K:S@host/b", "s3://host/bucket", "s3://K:S@host", "s3://K:a/b@host/bucket", "s3://K:%E0%A4@host/b"];
  for (const text of wrong)
    assert.throws(() => readS3Address(text), /^Error: MAINSPRING_FILES_URL must look like s3:\/\/KEY:SECRET@host/, text);
  const { bucket, keys } = readS3Address("s3://K:a%2Fb%2Bc@host.example/bucket/folder");
  assert.deepEqual(
    [bucket.href, keys],
    ["https://host.example/bucket/folder/", { accessKey: "K", secretKey: "a/b+c", region: "us-east-1" }],
  );
});
