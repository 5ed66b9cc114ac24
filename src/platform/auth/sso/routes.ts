/**
 * Sign-in through a company's own provider (OpenID Connect: authorization code, PKCE, state, nonce).
 *
 * The session that comes out is bound to the workspace whose provider spoke. A person who was never linked to a user gets one that
 * belongs to this workspace alone and has no password: the provider's word about an address never opens an account made elsewhere,
 * and an account made elsewhere in the name of that address never opens this workspace.
 */
import { APIError, createAuthEndpoint } from "better-auth/api";
import { setSessionCookie } from "better-auth/cookies";
import type pg from "pg";
import { z } from "zod";
import type { Log } from "#platform/log.ts";
import { no, type Result, yes } from "#shared/result.ts";
import { emailOfClaims, type SsoProblem } from "./claims.ts";
import { landingPath } from "./landing.ts";
import type { createProviders, Trip } from "./provider.ts";
import { newTrip } from "./provider.ts";
import { findSso, findSsoPerson, type SsoPerson } from "./settings.ts";

/** Tells the workspace that a person came in for the first time and by which user; false if they may not. */
export type JoinPerson = (entry: { readonly workspaceId: string; readonly personId: string; readonly userId: string }) => Promise<boolean>;

export type SsoParts = {
  readonly pool: pg.Pool;
  readonly secret: string;
  readonly baseUrl: string;
  readonly providers: ReturnType<typeof createProviders>;
  readonly joinPerson: JoinPerson;
  readonly log: Log;
};

type StoredTrip = Omit<Trip, "state"> & { readonly slug: string; readonly version: number; readonly landing: string };
type Internal = {
  createUser(user: Record<string, unknown>): Promise<{ id: string }>;
  findUserById(id: string): Promise<{ id: string } | null>;
  findUserByEmail(email: string): Promise<{ user: { id: string } } | null>;
};

const tripSeconds = 600;
const proofName = (state: string) => `sso:${state}`;

export function ssoRoutes(parts: SsoParts) {
  const redirectUri = `${parts.baseUrl}/api/auth/sso/callback`;
  return {
    ssoStart: createAuthEndpoint(
      "/sso/start",
      { method: "POST", body: z.strictObject({ slug: z.string().max(60), callbackURL: z.string().max(2000).optional() }) },
      async (ctx) => {
        const refuse = (problem: SsoProblem, status: "BAD_REQUEST" | "NOT_FOUND" | "BAD_GATEWAY") =>
          new APIError(status, { code: problem.toUpperCase(), message: words[problem] });
        const landing = landingPath(ctx.body.callbackURL, parts.baseUrl);
        if (landing === null) throw refuse("bad_landing", "BAD_REQUEST");
        const settings = await findSso(parts.pool, parts.secret, ctx.body.slug);
        if (settings === null) throw refuse("not_set_up", "NOT_FOUND");
        const trip = newTrip();
        let url: string;
        try {
          url = await parts.providers.addressOf(settings, trip, redirectUri);
        } catch (error) {
          parts.log.warn({ workspace: settings.workspaceId, ...faultOf(error) }, "sign-in provider could not be asked");
          throw refuse("provider_failed", "BAD_GATEWAY");
        }
        const stored: StoredTrip = { nonce: trip.nonce, verifier: trip.verifier, slug: ctx.body.slug, version: settings.version, landing };
        await ctx.context.internalAdapter.createVerificationValue({
          identifier: proofName(trip.state),
          value: JSON.stringify(stored),
          expiresAt: new Date(Date.now() + tripSeconds * 1000),
        });
        const cookie = ctx.context.createAuthCookie("sso", { maxAge: tripSeconds });
        await ctx.setSignedCookie(cookie.name, trip.state, ctx.context.secret, cookie.attributes);
        return ctx.json({ url });
      },
    ),

    ssoCallback: createAuthEndpoint(
      "/sso/callback",
      { method: "GET", query: z.looseObject({ state: z.string().max(500).optional() }), requireRequest: true },
      async (ctx) => {
        const back = (problem: SsoProblem) => ctx.redirect(`${parts.baseUrl}/sign-in?sso=${problem}`);
        const cookie = ctx.context.createAuthCookie("sso", { maxAge: tripSeconds });
        const begunHere = await ctx.getSignedCookie(cookie.name, ctx.context.secret);
        ctx.setCookie(cookie.name, "", { ...cookie.attributes, maxAge: 0 });
        const state = ctx.query.state;
        // The browser that comes back must be the one that went; each state is good once.
        if (!state || state !== begunHere) throw back("unknown_state");
        const proof = await ctx.context.internalAdapter.consumeVerificationValue(proofName(state));
        if (!proof) throw back("unknown_state");
        const stored = JSON.parse(proof.value) as StoredTrip;
        const answer = new URL(redirectUri);
        answer.search = new URL(ctx.request.url).search;
        const entered = await enter(parts, { ...stored, state }, answer, ctx.context.internalAdapter as unknown as Internal);
        if (!entered.ok) throw back(entered.refusal);
        const { userId, workspaceId } = entered.value;
        const user = await ctx.context.internalAdapter.findUserById(userId);
        if (!user) throw back("unknown_person");
        const session = await ctx.context.internalAdapter.createSession(userId, true, { workspaceId });
        await setSessionCookie(ctx, { session, user }, true);
        throw ctx.redirect(`${parts.baseUrl}${stored.landing}`);
      },
    ),
  };
}

async function enter(
  parts: SsoParts,
  trip: StoredTrip & Trip,
  answer: URL,
  users: Internal,
): Promise<Result<{ userId: string; workspaceId: string }, SsoProblem>> {
  const settings = await findSso(parts.pool, parts.secret, trip.slug);
  if (settings === null || settings.version !== trip.version) return no("not_set_up");
  if (answer.searchParams.has("error")) return no("refused_by_provider");
  let claims: Record<string, unknown>;
  try {
    claims = await parts.providers.claimsOf(settings, trip, answer);
  } catch (error) {
    parts.log.warn({ workspace: settings.workspaceId, ...faultOf(error) }, "sign-in provider's answer was refused");
    return no("provider_failed");
  }
  const email = emailOfClaims(claims, settings);
  if (!email.ok) return email;
  const { workspaceId } = settings;
  const person = await findSsoPerson(parts.pool, workspaceId, email.value);
  if (person === null) return no("unknown_person");
  const userId = person.userId ?? (await userOfWorkspace(users, workspaceId, person));
  const mayEnter =
    (person.userId !== null && !person.isInvited) || (await parts.joinPerson({ workspaceId, personId: person.personId, userId }));
  return mayEnter ? yes({ userId, workspaceId }) : no("unknown_person");
}

/** A user for this person of this workspace only. Its address is nobody's, so that no letter and no invitation elsewhere can reach it. */
async function userOfWorkspace(users: Internal, workspaceId: string, person: SsoPerson): Promise<string> {
  const email = `${person.personId}@${workspaceId}.sso.invalid`;
  const known = await users.findUserByEmail(email);
  if (known) return known.user.id;
  try {
    return (await users.createUser({ email, name: person.name, emailVerified: false, language: person.language })).id;
  } catch (error) {
    // Two browsers of one person at once: the other was first.
    const other = await users.findUserByEmail(email);
    if (!other) throw error;
    return other.user.id;
  }
}

/** Kinds of errors only: their messages may quote claims. */
function faultOf(error: unknown): { fault: string; faultCode: string | undefined; cause: string | undefined } {
  const { name, code, cause } = error as { name?: string; code?: unknown; cause?: { name?: string; code?: unknown } };
  return {
    fault: name ?? "unknown",
    faultCode: typeof code === "string" ? code : undefined,
    cause: typeof cause?.code === "string" ? cause.code : cause?.name,
  };
}

const words: Record<SsoProblem, string> = {
  not_set_up: "This company has no single sign-on here.",
  bad_landing: "The page to land on must be one of this server.",
  unknown_state: "This sign-in was not begun in this browser, or too long ago.",
  refused_by_provider: "The company's sign-in refused.",
  provider_failed: "The company's sign-in service does not answer as it should.",
  no_email: "The company's sign-in service tells no e-mail address.",
  unverified_email: "The company's sign-in service has not verified the e-mail address.",
  foreign_domain: "The e-mail address is not of the company.",
  unknown_person: "There is no person with this e-mail address in this company.",
};
