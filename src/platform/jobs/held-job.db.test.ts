/** Who may write for a job when it was tried, taken away and tried again. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { finishingDatabase, heldDatabase, JobLost } from "./held-database.ts";
import type { Task } from "./task.ts";
import { type Bench, bench, countMarks, leaveMark, until } from "./testing.ts";

const leftIn = async (b: Bench) => (await b.owner.query("select * from graphile_worker._private_jobs")).rows;

test("an old try cannot write in the place of a new one, though the same worker took the job again", async (t) => {
  const b = await bench(t);
  await b.add({ task: "slow", payload: {} });
  const takenAt = new Date();
  const { rows } = await b.owner.query("update graphile_worker._private_jobs set locked_by = 'me', locked_at = $1 returning id", [takenAt]);
  const held = { jobId: rows[0].id, holder: "me", takenAt, workspaceId: b.workspaceId };
  const earlier = { ...held, takenAt: new Date(takenAt.getTime() - 5_000) };
  await leaveMark(heldDatabase(b.database, held), b.scope, "now");
  await assert.rejects(leaveMark(heldDatabase(b.database, earlier), b.scope, "then"), JobLost);
  await assert.rejects(leaveMark(finishingDatabase(b.database, earlier), b.scope, "then"), JobLost);
  assert.deepEqual([await countMarks(b.owner, "now"), await countMarks(b.owner, "then"), (await leftIn(b)).length], [1, 0, 1]);
  await leaveMark(finishingDatabase(b.database, held), b.scope, "now");
  assert.deepEqual([await countMarks(b.owner, "now"), (await leftIn(b)).length], [2, 0]);
});

test("an old try that fails does not take the job out of the hands of a new one of the same worker", async (t) => {
  const b = await bench(t);
  const [begun, failed] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const worker = await b.work({
    tasks: new Map<string, Task>([
      [
        "slow",
        async (_, { once, actor, attempt }) => {
          if (attempt === 1) {
            // As when the machine slept: taken for dead, freed, and taken up again by the very same worker.
            await b.owner.query("update graphile_worker._private_jobs set locked_by = null, locked_at = null where payload ->> 'n' = '1'");
            await b.add({ task: "note", payload: {} }); // wakes it
            await begun.promise;
            throw new Error("the mail server hung up");
          }
          begun.resolve();
          await failed.promise;
          await leaveMark(once, actor.scope, "new");
        },
      ],
      ["note", async () => {}],
    ]),
  });
  await b.add({ task: "slow", payload: { n: 1 } });
  await until(() => worker.stats().lost === 1);
  // Jobs that come after it are through: whatever became of the old try has been written.
  for (let n = 0; n < 4; n++) await b.add({ task: "note", payload: {} });
  await until(() => worker.stats().done === 5);
  failed.resolve();
  await until(async () => (await leftIn(b)).length === 0);
  assert.deepEqual([await countMarks(b.owner, "new"), worker.stats().lost, worker.stats().failed], [1, 1, 0]);
});

test("while a try writes, nobody can take its job away", async (t) => {
  const b = await bench(t);
  await b.add({ task: "slow", payload: {} });
  const takenAt = new Date();
  const { rows } = await b.owner.query("update graphile_worker._private_jobs set locked_by = 'me', locked_at = $1 returning id", [takenAt]);
  const own = heldDatabase(b.database, { jobId: rows[0].id, holder: "me", takenAt, workspaceId: b.workspaceId });
  await own.command(b.scope, async () => {
    await assert.rejects(b.owner.query("begin; set local lock_timeout = 200; select graphile_worker.force_unlock_workers('{me}')"), {
      code: "55P03",
    });
    await b.owner.query("rollback");
  });
});
