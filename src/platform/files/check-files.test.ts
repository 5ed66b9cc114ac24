import assert from "node:assert/strict";
import { tmpdir } from "node:os";
import { test } from "node:test";
import { checkFiles } from "./check-files.ts";
import { testBucket } from "./s3/testing.ts";

test("it says where files lie and whether the storage can be used, and never tells a key", async (t) => {
  assert.deepEqual(await checkFiles(undefined, tmpdir()), { name: "files", ok: true, detail: "in the data folder" });
  const good = await checkFiles((await testBucket(t)).url, tmpdir());
  assert.equal(good.ok, true);
  assert.match(good.detail, /^in the storage 127\.0\.0\.1:\d+\/files\/of-us \(eu-central-1\)$/);
  const wrongKey = await checkFiles((await testBucket(t, "not the secret")).url, tmpdir());
  assert.deepEqual([wrongKey.ok, /answered 403 \(SignatureDoesNotMatch\)/.test(wrongKey.detail)], [false, true]);
  const noBucket = await checkFiles((await testBucket(t)).url.replace("/files/", "/other/"), tmpdir());
  assert.deepEqual([noBucket.ok, /answered 404 \(NoSuchBucket\)/.test(noBucket.detail)], [false, true]);
  const mistyped = await checkFiles("s3://K:my/secret@host/b", tmpdir());
  assert.equal(mistyped.ok, false);
  assert.doesNotMatch(JSON.stringify([good, wrongKey, noBucket, mistyped]), /TESTKEY|secret\/|not the|my\//);
});
