/** Puts the rows of an archive into a database that has its tables, in one transaction that the caller holds. */
import { finished } from "node:stream/promises";
import pg from "pg";
import { type CopyStreamQuery, from as copyFrom } from "pg-copy-streams";
import type { FileStore } from "#platform/files/file-store.ts";
import type { Manifest } from "./manifest.ts";
import { qualified } from "./snapshot.ts";
import type { TarEntry } from "./tar.ts";

/** Reads the archive once, front to back; throws when anything differs from what the manifest says. */
export async function load(client: pg.Client, entries: AsyncIterable<TarEntry>, manifest: Manifest, store: FileStore): Promise<void> {
  const keys = await removeForeignKeys(client);
  // Migrations may have put rows there already; the archive has them as they became.
  if (manifest.tables.length > 0) await client.query(`truncate ${manifest.tables.map(qualified).join(", ")}`);
  await client.query(`create temporary table carried_job
    (task text, payload json, queue text, run_at timestamptz, attempts smallint, max_attempts smallint, key text, priority smallint) on commit drop`);
  const rows = new RowsInto(client);
  const settled = once(() => settle(client, rows, keys, manifest));
  try {
    for await (const entry of entries) {
      const [, hash] = /^files\/(.*)$/.exec(entry.path) ?? [];
      if (hash === undefined) await takeRows(entry, rows, manifest);
      else {
        // Files last: when the rows turn out wrong, the storage is as it was.
        await settled();
        await takeFile(store, hash, entry, manifest);
      }
    }
    await settled();
  } catch (error) {
    rows.abort();
    throw error;
  }
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => (done ??= work());
}

/** All rows are in: are they as many as told, and do they keep the rules? */
async function settle(client: pg.Client, rows: RowsInto, keys: readonly ForeignKey[], manifest: Manifest): Promise<void> {
  await rows.end();
  for (const [index, table] of manifest.tables.entries())
    demandRows(`${table.schema}.${table.name}`, table.rows, rows.counts.get(copyInto(manifest, index)));
  demandRows("jobs", manifest.jobs.rows, rows.counts.get("carried_job"));
  await client.query("set constraints all immediate");
  await restoreForeignKeys(client, keys);
  await addJobs(client, manifest.jobs.rows);
}

async function takeRows(entry: TarEntry, rows: RowsInto, manifest: Manifest): Promise<void> {
  const [, index] = /^table\/(\d+)\//.exec(entry.path) ?? [];
  if (index !== undefined) await rows.take(copyInto(manifest, Number(index)), entry);
  else if (/^jobs\//.test(entry.path)) await rows.take("carried_job", entry);
}

function copyInto({ tables }: Manifest, index: number): string {
  const table = tables[index];
  if (table === undefined) throw new Error(`the archive has no table ${index}`);
  return `${qualified(table)} (${table.columns.map(pg.escapeIdentifier).join(", ")})`;
}

function demandRows(what: string, told: number, loaded = 0): void {
  if (told !== loaded) throw new Error(`${what} has ${loaded} rows instead of ${told}`);
}

/** The parts of one table follow each other: they are one COPY. */
class RowsInto {
  readonly counts = new Map<string, number>();
  readonly #client: pg.Client;
  #open: { readonly into: string; readonly stream: CopyStreamQuery; readonly done: Promise<void> } | null = null;

  constructor(client: pg.Client) {
    this.#client = client;
  }

  async take(into: string, { body }: TarEntry): Promise<void> {
    if (this.#open?.into !== into) await this.#begin(into);
    const { stream, done } = this.#open!;
    for await (const chunk of body) {
      if (!stream.write(chunk)) await Promise.race([new Promise<void>((resolve) => stream.once("drain", resolve)), done]);
    }
  }

  async #begin(into: string): Promise<void> {
    await this.end();
    const stream = this.#client.query(copyFrom(`copy ${into} from stdin`));
    const done = finished(stream);
    done.catch(() => {}); // told by whoever writes or ends
    this.#open = { into, stream, done };
  }

  /** Ends a COPY under way, so that the connection can be used again. */
  abort(): void {
    this.#open?.stream.destroy();
    this.#open = null;
  }

  async end(): Promise<void> {
    if (this.#open === null) return;
    const { into, stream, done } = this.#open;
    this.#open = null;
    stream.end();
    await done;
    this.counts.set(into, stream.rowCount);
  }
}

async function takeFile(store: FileStore, hash: string, { size, body }: TarEntry, { files }: Manifest): Promise<void> {
  if (files.damaged.includes(hash)) return;
  const put = await store.put(body, { maxBytes: size });
  if (!put.ok || put.value.sha256 !== hash) throw new Error(`the file ${hash} has another content`);
}

type ForeignKey = { readonly table: string; readonly name: string; readonly definition: string };

/**
 * Foreign keys are set again after loading, all within the transaction: rooms may refer to themselves and to each other in
 * circles, so no order of tables would do, and checking each key once over all rows takes far less than row by row.
 */
async function removeForeignKeys(client: pg.Client): Promise<readonly ForeignKey[]> {
  const { rows } = await client.query<ForeignKey>(
    `select format('%I.%I', n.nspname, r.relname) as table, c.conname as name, pg_get_constraintdef(c.oid) as definition
     from pg_constraint c join pg_class r on r.oid = c.conrelid join pg_namespace n on n.oid = r.relnamespace
     where c.contype = 'f' and c.conparentid = 0 and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public', 'graphile_worker') order by c.oid`,
  );
  for (const { table, name } of rows) await client.query(`alter table ${table} drop constraint ${pg.escapeIdentifier(name)}`);
  return rows;
}

async function restoreForeignKeys(client: pg.Client, keys: readonly ForeignKey[]): Promise<void> {
  for (const { table, name, definition } of keys)
    await client.query(`alter table ${table} add constraint ${pg.escapeIdentifier(name)} ${definition}`);
}

/** Jobs go in by the queue's own door, whatever its tables look like by now. One that was running counts as interrupted. */
async function addJobs(client: pg.Client, count: number): Promise<void> {
  if (count === 0) return;
  await client.query(`create temporary table added_job on commit drop as
    select attempts, (graphile_worker.add_job(task, payload := payload, queue_name := queue, run_at := run_at,
      max_attempts := max_attempts, job_key := key, priority := priority)).id
    from carried_job`);
  await client.query(
    "update graphile_worker._private_jobs j set attempts = a.attempts from added_job a where a.id = j.id and a.attempts > 0",
  );
}
