/** Where the data lies: the embedded cluster of the data folder, or a server; in both cases migrated and ready. */
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { loadSecret } from "#platform/auth/secret.ts";
import { setting } from "#platform/config.ts";
import { connect, type Database } from "#platform/db/database.ts";
import { type Embedded, joinOrStart, startEmbedded } from "#platform/embedded/embedded.ts";
import { prepareDatabase } from "#platform/migrate/prepare.ts";
import type { LoginUrls } from "#platform/migrate/roles.ts";
import { no, type Result, yes } from "#shared/result.ts";

export const migrationsFolder = join(import.meta.dirname, "../../db/migrations");

export type Where = { readonly dataDir: string; readonly databaseUrl: string | undefined };
export type Opened = {
  readonly kind: "embedded" | "server";
  readonly ownerUrl: string;
  readonly urls: LoginUrls;
  readonly secret: string;
  readonly dataDir: string;
  readonly applied: readonly string[];
  /** Stops the cluster if this process started it. */
  release(): Promise<void>;
};

/** Opens for a server (which then owns the folder) or for a command (which joins a running server). Refusals are words for people. */
export async function openDatabase(where: Where, purpose: "server" | "command", onDeath?: () => void): Promise<Result<Opened, string>> {
  const found = await findDatabase(where, purpose, onDeath);
  if (!found.ok) return found;
  const { embedded, ownerUrl, dataDir } = found.value;
  const secret = found.value.secret();
  const prepared = await prepareDatabase({ ownerUrl, secret, migrationsFolder });
  if (!prepared.ok) {
    await embedded?.stop();
    return no(prepared.refusal.message);
  }
  return yes({
    kind: embedded ? "embedded" : "server",
    ownerUrl,
    urls: prepared.value.urls,
    secret,
    dataDir,
    applied: prepared.value.applied,
    release: async () => embedded?.stop(),
  });
}

export type Found = {
  readonly embedded: Embedded | null;
  readonly ownerUrl: string;
  readonly dataDir: string;
  /** Made at the first asking; a restore must not ask, for it brings its own. */
  secret(): string;
};

/** Only finds or starts it; nothing is migrated. */
export async function findDatabase(
  { dataDir: given, databaseUrl }: Where,
  purpose: "server" | "command",
  onDeath?: () => void,
): Promise<Result<Found, string>> {
  const dataDir = resolve(given);
  const url = databaseUrl ?? setting("MAINSPRING_DATABASE_URL");
  try {
    if (url !== undefined && !URL.canParse(url))
      return no("The address of the database is not a URL like postgres://user:password@host:5432/mainspring.");
    mkdirSync(dataDir, { recursive: true });
    const secret = () => loadSecret(dataDir);
    if (url !== undefined) return yes({ embedded: null, ownerUrl: url, secret, dataDir });
    const open = purpose === "server" ? startEmbedded : joinOrStart;
    const started = await open({ dataDir, ...(onDeath ? { onDeath } : {}) });
    if (!started.ok) return no(started.refusal.message);
    return yes({ embedded: started.value, ownerUrl: started.value.ownerUrl, secret, dataDir });
  } catch (error) {
    return no((error as Error).message);
  }
}

export const connectApp = (opened: Pick<Opened, "urls">, max: number, onError?: (error: Error) => void): Database =>
  connect(opened.urls.app, { max, ...(onError ? { onError } : {}) });
