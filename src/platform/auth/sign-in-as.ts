/** Our own routes within the sign-in library: SSO, and the session after an accepted invitation. */
import type { BetterAuthPlugin } from "better-auth";
import { createAuthEndpoint } from "better-auth/api";
import { setSessionCookie } from "better-auth/cookies";
import { z } from "zod";
import { addressHeader } from "./client-address.ts";

type Endpoints = NonNullable<BetterAuthPlugin["endpoints"]>;

export function ownRoutes(sso: Endpoints) {
  /** Never reachable over HTTP: it has no path. */
  const signIn = createAuthEndpoint.serverOnly(
    { method: "POST", body: z.object({ userId: z.string() }), requireHeaders: true },
    async (ctx) => {
      const user = await ctx.context.internalAdapter.findUserById(ctx.body.userId);
      if (!user) return ctx.json({ isDone: false });
      const session = await ctx.context.internalAdapter.createSession(user.id, false, {
        ipAddress: ctx.headers.get(addressHeader) ?? "",
        userAgent: ctx.headers.get("user-agent") ?? "",
      });
      await setSessionCookie(ctx, { session, user }, false);
      return ctx.json({ isDone: true });
    },
  );
  const plugin: BetterAuthPlugin = { id: "mainspring", endpoints: { ...sso } };
  return {
    plugin,
    async signInAs(context: never, userId: string, given: Headers, address: string | null): Promise<Headers> {
      const headers = new Headers({
        "user-agent": given.get("user-agent") ?? "",
        ...(address === null ? {} : { [addressHeader]: address }),
      });
      const answer = (await signIn({ context, body: { userId }, headers, returnHeaders: true } as never)) as unknown as {
        headers: Headers;
      };
      const cookies = new Headers();
      for (const cookie of answer.headers.getSetCookie()) cookies.append("set-cookie", cookie);
      return cookies;
    },
  };
}
