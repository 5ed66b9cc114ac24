/** A push service with browsers behind it, for real: it checks who sends (RFC 8292) and reads what only the browser can read (RFC 8291). */
import { createDecipheriv, createECDH, createHmac, createPublicKey, randomBytes, verify } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export type Browser = { readonly endpoint: string; readonly keys: { readonly p256dh: string; readonly auth: string } };
export type PushService = {
  readonly url: string;
  /** A browser that subscribes with the key of whoever may send to it. */
  subscribe(applicationServerKey: string): Browser;
  /** What the browser showed, oldest first. */
  shownBy(browser: Browser): readonly Record<string, unknown>[];
  /** From now on the service answers this for the browser. */
  answer(browser: Browser, status: number): void;
  stop(): Promise<void>;
};

export async function startPushService(): Promise<PushService> {
  const inboxes = new Map<string, { messages: Record<string, unknown>[]; status: number; read(body: Buffer): unknown; key: string }>();
  const server = createServer((request, response) => {
    const inbox = inboxes.get(request.url ?? "");
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const isSigned = inbox && signedBy(String(request.headers.authorization), inbox.key, service.url);
      if (!inbox) response.statusCode = 404;
      else if (!isSigned) response.statusCode = 403;
      else {
        response.statusCode = inbox.status;
        if (inbox.status === 201) inbox.messages.push(inbox.read(Buffer.concat(parts)) as Record<string, unknown>);
      }
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const service: PushService = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    subscribe(key) {
      const pair = createECDH("prime256v1");
      pair.generateKeys();
      const auth = randomBytes(16);
      const path = `/${randomBytes(8).toString("hex")}`;
      const read = (body: Buffer) => JSON.parse(decrypt(body, pair, auth));
      inboxes.set(path, { messages: [], status: 201, read, key });
      return { endpoint: `${service.url}${path}`, keys: { p256dh: pair.getPublicKey("base64url"), auth: auth.toString("base64url") } };
    },
    shownBy: ({ endpoint }) => inboxes.get(new URL(endpoint).pathname)?.messages ?? [],
    answer({ endpoint }, status) {
      const inbox = inboxes.get(new URL(endpoint).pathname);
      if (inbox) inbox.status = status;
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return service;
}

const hmac = (key: Buffer, data: Buffer) => createHmac("sha256", key).update(data).digest();

/** One record of aes128gcm (RFC 8188) under the keys of RFC 8291, section 3.4. */
function decrypt(body: Buffer, own: ReturnType<typeof createECDH>, auth: Buffer): string {
  const salt = body.subarray(0, 16);
  const length = body.readUInt8(20);
  const sender = body.subarray(21, 21 + length);
  const sealed = body.subarray(21 + length);
  const shared = hmac(auth, own.computeSecret(sender));
  const info = Buffer.concat([Buffer.from("WebPush: info\0"), own.getPublicKey(), sender, Buffer.from([1])]);
  const secret = hmac(salt, hmac(shared, info));
  const key = hmac(secret, Buffer.from("Content-Encoding: aes128gcm\0\x01")).subarray(0, 16);
  const nonce = hmac(secret, Buffer.from("Content-Encoding: nonce\0\x01")).subarray(0, 12);
  const decipher = createDecipheriv("aes-128-gcm", key, nonce).setAuthTag(sealed.subarray(-16));
  const padded = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
  return padded.subarray(0, padded.lastIndexOf(2)).toString();
}

function signedBy(header: string, key: string, audience: string): boolean {
  const [, token = "", sender] = /^vapid t=([\w.-]+), k=([\w-]+)$/.exec(header) ?? [];
  const [head = "", claims = "", signature = ""] = token.split(".");
  const point = Buffer.from(key, "base64url");
  const jwk = { kty: "EC", crv: "P-256", x: point.subarray(1, 33).toString("base64url"), y: point.subarray(33).toString("base64url") };
  const isRight = verify(
    "sha256",
    Buffer.from(`${head}.${claims}`),
    { key: createPublicKey({ key: jwk, format: "jwk" }), dsaEncoding: "ieee-p1363" },
    Buffer.from(signature, "base64url"),
  );
  const said = JSON.parse(Buffer.from(claims, "base64url").toString()) as { aud: string; exp: number; sub: string };
  return isRight && sender === key && said.aud === audience && said.exp > Date.now() / 1000 && /^(mailto|https):/.test(said.sub);
}
