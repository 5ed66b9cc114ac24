/** A real OpenID provider on a port of its own, and a browser that signs in there. For tests. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Provider } from "oidc-provider";
import { baseUrl } from "./house.ts";

export type Account = { readonly email?: string; readonly email_verified?: boolean };
export type TestProvider = { readonly issuer: string; readonly clientId: string; readonly clientSecret: string };

/** `accounts` by the name one signs in with; `home` is the Mainspring that people are sent back to. */
export async function openProvider(
  t: { after(end: () => void): void },
  accounts: Readonly<Record<string, Account>>,
  home: string = baseUrl,
): Promise<TestProvider> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const [clientId, clientSecret] = ["mainspring", "a client secret: with % signs &c"];
  const provider = new Provider(issuer, {
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [`${home}/api/auth/sso/callback`] }],
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub, ...accounts[sub] }) }),
    pkce: { required: () => true },
    cookies: { keys: ["only for tests"] },
  });
  server.on("request", provider.callback());
  return { issuer, clientId, clientSecret };
}

/** Follows the provider's pages as a person would (name, password, consent) and gives the address it sends back to. */
export async function signInThere(address: string, login: string): Promise<string> {
  const cookies = new Map<string, string>();
  const ask = async (url: string, form?: Record<string, string>): Promise<Response> => {
    const headers: Record<string, string> = { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") };
    const response = await fetch(
      url,
      form === undefined
        ? { headers, redirect: "manual" }
        : { method: "POST", headers, body: new URLSearchParams(form), redirect: "manual" },
    );
    for (const line of response.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      cookies.set(pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1));
    }
    return response;
  };
  let url = address;
  for (let step = 0; step < 12; step++) {
    const response = await ask(url);
    const page = await response.text();
    const next = response.headers.get("location");
    const form = /<form[^>]*action="([^"]+)"/.exec(page)?.[1];
    if (next === null && form === undefined) throw new Error(`the provider answered ${response.status}: ${page.slice(0, 300)}`);
    const answered =
      next === null
        ? (
            await ask(
              new URL(form ?? "", url).href,
              page.includes('name="login"') ? { prompt: "login", login, password: "any" } : { prompt: "consent" },
            )
          ).headers.get("location")
        : next;
    url = new URL(answered ?? "", url).href;
    if (url.startsWith(baseUrl)) return url;
  }
  throw new Error("the provider goes round in circles");
}
