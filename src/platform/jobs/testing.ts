/** What the tests of jobs share: a workspace without rooms, jobs added as commands add them, a worker, and waiting. */
import { randomUUID } from "node:crypto";
import type { TestContext } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { systemActor } from "#platform/command/actor.ts";
import { addJob, type Job } from "#platform/command/command.ts";
import { connect, type Database, type Scope } from "#platform/db/database.ts";
import { newId } from "#shared/id.ts";
import { testDatabase } from "../../../test/support/database.ts";
import { startWorker, type WorkerOptions } from "./worker.ts";

export type Bench = {
  readonly workspaceId: string;
  readonly scope: Scope;
  readonly appUrl: string;
  readonly workerUrl: string;
  readonly ownerUrl: string;
  readonly database: Database;
  readonly owner: pg.Pool;
  add(job: Job): Promise<void>;
  work(options: Partial<WorkerOptions> & Pick<WorkerOptions, "tasks">): ReturnType<typeof startWorker>;
};

export const silent = { info() {}, warn() {}, error() {} };

export async function bench(t: TestContext): Promise<Bench> {
  const { appUrl, workerUrl, ownerUrl } = await testDatabase(t);
  const workspaceId = newId();
  const { scope } = systemActor(workspaceId, "job");
  const database = connect(appUrl, { max: 8, onError: () => {} });
  const owner = new pg.Pool({ connectionString: ownerUrl, max: 2 });
  owner.on("error", () => {});
  t.after(() => Promise.all([database.close(), owner.end()]));
  return {
    workspaceId,
    scope,
    appUrl,
    workerUrl,
    ownerUrl,
    database,
    owner,
    add: (job) => database.command(scope, (tx) => addJob(tx, job)),
    async work(options) {
      const worker = await startWorker({
        workerUrl,
        appDatabase: database,
        log: silent,
        resolveActor: async (workspace, person) => ({ ...systemActor(workspace, "job"), personId: person }),
        ...options,
      });
      t.after(() => worker.stop());
      return worker;
    },
  };
}

/** A row that a task leaves behind, so that effects can be counted: one per call. */
export async function leaveMark(database: Database, scope: Scope, name: string): Promise<void> {
  await database.command(scope, (tx) =>
    tx
      .insertInto("platform.file")
      .values({
        workspace_id: scope.workspaceId,
        id: newId(),
        sha256: randomUUID(),
        bytes: 0n,
        media_type: "mark",
        name,
        created_at: new Date(),
      })
      .execute(),
  );
}

export async function countMarks(owner: pg.Pool, name: string): Promise<number> {
  const { rows } = await owner.query<{ n: number }>("select count(*)::integer as n from platform.file where name = $1", [name]);
  return rows[0]?.n ?? 0;
}

/** Waits until it is true. The patience is for machines that have much else to do, and costs nothing on others. */
export async function until(isTrue: () => boolean | Promise<boolean>, patience = 90_000): Promise<void> {
  for (const end = performance.now() + patience; ; await sleep(10)) {
    if (await isTrue()) return;
    if (performance.now() > end) throw new Error(`still not after ${patience} ms`);
  }
}
