/** One consistent look at everything in a database, whatever others write meanwhile. */
import pg from "pg";
import { to as copyTo } from "pg-copy-streams";

export type Table = { readonly schema: string; readonly name: string; readonly columns: readonly string[] };
export type Rows = AsyncIterable<Buffer> & { readonly rowCount: number };

export type Snapshot = {
  /** By which another transaction of this server can look at the same moment (`set transaction snapshot`). */
  readonly id: string;
  readonly postgres: string;
  readonly migrations: readonly { readonly name: string; readonly checksum: string }[];
  readonly tables: readonly Table[];
  rows(table: Table): Rows;
  /** Jobs that wait or run, in words that do not depend on the queue's tables. */
  jobs(): Rows;
  /** Hashes of the files listed, each once. */
  fileHashes(): Rows;
};

/** Not carried over: which workers live says nothing about another place and time. */
const passing = ["platform.worker"];

/** Text in one form everywhere; and an error instead of a silent part of the rows, should a policy ever bind the owner. */
export const neutralForm =
  "set datestyle = 'ISO, YMD'; set timezone = 'UTC'; set intervalstyle = 'iso_8601'; set bytea_output = 'hex'; set extra_float_digits = 1; set client_encoding = 'UTF8'; set row_security = off; set statement_timeout = 0; set idle_in_transaction_session_timeout = 0";

/** The tables of all rooms, found and not listed; the queue's own are left out. */
export const findTables = `
  select n.nspname as schema, c.relname as name,
    (select array_agg(a.attname::text order by a.attnum) from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and not c.relispartition and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public', 'graphile_worker')
    and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
  order by n.nspname collate "C", c.relname collate "C"`;

const jobColumns = `t.identifier, j.payload, q.queue_name, j.run_at, j.attempts, j.max_attempts, j.key, j.priority`;

/** Takes the snapshot; `work` may read from it as long as it runs. When it fails the connection is closed. */
export async function withSnapshot<T>(client: pg.Client, work: (snapshot: Snapshot) => Promise<T>): Promise<T> {
  await client.query(neutralForm);
  await client.query("begin isolation level repeatable read read only");
  try {
    const one = async <R>(text: string) => (await client.query(text)).rows as R[];
    const [server] = await one<{ id: string; postgres: string; hasQueue: boolean; hasFiles: boolean }>(
      `select pg_export_snapshot() as id, current_setting('server_version') as postgres, to_regclass('graphile_worker._private_jobs') is not null as "hasQueue", to_regclass('platform.file') is not null as "hasFiles"`,
    );
    const copy = (select: string): Rows => client.query(copyTo(`copy (${select}) to stdout`));
    const value = await work({
      id: server?.id ?? "",
      postgres: server?.postgres ?? "",
      migrations: await one("select name, checksum from migration.applied where finished_at is not null order by name"),
      tables: (await one<Table>(findTables)).filter(({ schema, name }) => !passing.includes(`${schema}.${name}`)),
      rows: (table) => copy(`select ${table.columns.map(pg.escapeIdentifier).join(", ")} from ${qualified(table)}`),
      jobs: () =>
        copy(
          server?.hasQueue
            ? `select ${jobColumns} from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id left join graphile_worker._private_job_queues q on q.id = j.job_queue_id order by j.id`
            : "select where false",
        ),
      fileHashes: () =>
        copy(server?.hasFiles ? "select distinct sha256 from platform.file where sha256 ~ '^[0-9a-f]{64}$'" : "select where false"),
    });
    await client.query("commit");
    return value;
  } catch (error) {
    // Not a rollback: when the archive cannot be written on, a COPY still runs and everything after it would wait.
    await client.end().catch(() => {});
    throw error;
  }
}

export const qualified = ({ schema, name }: Pick<Table, "schema" | "name">): string =>
  `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`;
