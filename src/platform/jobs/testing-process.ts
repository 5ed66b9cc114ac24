/** A worker in a process of its own, to be killed by a test: says "began" in the middle of each job and never ends it. */
import { systemActor } from "#platform/command/actor.ts";
import { connect } from "#platform/db/database.ts";
import type { Task } from "./task.ts";
import { leaveMark, silent } from "./testing.ts";
import { startWorker } from "./worker.ts";

const [workerUrl = "", appUrl = ""] = process.argv.slice(2);

const neverEnds: Task = async (_, { database, actor }) => {
  await leaveMark(database, actor.scope, "began");
  process.stdout.write("began\n");
  await new Promise(() => {});
};

await startWorker({
  workerUrl,
  appDatabase: connect(appUrl, { max: 4 }),
  log: silent,
  resolveActor: async (workspace) => systemActor(workspace, "job"),
  tasks: new Map([["long", neverEnds]]),
});
