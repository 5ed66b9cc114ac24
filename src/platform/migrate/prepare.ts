/** Makes a database ready to serve: schema, the logins of the unprivileged roles, the queue. */
import pg from "pg";
import { installQueue } from "#platform/jobs/install-queue.ts";
import { no, type Result, yes } from "#shared/result.ts";
import { withMigrationLock } from "./lock.ts";
import { type MigrationRefusal, migrate, readMigrations } from "./migrate.ts";
import { despiteNeighbours } from "./neighbours.ts";
import { type LoginUrls, loginUrls, prepareLogins } from "./roles.ts";

export type Prepared = { readonly urls: LoginUrls; readonly applied: readonly string[] };
export type PrepareOptions = { readonly ownerUrl: string; readonly secret: string; readonly migrationsFolder: string };

/** Connects as the owner and brings the database to this version. Several processes may ask at once. */
export async function prepareDatabase({ ownerUrl, secret, migrationsFolder }: PrepareOptions): Promise<Result<Prepared, MigrationRefusal>> {
  const owner = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 10_000, application_name: "mainspring migrate" });
  owner.on("error", () => {}); // also given to the query under way, which tells it
  try {
    await owner.connect();
  } catch (error) {
    return no({
      kind: "unreachable",
      message: `The database ${placeOf(ownerUrl)} cannot be reached: ${wordsOf(error)}. Is it running, and is its address right?`,
    });
  }
  try {
    const unfit = await unfitServer(owner);
    if (unfit) return no(unfit);
    return await withMigrationLock(owner, async () => {
      const migrated = await migrate(owner, readMigrations(migrationsFolder));
      if (!migrated.ok) return migrated;
      const urls = loginUrls(ownerUrl, secret);
      await despiteNeighbours(() => prepareLogins(owner, urls));
      await installQueue(urls.worker);
      return yes({ urls, applied: migrated.value });
    });
  } catch (error) {
    return no({
      kind: "failed",
      message: `The database ${placeOf(ownerUrl)} could not be prepared: ${wordsOf(error)}. Start again; what was finished stays.`,
    });
  } finally {
    await owner.end().catch(() => {});
  }
}

/** What no migration can mend. */
async function unfitServer(owner: pg.ClientBase): Promise<MigrationRefusal | null> {
  const { rows } = await owner.query<{ version: string; number: number; encoding: string }>(
    "select current_setting('server_version') as version, current_setting('server_version_num')::integer as number, current_setting('server_encoding') as encoding",
  );
  const [server] = rows;
  if (server && server.number < 150_000)
    return { kind: "unfit", message: `The server runs PostgreSQL ${server.version}; Mainspring needs 15 or newer.` };
  if (server && server.encoding !== "UTF8")
    return {
      kind: "unfit",
      message: `The database is encoded in ${server.encoding}. Create it anew with: create database … encoding 'UTF8' template template0.`,
    };
  return null;
}

/** Where it is, without the password. */
function placeOf(href: string): string {
  const url = new URL(href);
  return `${url.pathname.slice(1)} at ${url.host}`;
}

function wordsOf(error: unknown): string {
  // A refused connection to a name with two addresses is an AggregateError without a message.
  if (error instanceof AggregateError && error.message === "") return error.errors.map(wordsOf).join("; ");
  return error instanceof Error ? error.message : String(error);
}
