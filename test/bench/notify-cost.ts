/** What `pg_notify` costs a command at 32 clients: it takes a database-wide lock at commit. */
import pg from "pg";
import { byHand, hire } from "./command-throughput.ts";
import type { Figure } from "./figure.ts";
import type { RunningServer } from "./running-server.ts";

const clients = 32;
const seconds = 4;
const rounds = 3;

export async function notifyCost(server: RunningServer): Promise<readonly Figure[]> {
  const ids = await hire(server, 128);
  const pool = new pg.Pool({ connectionString: server.ownerUrl, max: clients });
  try {
    const [withHint, without]: [number[], number[]] = [[], []];
    // Taken in turns, so that both have the same weather.
    for (let round = 0; round < rounds; round++) {
      withHint.push(await perSecond((n) => byHand(pool, server.workspaceId, server.ownerId, ids[n % ids.length] ?? "", `+49 60 ${n}`)));
      without.push(
        await perSecond((n) =>
          byHand(pool, server.workspaceId, server.ownerId, ids[n % ids.length] ?? "", `+49 70 ${n}`, "select $1::text"),
        ),
      );
    }
    const [value, floor] = [average(withHint), average(without)];
    return [{ name: "commands with a live hint, 32 clients", value, unit: "/s", floor, ratio: value / floor, limit: { atLeast: 0.9 } }];
  } finally {
    await pool.end();
  }
}

const average = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

async function perSecond(command: (n: number) => Promise<void>): Promise<number> {
  const started = performance.now();
  const end = started + seconds * 1_000;
  let done = 0;
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (performance.now() < end) await command(done++);
    }),
  );
  return done / ((performance.now() - started) / 1_000);
}
