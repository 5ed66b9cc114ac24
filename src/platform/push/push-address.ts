/** Which addresses of push services are asked. A browser names them, so they must not become a way into the network. */
import { lookup } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import { isInside } from "#platform/auth/sso/outbound.ts";

/** What a browser may name: https at a public host. */
export function isPushAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, username, password } = new URL(address);
  const host = hostname.replace(/^\[|\]$/g, "");
  if (protocol !== "https:" || username !== "" || password !== "") return false;
  if (isIP(host) !== 0) return !isInside(host);
  return host.includes(".") && !/\.(?:local|localhost|internal)$/.test(host);
}

/** Looks a name up and refuses what lies inside, in the look-up that the connection itself uses: no second answer can differ from the first. */
export const publicLookup: LookupFunction = (host, options, done) => {
  lookup(host, { ...options, all: true }, (error, addresses) => {
    if (error) return done(error, "", 0);
    const [first] = addresses;
    if (!first || addresses.some(({ address }) => isInside(address)))
      return done(Object.assign(new Error("an address inside"), { code: "EINSIDE" }), "", 0);
    return options.all ? done(null, addresses) : done(null, first.address, first.family);
  });
};
