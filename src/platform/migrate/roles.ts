/** The roles that sign in, and their passwords. What they may do, their groups may: these stand in the first migration. */
import { createHmac } from "node:crypto";
import pg from "pg";

export type LoginUrls = { readonly app: string; readonly worker: string };

/**
 * URLs for the unprivileged logins on the database that the owner's URL names. Name and password follow from the secret: every process
 * of one installation finds the same, and two installations on one server, with two secrets, have logins of their own.
 */
export function loginUrls(ownerUrl: string, secret: string): LoginUrls {
  const derived = (what: string) => createHmac("sha256", secret).update(what).digest("hex");
  const urlFor = (group: string) => {
    const url = new URL(ownerUrl);
    url.username = `${group}_${derived(`name of ${group}`).slice(0, 12)}`;
    url.password = derived(`password of ${group}`);
    return url;
  };
  const worker = urlFor("mainspring_worker");
  // What the queue makes belongs to the group, whichever login made it.
  worker.searchParams.set("options", "-c role=mainspring_worker");
  return { app: urlFor("mainspring_app").href, worker: worker.href };
}

/** Makes the logins where they are missing, sets their passwords where they are not right, and closes the database to everybody else. */
export async function prepareLogins(owner: pg.ClientBase, urls: LoginUrls): Promise<void> {
  const { rows } = await owner.query<{ name: string; me: string }>("select current_database() as name, current_user as me");
  const [row] = rows;
  if (!row) return;
  const database = pg.escapeIdentifier(row.name);
  await owner.query(`revoke connect on database ${database} from public`);
  for (const [href, group] of [
    [urls.app, "mainspring_app"],
    [urls.worker, "mainspring_worker"],
  ] as const) {
    const { username, password } = new URL(href);
    const known = await owner.query("select from pg_roles where rolname = $1", [username]);
    // Our own words and hexadecimal digests: nothing in them needs quoting.
    if (known.rowCount === 0) await owner.query(`create role ${username} login password '${password}'`);
    await owner.query(`grant ${group} to ${username}`);
    await owner.query(`grant connect on database ${database} to ${username}`);
    if (known.rowCount !== 0 && !(await signsIn(href))) await owner.query(`alter role ${username} password '${password}'`);
  }
  await shutOut(
    owner,
    row.name,
    [urls.app, urls.worker].map((href) => new URL(href).username),
  );
  await owner.query(`grant create on database ${database} to mainspring_worker`);
  await owner.query(`grant mainspring_worker to ${pg.escapeIdentifier(row.me)}`);
  // So that the health check can say whether this program and this schema belong together.
  await owner.query("grant usage on schema migration to mainspring_app, mainspring_worker");
  await owner.query("grant select on migration.applied to mainspring_app, mainspring_worker");
}

/** Logins of a former secret open this database no more. */
async function shutOut(owner: pg.ClientBase, database: string, ours: readonly string[]): Promise<void> {
  const { rows } = await owner.query<{ name: string }>(
    `select distinct r.rolname as name from pg_database d, aclexplode(d.datacl) a join pg_roles r on r.oid = a.grantee
     where d.datname = $1 and r.rolname ~ '^mainspring_(app|worker)_[0-9a-f]{12}$' and not r.rolname = any ($2)`,
    [database, ours],
  );
  for (const { name } of rows) await owner.query(`revoke connect on database ${pg.escapeIdentifier(database)} from ${name}`);
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
