/** The two roles that sign in, and their passwords. Everything else about roles stands in the first migration. */
import { createHmac } from "node:crypto";
import pg from "pg";

export type LoginUrls = { readonly app: string; readonly worker: string };

/** URLs for the unprivileged roles of the database that the owner's URL names. Passwords are derived, so that every process of one installation finds the same. */
export function loginUrls(ownerUrl: string, secret: string): LoginUrls {
  const urlFor = (role: string) => {
    const url = new URL(ownerUrl);
    url.username = role;
    url.password = createHmac("sha256", secret).update(`password of ${role}`).digest("hex");
    return url.href;
  };
  return { app: urlFor("mainspring_app"), worker: urlFor("mainspring_worker") };
}

/** Sets the derived passwords where they are not right yet, and lets the worker own its schema in this database. */
export async function prepareLogins(owner: pg.ClientBase, urls: LoginUrls): Promise<void> {
  for (const href of [urls.app, urls.worker]) {
    if (await signsIn(href)) continue;
    const url = new URL(href);
    // A hexadecimal digest: nothing in it needs quoting.
    await owner.query(`alter role ${url.username} password '${url.password}'`);
  }
  const { rows } = await owner.query<{ name: string; me: string }>("select current_database() as name, current_user as me");
  const [row] = rows;
  if (!row) return;
  await owner.query(`grant create, connect on database ${pg.escapeIdentifier(row.name)} to mainspring_worker`);
  await owner.query(`grant connect on database ${pg.escapeIdentifier(row.name)} to mainspring_app`);
  await owner.query(`grant mainspring_worker to ${pg.escapeIdentifier(row.me)}`);
  // So that the health check can say whether this program and this schema belong together.
  await owner.query("grant usage on schema migration to mainspring_app, mainspring_worker");
  await owner.query("grant select on migration.applied to mainspring_app, mainspring_worker");
}

async function signsIn(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}
