/** The OpenID provider of a workspace: its metadata, the way to it, the exchange of a code for claims. */
import * as client from "openid-client";
import { guardedFetch, resolveHost } from "./outbound.ts";

export type ProviderSettings = {
  readonly workspaceId: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly version: number;
};

/** What one sign-in carries from its start to its end; the provider sees only hashes or what it must give back. */
export type Trip = { readonly state: string; readonly nonce: string; readonly verifier: string };

const metadataLives = 10 * 60_000;
type Known = { readonly version: string; readonly until: number; readonly configuration: Promise<client.Configuration> };

export function createProviders(options: { readonly allowsHttp: boolean; readonly clock: () => Date }) {
  const known = new Map<string, Known>();

  const configurationOf = (settings: ProviderSettings): Promise<client.Configuration> => {
    const now = options.clock().getTime();
    const version = `${settings.version} ${settings.issuer} ${settings.clientId}`;
    const found = known.get(settings.workspaceId);
    if (found && found.version === version && found.until > now) return found.configuration;
    const configuration = discover(settings, options.allowsHttp);
    known.set(settings.workspaceId, { version, until: now + metadataLives, configuration });
    configuration.catch(() => known.delete(settings.workspaceId));
    return configuration;
  };

  return {
    async addressOf(settings: ProviderSettings, trip: Trip, redirectUri: string): Promise<string> {
      const configuration = await configurationOf(settings);
      const url = client.buildAuthorizationUrl(configuration, {
        redirect_uri: redirectUri,
        scope: "openid email profile",
        state: trip.state,
        nonce: trip.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(trip.verifier),
        code_challenge_method: "S256",
      });
      return url.href;
    },
    /** Checks state, issuer, nonce, audience, times and signature, spends the code, and gives what the provider says about the person. */
    async claimsOf(settings: ProviderSettings, trip: Trip, answer: URL): Promise<Record<string, unknown>> {
      const configuration = await configurationOf(settings);
      const tokens = await client.authorizationCodeGrant(configuration, answer, {
        expectedState: trip.state,
        expectedNonce: trip.nonce,
        pkceCodeVerifier: trip.verifier,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (claims === undefined) throw new Error("the provider sent no id token");
      if (claims["email"] !== undefined) return claims;
      return { ...(await client.fetchUserInfo(configuration, tokens.access_token, claims.sub)) };
    },
  };
}

export const newTrip = (): Trip => ({
  state: client.randomState(),
  nonce: client.randomNonce(),
  verifier: client.randomPKCECodeVerifier(),
});

async function discover({ issuer, clientId, clientSecret }: ProviderSettings, allowsHttp: boolean): Promise<client.Configuration> {
  const server = new URL(issuer);
  const fetchWithin = guardedFetch({
    issuer: server,
    allowsHttp,
    timeoutMs: 10_000,
    largestAnswer: 1_000_000,
    resolve: resolveHost,
  }) as client.CustomFetch;
  // Which addresses may be plain http is decided by the guarded fetch alone.
  const found = await client.discovery(server, clientId, undefined, undefined, {
    execute: [client.allowInsecureRequests],
    [client.customFetch]: fetchWithin,
  });
  const metadata = found.serverMetadata();
  const offers = metadata.token_endpoint_auth_methods_supported ?? ["client_secret_basic"];
  const identify = offers.includes("client_secret_basic") ? client.ClientSecretBasic(clientSecret) : client.ClientSecretPost(clientSecret);
  const configuration = new client.Configuration(metadata, clientId, { client_secret: clientSecret }, identify);
  configuration[client.customFetch] = fetchWithin;
  client.allowInsecureRequests(configuration);
  client.enableNonRepudiationChecks(configuration);
  return configuration;
}
