/** What every request to the API passes first: how often, and from whose page. */
import { createHash } from "node:crypto";
import type { HttpBindings } from "@hono/node-server";
import type { Middleware } from "#platform/http/app.ts";
import { ProblemError, problem } from "#platform/http/problem.ts";
import { addressOf, clientAddress, networkOf, noteAddress } from "./client-address.ts";
import { trustedOrigins } from "./library-options.ts";
import { isFromOwnPage } from "./same-origin.ts";
import { type Pace, tokenBuckets } from "./token-bucket.ts";

export type GuardOptions = {
  readonly baseUrl: string;
  readonly clock: () => Date;
  readonly trustsProxy?: boolean;
  /** Of one key or session; of one network address, which may be a whole office; of one address at the sign-in doors. */
  readonly paces?: { readonly caller: Pace; readonly address: Pace; readonly signIn: Pace };
};

export const usualPaces = {
  caller: { burst: 20_000, perSecond: 2_000 },
  address: { burst: 60_000, perSecond: 6_000 },
  signIn: { burst: 120, perSecond: 10 },
} as const satisfies NonNullable<GuardOptions["paces"]>;

export function guards(options: GuardOptions): readonly Middleware[] {
  return [
    noteWhereFrom(options.trustsProxy ?? process.env["MAINSPRING_TRUST_PROXY"] === "1"),
    limitPace(options),
    refuseOtherSites(trustedOrigins(options.baseUrl)),
  ];
}

/** Anew, because reading a body of unknown length replaces the request object. */
function noteWhereFrom(trustsProxy: boolean): Middleware {
  return async (context, next) => {
    const { incoming } = (context.env ?? {}) as Partial<HttpBindings>;
    if (incoming)
      noteAddress(
        context.req.raw,
        clientAddress(incoming.socket.remoteAddress, context.req.header("x-forwarded-for") ?? null, trustsProxy),
      );
    await next();
    return undefined;
  };
}

function limitPace({ clock, paces = usualPaces }: GuardOptions): Middleware {
  const [byCaller, byAddress, atDoors] = [tokenBuckets(paces.caller), tokenBuckets(paces.address), tokenBuckets(paces.signIn)];
  return async (context, next) => {
    const now = clock().getTime();
    const address = addressOf(context.req.raw);
    const network = address === null ? "unknown" : networkOf(address);
    const caller = callerOf(context.req.raw.headers);
    // The address counts besides: an unchecked key is only a claim.
    const seconds =
      byAddress(network, now) ||
      (caller === null ? 0 : byCaller(caller, now)) ||
      (context.req.path.startsWith("/api/auth/") ? atDoors(network, now) : 0);
    if (seconds > 0)
      throw new ProblemError(problem("too_many", { detail: `Wait ${seconds} ${seconds === 1 ? "second" : "seconds"}.` }), {
        "retry-after": String(seconds),
      });
    await next();
    return undefined;
  };
}

/** A digest of the key or session: the table of buckets keeps no secrets. */
function callerOf(headers: Headers): string | null {
  const credential =
    headers.get("authorization") ?? /(?:^|;\s*)((?:__Host-)?mainspring\.session_token=[^;]*)/.exec(headers.get("cookie") ?? "")?.[1];
  return credential === undefined || credential === "" ? null : createHash("sha256").update(credential).digest("base64url");
}

function refuseOtherSites(origins: readonly string[]): Middleware {
  return async (context, next) => {
    if (!isFromOwnPage(context.req.raw, origins))
      throw new ProblemError(
        problem("forbidden", {
          reason: "other_site",
          detail:
            "This must be sent from Mainspring's own pages, at the address the server is set up for (MAINSPRING_BASE_URL), or with an API key.",
        }),
      );
    await next();
    return undefined;
  };
}
