/** The door to PostgreSQL. Every transaction says on whose behalf it runs; the policies of the database do the rest. */
import { CompiledQuery, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, type QueryResult } from "kysely";
import pg from "pg";
import type { DB } from "./schema.generated.ts";
import { nameOf } from "./statement-names.ts";

/** A transaction, typed by the database's own tables. */
export type Tx = Kysely<DB>;

/** On whose behalf a transaction runs. `visible` are the people whose records may be seen; "all" sees the workspace. */
export type Scope = {
  readonly workspaceId: string;
  readonly personId: string | null;
  readonly visible: readonly string[];
  readonly sight: "member" | "all";
};

/** A transaction that also may change hats: from reading with the person's eyes to writing after `can` said yes. */
export type Database = {
  /** Reads under the person's own rights: row-level security shows what the scope may see, and nothing can be written. */
  read<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Writes within the workspace. Rights were asked before (`can`); a deadlock, a serialisation failure or an owner who changed meanwhile is tried again. */
  command<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** For look-ups before a workspace is known: only the audited `security definer` functions can be called. */
  lookUp<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  readonly pool: pg.Pool;
  close(): Promise<void>;
};

/** Business dates stay text, bigint stays exact; set per pool, because other libraries in the process expect their own parsers. */
const parsers = new Map<number, (text: string) => unknown>([
  [pg.types.builtins.DATE, (text) => text],
  [pg.types.builtins.INT8, (text) => BigInt(text)],
]);
export const types = {
  getTypeParser: (oid: number, format?: "text" | "binary") => parsers.get(oid) ?? pg.types.getTypeParser(oid, format as "text"),
} as pg.CustomTypesConfig;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const retryable = new Set(["40001", "40P01"]);
/** The record went to another owner after it was read, and what hangs on it names the old one: read again, it names the new. */
const hasNewOwner = ({ code, constraint = "" }: { readonly code?: string; readonly constraint?: string }) =>
  code === "23503" && constraint.endsWith("_owner_id_fkey");

/** Opens a pool. `max` is the number of connections; `role` is taken by every connection from its start. */
export function connect(
  url: string,
  options: { readonly max: number; readonly role?: string; readonly onError?: (error: Error) => void },
): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max,
    types,
    // Statements that do not wait for each other travel together; `begin` always travels with the first one.
    pipeline: true,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 10_000,
    application_name: "mainspring",
    ...(options.role === undefined ? {} : { options: `-c role=${options.role}` }),
  });
  let isClosing = false;
  // Ended connections may still hear that the database stops: no news.
  pool.on("error", (error) => isClosing || options.onError?.(error));
  // A connection lost in the middle of a transaction is told by its query; unheard it would also end the process.
  pool.on("connect", (client) => void client.on("error", () => {}));
  return {
    read: (scope, work) => transaction(pool, `begin read only; ${settings(scope, `mainspring_${scope.sight}`)}`, work),
    command: (scope, work) => withRetry(() => transaction(pool, `begin; ${settings(scope, "mainspring_command")}`, work)),
    lookUp: (work) => transaction(pool, "begin read only", work),
    pool,
    close() {
      isClosing = true;
      return pool.end();
    },
  };
}

/** Transactions whose statements travel together, with the changes of role that nobody waits for. */
const travelling = new WeakMap<Tx, { readonly client: pg.ClientBase; readonly unheard: Promise<unknown>[] }>();

/**
 * Within a command: looks with the person's own eyes, then goes back to writing. Row locks are taken afterwards.
 *
 * Neither change of role is waited for. `client.query` puts a statement into the connection's queue before it returns, and PostgreSQL works
 * through that queue in order: what is sent afterwards runs afterwards. A change of role that fails ends the transaction, so that nothing
 * behind it runs under another role. When looking fails, the transaction keeps the reader's role: what is still under way may do no more.
 */
export async function asReader<T>(tx: Tx, scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
  const travel = travelling.get(tx);
  const become = (role: string): Promise<unknown> =>
    // By Kysely a statement takes turns of its own before it is sent, and another could overtake it.
    travel ? travel.client.query(`set local role ${role}`) : tx.executeQuery(CompiledQuery.raw(`set local role ${role}`));
  const reading = become(`mainspring_${scope.sight}`);
  if (!travel) await reading;
  const [seen] = await Promise.all([work(tx), reading]);
  const back = become("mainspring_command");
  if (!travel) await back;
  // Heard of at the end; until then it is no unhandled failure.
  back.catch(() => {});
  travel?.unheard.push(back);
  return seen;
}

/** One statement with literals, so that `begin` and all settings are a single round trip. Every value is checked to be a UUID. */
function settings(scope: Scope, role: string): string {
  const ids = [scope.workspaceId, ...(scope.personId === null ? [] : [scope.personId]), ...scope.visible];
  const stray = ids.find((id) => !uuid.test(id));
  if (stray !== undefined) throw new Error("a scope holds something that is not an id");
  // What was shared with them is looked up by the people just set.
  const shared = scope.sight === "member" ? "; select set_config('app.shared', platform.shared_records()::text, true)" : "";
  return `set local role ${role}; select set_config('app.workspace', '${scope.workspaceId}', true), set_config('app.person', '${scope.personId ?? ""}', true), set_config('app.visible', '{${scope.visible.join(",")}}', true)${shared}`;
}

async function transaction<T>(pool: pg.Pool, begin: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    const begun = client.query(begin);
    const tx = overClient(client);
    const unheard: Promise<unknown>[] = [];
    travelling.set(tx, { client, unheard });
    // What was sent after a failed `begin` fails by itself: without a role the application may do nothing.
    const value = await Promise.all([work(tx), begun]).then(([answer]) => answer);
    // Before the commit is sent: one that failed must not be heard of after it.
    await Promise.all(unheard);
    await client.query("commit");
    return value;
  } catch (error) {
    await client.query("rollback").catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

async function withRetry<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      const failure = error as { readonly code?: string; readonly constraint?: string };
      // Where a record goes from hand to hand at that very moment, each try may meet another owner.
      const most = retryable.has(failure.code ?? "") ? 4 : hasNewOwner(failure) ? 10 : 1;
      if (tries >= most) throw error;
      await new Promise((resolve) => setTimeout(resolve, 5 * tries + Math.random() * 10));
    }
  }
}

/** Kysely over one connection whose transaction we hold ourselves. */
export function overClient(client: pg.ClientBase): Tx {
  const connection = {
    async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
      const { rows, rowCount, command } = await client.query({ text: sql, values: [...parameters], name: nameOf(sql) } as pg.QueryConfig);
      return command === "SELECT" || rowCount === null ? { rows: rows as R[] } : { rows: rows as R[], numAffectedRows: BigInt(rowCount) };
    },
    streamQuery(): never {
      throw new Error("stream with pg-copy-streams or by key instead");
    },
  };
  const settled = async () => {};
  return new Kysely<DB>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
      createDriver: () => ({
        init: settled,
        acquireConnection: async () => connection,
        beginTransaction: settled,
        commitTransaction: settled,
        rollbackTransaction: settled,
        releaseConnection: settled,
        destroy: settled,
      }),
    },
  });
}
