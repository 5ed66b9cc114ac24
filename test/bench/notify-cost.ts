/** What `pg_notify` in every command costs at 32 clients: it takes a database-wide lock at commit. */
import pg from "pg";
import type { Figure } from "./figure.ts";
import type { RunningServer } from "./running-server.ts";

const clients = 32;
const seconds = 4;
const rounds = 3;

export async function notifyCost(server: RunningServer): Promise<readonly Figure[]> {
  const pool = new pg.Pool({ connectionString: server.ownerUrl, max: clients });
  const listener = new pg.Client({ connectionString: server.ownerUrl });
  await listener.connect();
  try {
    await listener.query("listen live");
    await pool.query("create schema bench_notify; create table bench_notify.thing (id integer primary key, value integer not null)");
    await pool.query("insert into bench_notify.thing select n, 0 from generate_series(1, 5000) n");
    const [withNotify, without]: [number[], number[]] = [[], []];
    // Taken in turns, so that both have the same weather.
    for (let round = 0; round < rounds; round++) {
      withNotify.push(await perSecond(pool, true));
      without.push(await perSecond(pool, false));
    }
    const [value, floor] = [average(withNotify), average(without)];
    return [{ name: "commands with a live hint, 32 clients", value, unit: "/s", floor, ratio: value / floor, limit: { atLeast: 0.9 } }];
  } finally {
    await pool.query("drop schema if exists bench_notify cascade");
    await listener.end();
    await pool.end();
  }
}

const average = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** A small command: lock, change, a second write, commit; durable, as in the product. */
async function perSecond(pool: pg.Pool, hints: boolean): Promise<number> {
  const end = performance.now() + seconds * 1_000;
  let done = 0;
  await Promise.all(
    Array.from({ length: clients }, async (_, worker) => {
      const client = await pool.connect();
      for (let n = 0; performance.now() < end; n++) {
        const id = 1 + ((worker * 157 + n * 31) % 5000);
        await client.query("begin");
        await client.query("select value from bench_notify.thing where id = $1 for update", [id]);
        await client.query("update bench_notify.thing set value = value + 1 where id = $1", [id]);
        if (hints) await client.query("select pg_notify('live', $1)", [`{"workspace":"${nowhere}","feature":"bench","id":"${id}"}`]);
        else await client.query("select $1::text", [`{"workspace":"none","feature":"bench","id":"${id}"}`]);
        await client.query("commit");
        done++;
      }
      client.release();
    }),
  );
  return done / seconds;
}

const nowhere = "00000000-0000-7000-8000-000000000000";
