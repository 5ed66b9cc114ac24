/** From which network address a request comes. Only the connection itself, or a proxy one has said to trust, is believed. */
import { isIP } from "node:net";

/** Set by us on what is handed to the sign-in library, and removed from what comes in. */
export const addressHeader = "x-mainspring-client-address";

/** The address of the other end; behind a trusted proxy the last one that it wrote down. Null if there is none. */
export function clientAddress(socketAddress: string | undefined, forwardedFor: string | null, trustsProxy: boolean): string | null {
  const forwarded = trustsProxy ? forwardedFor?.split(",").at(-1)?.trim() : undefined;
  const address = (forwarded && isIP(forwarded) ? forwarded : socketAddress)?.replace(/^::ffff:(?=\d+\.)/i, "");
  return address !== undefined && isIP(address) ? address : null;
}

/** What one customer of a network provider has as a whole: a single IPv4 address, or 64 bits of IPv6. */
export function networkOf(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = "", tail = ""] = address.split("%", 1)[0]?.toLowerCase().split("::") ?? [];
  const before = head === "" ? [] : head.split(":");
  const after = tail === "" ? [] : tail.split(":");
  const groups = address.includes("::")
    ? [...before, ...Array<string>(Math.max(0, 8 - before.length - after.length)).fill("0"), ...after]
    : before;
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":")}::/64`;
}

const addresses = new WeakMap<Request, string>();

/** Notes a request's address where the server accepts it, for whoever counts by it later. */
export function noteAddress(request: Request, address: string | null): void {
  if (address !== null) addresses.set(request, address);
}
export const addressOf = (request: Request): string | null => addresses.get(request) ?? null;
