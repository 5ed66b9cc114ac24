/** Requests of the server to a sign-in provider. A workspace's administrator names the provider, so it must not become a way into the network. */
import { lookup } from "node:dns/promises";
import { BlockList, isIP } from "node:net";

const inside = new BlockList();
for (const [network, bits] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
] as const)
  inside.addSubnet(network, bits, "ipv4");
for (const [network, bits] of [
  ["::", 127],
  ["fc00::", 7],
  ["fe80::", 10],
  ["ff00::", 8],
  ["64:ff9b::", 96],
] as const)
  inside.addSubnet(network, bits, "ipv6");

/** Where machines of a cloud tell their own credentials: never asked, whoever names it. */
const linkLocal = new BlockList();
linkLocal.addSubnet("169.254.0.0", 16, "ipv4");
linkLocal.addSubnet("fe80::", 10, "ipv6");

const familyOf = (address: string) => (isIP(address) === 6 ? "ipv6" : "ipv4");
export const isInside = (address: string) => inside.check(address, familyOf(address));

export type OutboundRules = {
  readonly issuer: URL;
  readonly allowsHttp: boolean;
  readonly timeoutMs: number;
  readonly largestAnswer: number;
  readonly resolve: (host: string) => Promise<readonly string[]>;
};

export const resolveHost = async (host: string): Promise<readonly string[]> =>
  (await lookup(host, { all: true })).map(({ address }) => address);

/** Why an address is not asked, or null. The issuer's own host may stand inside (a company's own provider); what its metadata names besides may not. */
export async function outboundProblem(url: URL, rules: OutboundRules): Promise<"insecure" | "inside" | "unknown_host" | null> {
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const isLoopback = host === "localhost" || host === "::1" || /^127\.\d+\.\d+\.\d+$/.test(host);
  if (url.protocol !== "https:" && !(url.protocol === "http:" && (isLoopback || rules.allowsHttp))) return "insecure";
  const addresses = isIP(host) ? [host] : await rules.resolve(host).catch(() => []);
  if (addresses.length === 0) return "unknown_host";
  if (addresses.some((address) => linkLocal.check(address, familyOf(address)))) return "inside";
  return url.host !== rules.issuer.host && addresses.some(isInside) ? "inside" : null;
}

/** A `fetch` that keeps to the rules: no redirects, a time limit, an answer of limited size. */
export function guardedFetch(rules: OutboundRules) {
  return async (address: string, init: RequestInit): Promise<Response> => {
    const problem = await outboundProblem(new URL(address), rules);
    if (problem !== null) throw new OutboundError(problem);
    const limit = AbortSignal.timeout(rules.timeoutMs);
    const signal = init.signal ? AbortSignal.any([init.signal, limit]) : limit;
    const response = await fetch(address, { ...init, redirect: "manual", signal });
    const body = await readUpTo(response, rules.largestAnswer);
    return new Response([204, 205, 304].includes(response.status) ? null : body, { status: response.status, headers: response.headers });
  };
}

export class OutboundError extends Error {
  readonly code: string;
  constructor(code: string) {
    super(`a provider's address was not asked: ${code}`);
    this.code = code;
  }
}

async function readUpTo(response: Response, largest: number): Promise<Buffer<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.byteLength;
    if (size > largest) throw new OutboundError("answer_too_large");
    parts.push(part);
  }
  return Buffer.concat(parts);
}
