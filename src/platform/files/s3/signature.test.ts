import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { emptyHash, signedHeaders } from "./signature.ts";

/** The worked examples of Amazon's own documentation of S3, with the keys it publishes for them. */
const keys = { accessKey: "AKIAIOSFODNN7EXAMPLE", secretKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", region: "us-east-1" };
const then = new Date("2013-05-24T00:00:00Z");
const bucket = "https://examplebucket.s3.amazonaws.com";
const authorization = (method: string, path: string, headers: Record<string, string> = {}, contentHash = emptyHash) =>
  signedHeaders({ method, url: new URL(path, bucket), headers, contentHash }, keys, then)["authorization"];

test("a request for a part of an object is signed as Amazon's documentation says", () => {
  assert.equal(
    authorization("GET", "/test.txt", { Range: "bytes=0-9" }),
    "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41",
  );
});

test("so is an object that is put, under a name that must be escaped", () => {
  const contentHash = createHash("sha256").update("Welcome to Amazon S3.").digest("hex");
  const headers = { Date: "Fri, 24 May 2013 00:00:00 GMT", "x-amz-storage-class": "REDUCED_REDUNDANCY" };
  assert.match(
    authorization("PUT", "/test$file.text", headers, contentHash) ?? "",
    /Signature=98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd$/,
  );
});

test("so are questions with parameters, also without values and out of order", () => {
  assert.match(authorization("GET", "/?lifecycle") ?? "", /Signature=fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543$/);
  assert.match(
    authorization("GET", "/?prefix=J&max-keys=2") ?? "",
    /Signature=34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7$/,
  );
});
