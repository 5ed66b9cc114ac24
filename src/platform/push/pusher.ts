/** Messages to browsers that are closed: encrypted for the one browser (RFC 8291), signed by us (RFC 8292), handed to its push service. */
import { request as plainRequest } from "node:http";
import { request } from "node:https";
import { createRequire } from "node:module";
import { isPushAddress, publicLookup } from "./push-address.ts";
import type { VapidKeys } from "./vapid.ts";

export type PushTarget = { readonly endpoint: string; readonly p256dh: string; readonly auth: string };
/** sent; gone: the browser takes none any more, for good; failed: perhaps later, with what the service answered. */
export type Pushed = { readonly kind: "sent" } | { readonly kind: "gone" } | { readonly kind: "failed"; readonly code: string };
export type Pusher = {
  readonly publicKey: string;
  /** Whether a subscription may be kept for this address. */
  mayReach(endpoint: string): boolean;
  /** At most 3,000 bytes of JSON. */
  send(target: PushTarget, message: object): Promise<Pushed>;
};

/** The part of web-push that is used; the package brings no types. */
type WebPush = {
  generateRequestDetails(
    subscription: { readonly endpoint: string; readonly keys: { readonly p256dh: string; readonly auth: string } },
    payload: string,
    options: {
      readonly vapidDetails: VapidKeys & { readonly subject: string };
      readonly TTL: number;
      readonly urgency: "normal" | "high";
      readonly contentEncoding: "aes128gcm";
    },
  ): { readonly method: "POST"; readonly headers: Record<string, string | number>; readonly body: Buffer };
};
const webPush = createRequire(import.meta.url)("web-push") as WebPush;

const patience = 10_000;
const aDay = 86_400;

/**
 * `subject` is how a push service reaches whoever runs the server: an https or mailto address. `reach` is for tests, whose push service
 * stands on the machine itself.
 */
export function createPusher(keys: VapidKeys, subject: string, reach: "public" | "loopback"): Pusher {
  const mayReach = (endpoint: string) => (reach === "public" ? isPushAddress(endpoint) : URL.canParse(endpoint));
  return {
    publicKey: keys.publicKey,
    mayReach,
    async send({ endpoint, p256dh, auth }, message) {
      if (!mayReach(endpoint)) return { kind: "gone" };
      const details = webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, JSON.stringify(message), {
        vapidDetails: { ...keys, subject },
        TTL: aDay,
        urgency: "normal",
        contentEncoding: "aes128gcm",
      });
      const answer = await post(endpoint, details, reach).catch((error: NodeJS.ErrnoException) => error.code ?? "unreachable");
      if (typeof answer === "string") return { kind: "failed", code: answer };
      if (answer >= 200 && answer < 300) return { kind: "sent" };
      return answer === 404 || answer === 410 ? { kind: "gone" } : { kind: "failed", code: String(answer) };
    },
  };
}

/** Answers the status; nothing of the answer's body is read, and no redirect followed. */
function post(endpoint: string, details: ReturnType<WebPush["generateRequestDetails"]>, reach: "public" | "loopback"): Promise<number> {
  const { method, headers, body } = details;
  return new Promise((resolve, reject) => {
    const open = endpoint.startsWith("http:") ? plainRequest : request;
    const sent = open(
      endpoint,
      { method, headers, timeout: patience, ...(reach === "public" ? { lookup: publicLookup } : {}) },
      (response) => {
        response.destroy();
        resolve(response.statusCode ?? 0);
      },
    );
    sent.on("timeout", () => sent.destroy(Object.assign(new Error("too slow"), { code: "ETIMEDOUT" })));
    sent.on("error", reject);
    sent.end(body);
  });
}
