import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { test } from "node:test";
import { beatEvery, deadAfter } from "./pulse.ts";
import type { Task } from "./task.ts";
import { bench, countMarks, leaveMark, until } from "./testing.ts";

test("the jobs of a worker killed in the middle are taken up by another within 60 seconds, each done once", {
  timeout: 300_000,
}, async (t) => {
  const b = await bench(t);
  const child = spawn(process.execPath, [join(import.meta.dirname, "testing-process.ts"), b.workerUrl, b.appUrl], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  t.after(() => child.kill("SIGKILL"));
  let began = 0;
  createInterface({ input: child.stdout }).on("line", (line) => {
    if (line === "began") began += 1;
  });
  await b.add({ task: "long", payload: {}, queue: "one at a time" });
  await b.add({ task: "long", payload: {}, maxAttempts: 1 });
  await until(() => began === 2);

  const attempts: number[] = [];
  const finish: Task = async (_, { once, actor, attempt }) => {
    attempts.push(attempt);
    await leaveMark(once, actor.scope, "ended");
  };
  const living = await b.work({ tasks: new Map([["long", finish]]) });
  child.kill("SIGKILL");
  const killed = performance.now();
  await until(async () => (await countMarks(b.owner, "ended")) === 1);
  const seconds = (performance.now() - killed) / 1000;
  t.diagnostic(`taken up and done ${seconds.toFixed(1)} s after the kill`);
  // Half of the promise is waiting for signs of life; the other half is for a machine that has much else to do.
  assert.ok((deadAfter + 2 * beatEvery) / 1000 <= 30);
  assert.ok(seconds <= 60, `${seconds} s`);

  await until(async () => (await b.owner.query("select from platform.dead_letter")).rowCount === 1);
  const { rows } = await b.owner.query("select error, attempts from platform.dead_letter");
  assert.deepEqual(
    rows,
    [{ error: "The worker was killed during the last attempt.", attempts: 1 }],
    "the one without tries left is not lost either",
  );
  assert.deepEqual(attempts, [2]);
  assert.equal(await countMarks(b.owner, "began"), 2);
  assert.equal(living.stats().freed, 2);
  assert.equal((await b.owner.query("select from graphile_worker._private_jobs")).rowCount, 0);
  assert.equal((await b.owner.query("select from graphile_worker._private_job_queues where locked_by is not null")).rowCount, 0);
  assert.equal((await b.owner.query("select from platform.worker")).rowCount, 1, "only the living one is listed");
});
