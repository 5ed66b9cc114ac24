/** A small storage for tests, spoken to over real HTTP: it checks every signature and every content by itself. */
import { createHash, createHmac } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import type { TestContext } from "node:test";

export const testKeys = { accessKey: "TESTKEY", secretKey: "secret/with+signs@and more", region: "eu-central-1" };

export type TestBucket = {
  readonly url: string;
  readonly objects: Map<string, Buffer>;
  /** What was asked for, in order, as "PUT /bucket/ab/cdef…". */
  readonly asked: string[];
  /** Answers that come before the next real ones: a status, or a connection that breaks. */
  readonly troubles: (number | "broken")[];
};

export async function testBucket(t: Pick<TestContext, "after">, secret = testKeys.secretKey): Promise<TestBucket> {
  const bucket: Omit<TestBucket, "url"> = { objects: new Map(), asked: [], troubles: [] };
  const server = createServer((request, response) => void answer(bucket, request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const keys = `${testKeys.accessKey}:${encodeURIComponent(secret)}`;
  return { ...bucket, url: `s3+http://${keys}@127.0.0.1:${port}/files/of-us?region=${testKeys.region}` };
}

async function answer({ objects, asked, troubles }: Omit<TestBucket, "url">, request: IncomingMessage, response: ServerResponse) {
  const content = await buffer(request).catch(() => null);
  if (content === null) return;
  const { method = "", url = "" } = request;
  asked.push(`${method} ${url}`);
  const trouble = troubles.shift();
  if (trouble === "broken") return void request.socket.destroy();
  const refuse = (status: number, code: string) => {
    const body = method === "HEAD" ? "" : `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code></Error>`;
    response.writeHead(status, { "content-type": "application/xml" }).end(body);
  };
  if (trouble !== undefined) return refuse(trouble, "SlowDown");
  const fault = faultOf(request, content);
  if (fault !== null) return refuse(403, fault);
  if (!url.startsWith("/files/of-us/")) return refuse(404, "NoSuchBucket");
  const found = objects.get(url);
  if (method === "PUT") {
    if (request.headers["content-length"] === undefined) return refuse(411, "MissingContentLength");
    objects.set(url, content);
    return void response.writeHead(200).end();
  }
  if (method === "DELETE") {
    objects.delete(url);
    return void response.writeHead(204).end();
  }
  if (!found) return refuse(404, "NoSuchKey");
  response.writeHead(200, { "content-length": found.length }).end(method === "HEAD" ? undefined : found);
}

/** As the documentation tells a server to check, from what came over the wire alone. */
function faultOf({ method, url, headers }: IncomingMessage, content: Buffer): string | null {
  const told =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([\w-]+)\/s3\/aws4_request,SignedHeaders=([\w;-]+),Signature=([0-9a-f]{64})$/;
  const [, accessKey, day = "", region = "", names = "", signature] = told.exec(headers.authorization ?? "") ?? [];
  const moment = `${headers["x-amz-date"]}`;
  const contentHash = createHash("sha256").update(content).digest("hex");
  if (accessKey !== testKeys.accessKey || region !== testKeys.region) return "InvalidAccessKeyId";
  if (headers["x-amz-content-sha256"] !== contentHash) return "XAmzContentSHA256Mismatch";
  if (!moment.startsWith(day) || !names.split(";").includes("host")) return "AccessDenied";
  const signed = names.split(";").map((name) => `${name}:${headers[name]}\n`);
  const canonical = `${method}\n${url}\n\n${signed.join("")}\n${names}\n${contentHash}`;
  let key: Buffer | string = `AWS4${testKeys.secretKey}`;
  for (const part of [day, region, "s3", "aws4_request"]) key = createHmac("sha256", key).update(part).digest();
  const hash = createHash("sha256").update(canonical).digest("hex");
  const toSign = `AWS4-HMAC-SHA256\n${moment}\n${day}/${region}/s3/aws4_request\n${hash}`;
  return createHmac("sha256", key).update(toSign).digest("hex") === signature ? null : "SignatureDoesNotMatch";
}
