/** The queue's own schema, installed by the role that owns it. */
import { Logger, runMigrations } from "graphile-worker";

/** Brings the queue's tables to this program's version. Several processes may ask at once; jobs in it stay. */
export async function installQueue(workerUrl: string): Promise<void> {
  await runMigrations({ connectionString: workerUrl, maxPoolSize: 1, logger: new Logger(() => () => {}) });
}
