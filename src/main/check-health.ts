/** What `GET /health` and `doctor` say. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runsAtALoss } from "#features/process/sql/runs-at-a-loss.ts";
import type { Database } from "#platform/db/database.ts";
import type { Health } from "#platform/http/extras.ts";
import { jobLag } from "#platform/jobs/lag.ts";
import { readMigrations } from "#platform/migrate/migrate.ts";
import type { House } from "./house.ts";
import { migrationsFolder } from "./open-database.ts";

export const version: string = (JSON.parse(readFileSync(join(import.meta.dirname, "../../package.json"), "utf8")) as { version: string })
  .version;

const latest = readMigrations(migrationsFolder).at(-1)?.name ?? null;
/** Jobs that wait longer than this mean that nobody works. */
const longestLag = 120;

/** Counted anew after so many milliseconds: whoever asks often costs no more. */
const runsKept = 15_000;
const counted = new WeakMap<Database, { readonly at: number; readonly atALoss: number }>();

async function checkRuns({ database }: House): Promise<Health["runs"]> {
  const known = counted.get(database);
  const isFresh = known !== undefined && known.atALoss === 0 && performance.now() - known.at < runsKept;
  const atALoss = isFresh ? 0 : await runsAtALoss(database);
  if (!isFresh) counted.set(database, { at: performance.now(), atALoss });
  return { ok: atALoss === 0, atALoss };
}

/** Migrations were compared when the process started; it would not be running otherwise. */
export async function checkHealth(house: House): Promise<Health> {
  const kind = house.opened.kind;
  try {
    const { rows } = await house.database.pool.query<{ version: string }>("select current_setting('server_version') as version");
    const { lagSeconds, workers } = await jobLag(house.database);
    const jobsOk = lagSeconds <= longestLag;
    return {
      live: true,
      ready: true,
      version,
      database: { ok: true, kind, version: rows[0]?.version ?? null },
      migration: { ok: true, latest },
      jobs: { ok: jobsOk, lagSeconds, workers },
      runs: await checkRuns(house),
    };
  } catch {
    return {
      live: true,
      ready: false,
      version,
      database: { ok: false, kind, version: null },
      migration: { ok: true, latest },
      jobs: { ok: false, lagSeconds: null, workers: 0 },
      runs: { ok: false, atALoss: null },
    };
  }
}
