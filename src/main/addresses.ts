/** The client's address, noted where the request is accepted. */
import type { HttpBindings } from "@hono/node-server";
import { addressOf, clientAddress, noteAddress } from "#platform/auth/client-address.ts";
import { setting } from "#platform/config.ts";

const loopback = new Set(["127.0.0.1", "::1"]);

export function noteClientAddress(request: Request, { incoming }: HttpBindings): void {
  noteAddress(
    request,
    clientAddress(incoming.socket.remoteAddress, request.headers.get("x-forwarded-for"), setting("MAINSPRING_TRUST_PROXY") === "1"),
  );
}

/**
 * From the server's own machine: not through a proxy that stands on it, and asked for by a local name, because a page of another site
 * may have its own name point to this machine.
 */
export function isLocalRequest(request: Request): boolean {
  const isForwarded = request.headers.has("x-forwarded-for") || request.headers.has("forwarded");
  const host = new URL(request.url).hostname.replace(/^\[|\]$/g, "");
  return !isForwarded && loopback.has(addressOf(request) ?? "") && (loopback.has(host) || host === "localhost");
}
