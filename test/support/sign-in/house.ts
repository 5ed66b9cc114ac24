/** A sign-in on a database of its own, as a browser meets it. For tests. */
import type { TestContext } from "node:test";
import pg from "pg";
import { type Auth, type AuthOptions, createAuth } from "#platform/auth/auth.ts";
import type { Log } from "#platform/log.ts";
import { type Letter, writeLetter } from "#platform/mail/letters.ts";
import type { Mailer } from "#platform/mail/mailer.ts";
import { testDatabase } from "../database.ts";

export const baseUrl = "http://localhost:3000";
export const secret = "0123456789abcdef-a-secret-for-tests-only";
export const goodPassword = "correct horse battery staple";

export type House = {
  readonly auth: Auth;
  readonly owner: pg.Pool;
  readonly appUrl: string;
  readonly log: readonly string[];
  readonly letters: readonly (Letter & { readonly to: string })[];
  /** Moves the clock that counts attempts, which stands still otherwise. */
  pass(seconds: number): void;
};

export async function openHouse(t: TestContext, options: Partial<AuthOptions> = {}): Promise<House> {
  const database = await testDatabase(t);
  const opened = Date.now();
  let passed = 0;
  const letters: (Letter & { to: string })[] = [];
  const lines: string[] = [];
  const write = (facts: object, message: string) => void lines.push(`${message} ${JSON.stringify(facts)}`);
  const log: Log = { info: write, warn: write, error: write };
  const mail: Mailer = {
    isConfigured: true,
    send: async ({ to, template, language, values }) => void letters.push({ to, ...writeLetter(template, language, values) }),
    close: () => {},
  };
  const owner = new pg.Pool({ connectionString: database.ownerUrl, max: 2 });
  owner.on("error", () => {}); // the database goes before the pool does
  const auth = createAuth({
    appUrl: database.appUrl,
    secret,
    baseUrl,
    mail,
    log,
    clock: () => new Date(opened + passed * 1000),
    ...options,
  });
  t.after(async () => {
    await auth.close();
    await owner.end();
  });
  return {
    auth,
    owner,
    appUrl: database.appUrl,
    log: lines,
    letters,
    pass: (seconds) => {
      passed += seconds;
    },
  };
}

/** One browser: it keeps cookies and says where its pages come from. */
export function openBrowser(auth: Pick<Auth, "handler">, address: string | null = "203.0.113.7") {
  const cookies = new Map<string, string>();
  const keep = (headers: Headers) => {
    for (const line of headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      const name = pair.slice(0, pair.indexOf("="));
      if (/max-age=0/i.test(line)) cookies.delete(name);
      else cookies.set(name, pair.slice(pair.indexOf("=") + 1));
    }
  };
  const headers = () =>
    new Headers(cookies.size === 0 ? {} : { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") });
  const request = async (path: string, init: RequestInit, origin: string | null = baseUrl) => {
    const sent = headers();
    if (origin !== null) sent.set("origin", origin);
    if (init.body) sent.set("content-type", "application/json");
    const response = await auth.handler(new Request(`${baseUrl}/api/auth${path}`, { ...init, headers: sent }), address);
    keep(response.headers);
    return response;
  };
  return {
    cookies,
    headers,
    keep,
    post: (path: string, body: unknown = {}, origin?: string | null) =>
      request(path, { method: "POST", body: JSON.stringify(body) }, origin),
    get: (path: string) => request(path, { method: "GET" }, null),
  };
}

export async function addUser(auth: Auth, email: string, password: string | null = goodPassword): Promise<string> {
  const made = await auth.createUser({ email, name: "Anna Berger", password, language: "de" });
  if (!made.ok) throw new Error(made.refusal);
  return made.value.userId;
}

export const codeOf = async (response: Response): Promise<string> => ((await response.json()) as { code: string }).code;
