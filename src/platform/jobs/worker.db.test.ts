import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { addJob } from "#platform/command/command.ts";
import { newId } from "#shared/id.ts";
import { jobLag } from "./lag.ts";
import { type Task, TaskFailure } from "./task.ts";
import { bench, countMarks, leaveMark, until } from "./testing.ts";

const tasks = (list: Record<string, Task>) => new Map(Object.entries(list));
const leftIn = async (b: Awaited<ReturnType<typeof bench>>) => (await b.owner.query("select * from graphile_worker._private_jobs")).rows;
const lettersIn = async (b: Awaited<ReturnType<typeof bench>>) =>
  (await b.owner.query("select * from platform.dead_letter order by died_at")).rows;

test("a job of a transaction that is undone never runs, one of a committed transaction starts at once", async (t) => {
  const b = await bench(t);
  const ran: { name: unknown; after: number }[] = [];
  await b.work({
    tasks: tasks({ note: async ({ name, at }) => void ran.push({ name, after: performance.timeOrigin + performance.now() - Number(at) }) }),
  });
  await b.add({ task: "note", payload: { name: "warm", at: 0 } });
  await until(() => ran.length === 1);
  await assert.rejects(
    b.database.command(b.scope, async (tx) => {
      await addJob(tx, { task: "note", payload: { name: "undone" } });
      throw new Error("changed my mind");
    }),
  );
  const delays: number[] = [];
  for (let i = 0; i < 20; i++) {
    await b.add({ task: "note", payload: { name: "done", at: performance.timeOrigin + performance.now() } });
    await until(() => ran.length === i + 2);
    delays.push(ran.at(-1)?.after ?? Number.NaN);
  }
  await sleep(300);
  assert.deepEqual(new Set(ran.slice(1).map(({ name }) => name)), new Set(["done"]));
  const median = delays.toSorted((a, z) => a - z)[10] ?? Number.NaN;
  t.diagnostic(
    `from before the transaction to the start of the job: median ${median.toFixed(1)} ms, longest ${Math.max(...delays).toFixed(1)} ms`,
  );
  // Whoever is not told of a job looks for it every two seconds: the middle one of twenty says whether they were told, on any machine.
  assert.ok(median < 1_500, `${median} ms`);
});

test("two workers share the jobs and never run one twice at once", async (t) => {
  const b = await bench(t);
  const running = new Map<unknown, number>();
  const atWork = new Set<string>();
  let twice = 0;
  const workOf =
    (worker: string): Task =>
    async ({ n }, { once, actor }) => {
      running.set(n, (running.get(n) ?? 0) + 1);
      if ((running.get(n) ?? 0) > 1) twice += 1;
      // The first ones wait until the other worker has one as well: however slow it is to begin, some are left for it.
      atWork.add(worker);
      await until(() => atWork.size === 2);
      await leaveMark(once, actor.scope, `n${n}`);
      running.set(n, (running.get(n) ?? 0) - 1);
    };
  const [one, other] = [await b.work({ tasks: tasks({ work: workOf("one") }) }), await b.work({ tasks: tasks({ work: workOf("other") }) })];
  await b.database.command(b.scope, async (tx) => {
    for (let n = 0; n < 200; n++) await addJob(tx, { task: "work", payload: { n } });
  });
  await until(() => one.stats().done + other.stats().done === 200);
  const { rows } = await b.owner.query<{ marks: number; names: number }>(
    "select count(*)::integer as marks, count(distinct name)::integer as names from platform.file",
  );
  assert.deepEqual(rows[0], { marks: 200, names: 200 });
  assert.equal(twice, 0);
  assert.ok(one.stats().done > 0 && other.stats().done > 0, "both worked");
  await until(async () => (await leftIn(b)).length === 0);
});

test("a job acts in the workspace and for the person of the transaction that added it, whatever the payload says", async (t) => {
  const b = await bench(t);
  const [stranger, person] = [newId(), newId()];
  const seen: unknown[] = [];
  await b.work({
    tasks: tasks({
      look: async (payload, { actor, database }) => {
        const { rows } = await database.command(actor.scope, (tx) =>
          sql<{ workspace: string }>`select platform.current_workspace() as workspace`.execute(tx),
        );
        seen.push({ payload, workspace: actor.workspaceId, inside: rows[0]?.workspace, person: actor.personId });
      },
    }),
  });
  await b.database.command({ ...b.scope, personId: person }, (tx) =>
    addJob(tx, { task: "look", payload: { workspaceId: stranger, actorId: stranger, a: 1 } }),
  );
  await until(() => seen.length === 1);
  assert.deepEqual(seen, [{ payload: { a: 1 }, workspace: b.workspaceId, inside: b.workspaceId, person }]);
});

test("a job cannot be added without a workspace, nor with a payload that hides one", async (t) => {
  const b = await bench(t);
  const forge = (payload: string, workspace = "") =>
    b.database.pool.query(
      `begin; set local role mainspring_command; select set_config('app.workspace', '${workspace}', true); select platform.add_job('look', '${payload}'); commit`,
    );
  await assert.rejects(forge("{}"), /needs a workspace/);
  await b.database.pool.query("rollback");
  await assert.rejects(forge(`[{"workspaceId":"${newId()}"}]`, b.workspaceId), /is an object/);
  await b.database.pool.query("rollback");
  await assert.rejects(b.database.pool.query("select * from graphile_worker.jobs"), /permission denied/);
  assert.deepEqual(await leftIn(b), []);
});

test("a job may not act in another workspace than its own", async (t) => {
  const b = await bench(t);
  const other = { ...b.scope, workspaceId: newId() };
  const worker = await b.work({ tasks: tasks({ stray: async (_, { database }) => leaveMark(database, other, "stray") }) });
  await b.add({ task: "stray", payload: {}, maxAttempts: 1 });
  await until(() => worker.stats().dead === 1);
  assert.equal(await countMarks(b.owner, "stray"), 0);
});

test("a failed job is tried again with back-off, and after its last try it becomes a dead letter without values", async (t) => {
  const b = await bench(t);
  const tries: string[] = [];
  const looked = Promise.withResolvers<void>();
  const worker = await b.work({
    tasks: tasks({
      fail: async (_, { attempt, isLastAttempt }) => {
        tries.push(`${attempt}${isLastAttempt ? " last" : ""}`);
        if (isLastAttempt) await looked.promise;
        throw new Error(`could not write to "Anna Schmidt" <anna@firm.example>, password Tr0ub4dor&3xyz`);
      },
    }),
  });
  const person = newId();
  await b.database.command({ ...b.scope, personId: person }, (tx) => addJob(tx, { task: "fail", payload: { a: 1 }, maxAttempts: 2 }));
  await until(async () => (await leftIn(b))[0]?.last_error != null);
  // It may have been taken up again meanwhile, but keeps the instant from which that was allowed.
  const { rows } = await b.owner.query(
    "select *, extract(epoch from run_at - created_at)::float8 as after from graphile_worker._private_jobs",
  );
  const [waiting] = rows;
  assert.ok(waiting.after >= Math.E, `tried again ${waiting.after} s after it was added`);
  assert.doesNotMatch(JSON.stringify(waiting), /anna|schmidt|Tr0ub/i);
  assert.deepEqual(await lettersIn(b), []);
  looked.resolve();
  await until(() => worker.stats().dead === 1);
  const [letter, ...more] = await lettersIn(b);
  assert.equal(more.length, 0);
  assert.deepEqual(tries, ["1", "2 last"]);
  assert.deepEqual(
    [letter.workspace_id, letter.task, letter.payload, letter.actor_id, letter.attempts, letter.retried_at],
    [b.workspaceId, "fail", { a: 1 }, person, 2, null],
  );
  assert.match(letter.error, /^Error at src\/platform\/jobs\/worker\.db\.test\.ts:\d+$/);
  assert.doesNotMatch(letter.error, /anna|schmidt|Tr0ub/i);
  assert.deepEqual(await leftIn(b), [], "it is not in the queue as well");
});

test("a failure that no further try could mend becomes a dead letter at once", async (t) => {
  const b = await bench(t);
  const tries: number[] = [];
  await b.work({
    tasks: tasks({
      write: async (_, { attempt }) => {
        tries.push(attempt);
        throw new TaskFailure("There is no such mailbox.", { isLasting: true });
      },
    }),
  });
  await b.add({ task: "write", payload: {} });
  await until(async () => (await lettersIn(b)).length === 1);
  const [letter] = await lettersIn(b);
  assert.deepEqual([tries, letter.attempts, letter.error, await leftIn(b)], [[1], 1, "There is no such mailbox.", []]);
});

test("a job of a task that the program does not know becomes a dead letter that says so", async (t) => {
  const b = await bench(t);
  await b.add({ task: "from_the_future", payload: {} });
  await b.work({ tasks: tasks({ note: async () => {} }) });
  await until(async () => (await lettersIn(b)).length === 1);
  const [letter] = await lettersIn(b);
  assert.match(letter.error, /knows no task "from_the_future"/);
  assert.equal(letter.attempts, 0);
});

test("the last transaction of a task and the end of its job are one: what fails after it is not done again", async (t) => {
  const b = await bench(t);
  const worker = await b.work({
    tasks: tasks({
      pay: async (_, { once, actor }) => {
        await leaveMark(once, actor.scope, "paid");
        throw new TaskFailure("the cable was cut after the commit");
      },
    }),
  });
  await b.add({ task: "pay", payload: {}, queue: "till" });
  await until(async () => (await leftIn(b)).length === 0);
  await b.add({ task: "pay", payload: {}, queue: "till" });
  await until(async () => (await countMarks(b.owner, "paid")) === 2);
  assert.equal(worker.stats().dead, 0);
  assert.deepEqual(await lettersIn(b), []);
});

test("a worker that lost its job to another can write nothing more", async (t) => {
  const b = await bench(t);
  const slow: Task = async (_, { database, once, actor, attempt }) => {
    if (attempt > 1) return leaveMark(once, actor.scope, "second");
    await b.owner.query("update graphile_worker._private_jobs set locked_by = 'another', locked_at = now()");
    await leaveMark(database, actor.scope, "first");
  };
  const first = await b.work({ tasks: tasks({ slow }) });
  await b.add({ task: "slow", payload: {} });
  await until(() => first.stats().lost === 1);
  // Its try has really ended then: otherwise its last word could meet the same worker's next try of the job.
  await first.stop();
  await b.owner.query("select graphile_worker.force_unlock_workers('{another}')");
  const second = await b.work({ tasks: tasks({ slow }) });
  await until(() => second.stats().done === 1);
  assert.deepEqual([await countMarks(b.owner, "first"), await countMarks(b.owner, "second"), second.stats().lost], [0, 1, 0]);
});

test("a worker that stops hands its running job back untouched, and another one does it", async (t) => {
  const b = await bench(t);
  let started = 0;
  const wait: Task = async (_, { signal, once, actor, attempt }) => {
    started += 1;
    if (started === 1) await new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(new Error("stopped"))));
    assert.equal(attempt, 1, "being stopped does not count as a try");
    await leaveMark(once, actor.scope, "after all");
  };
  const first = await b.work({ tasks: tasks({ wait }) });
  await b.add({ task: "wait", payload: {}, maxAttempts: 1 });
  await until(() => started === 1);
  await first.stop();
  const [handed] = await leftIn(b);
  assert.deepEqual([handed.attempts, handed.locked_by], [0, null]);
  assert.equal((await b.owner.query("select from platform.worker")).rowCount, 0);
  await b.work({ tasks: tasks({ wait }) });
  await until(async () => (await countMarks(b.owner, "after all")) === 1);
});

test("a job added again under its key while it runs and then fails is done once more, not twice", async (t) => {
  const b = await bench(t);
  let runs = 0;
  const worker = await b.work({
    tasks: tasks({
      recount: async () => {
        runs += 1;
        if (runs > 1) return;
        await b.add({ task: "recount", payload: { fresh: true }, key: "one" });
        throw new TaskFailure("stale");
      },
    }),
  });
  await b.add({ task: "recount", payload: {}, key: "one" });
  await until(async () => worker.stats().done === 1 && (await leftIn(b)).length === 0);
  await sleep(300);
  assert.equal(runs, 2);
  assert.deepEqual(await lettersIn(b), []);
});

test("the health check learns how long jobs have waited and how many workers live", async (t) => {
  const b = await bench(t);
  assert.deepEqual(await jobLag(b.database), { lagSeconds: 0, workers: 0 });
  await b.add({ task: "note", payload: {}, runAt: new Date(Date.now() - 90_000) });
  await b.add({ task: "note", payload: {}, runAt: new Date(Date.now() + 86_400_000) });
  const behind = await jobLag(b.database);
  assert.ok(behind.lagSeconds > 89 && behind.lagSeconds < 600, `${behind.lagSeconds} s`);
  await b.work({ tasks: tasks({ note: async () => {} }) });
  await until(async () => {
    const { lagSeconds, workers } = await jobLag(b.database);
    return lagSeconds === 0 && workers === 1;
  });
});

test("a task of the system comes to every workspace by itself", async (t) => {
  const b = await bench(t);
  const others = [newId(), newId()];
  for (const [n, id] of others.entries())
    await b.owner.query(
      "insert into org.workspace (id, slug, name, currency, time_zone, country, created_at) values ($1, $2, 'A', 'EUR', 'Europe/Berlin', 'DE', now())",
      [id, `firm-${n}`],
    );
  const seen: [string, string | null][] = [];
  await b.work({
    tasks: tasks({ tidy: async (_, { actor }) => void seen.push([actor.workspaceId, actor.personId]) }),
    periodic: [{ task: "tidy", cron: "0 4 30 2 *" }], // on no day of any year, so not while the test runs
  });
  await b.owner.query(`select graphile_worker.add_job('platform.each_workspace', '{"task":"tidy"}')`);
  await until(async () => seen.length >= 2 && (await leftIn(b)).length === 0);
  assert.deepEqual(seen.toSorted(), others.map((id) => [id, null]).toSorted());
  await until(
    async () => (await b.owner.query("select from graphile_worker._private_known_crontabs where identifier = 'tidy'")).rowCount === 1,
  );
});

test("a company whose task takes long holds up nobody else's", async (t) => {
  const b = await bench(t);
  const [slow, quick] = [newId(), newId()];
  for (const [n, id] of [slow, quick].entries())
    await b.owner.query(
      "insert into org.workspace (id, slug, name, currency, time_zone, country, created_at) values ($1, $2, 'A', 'EUR', 'Europe/Berlin', 'DE', now())",
      [id, `firm-${n}`],
    );
  const addForEach = () => b.owner.query<{ n: number }>("select platform.add_job_for_each_workspace('tidy', 'periodic:tidy') as n");
  assert.equal((await addForEach()).rows[0]?.n, 2);
  const ending = await b.owner.connect();
  try {
    await ending.query("begin");
    await ending.query("select from graphile_worker._private_jobs where key = $1 for update", [`${slow}:periodic:tidy`]);
    await b.owner.query("delete from graphile_worker._private_jobs where key = $1", [`${quick}:periodic:tidy`]);
    const answer = await Promise.race([addForEach(), sleep(60_000, null, { ref: false })]);
    assert.equal(answer?.rows[0]?.n, 1, "it waits for the slow one");
  } finally {
    await ending.query("rollback");
    ending.release();
  }
  assert.deepEqual((await leftIn(b)).map(({ key }) => key).toSorted(), [slow, quick].map((id) => `${id}:periodic:tidy`).toSorted());
});

test("no statement of a job goes on for ever", async (t) => {
  const b = await bench(t);
  const limits: unknown[] = [];
  const limitIn = (tx: Parameters<Parameters<typeof b.database.command>[1]>[0]) => sql`show statement_timeout`.execute(tx);
  await b.work({
    tasks: tasks({
      look: async (_, { database, once, actor }) => {
        for (const held of [database, once]) limits.push(...(await held.command(actor.scope, limitIn)).rows);
      },
    }),
  });
  await b.add({ task: "look", payload: {} });
  await until(() => limits.length === 2);
  assert.deepEqual(limits, [{ statement_timeout: "10min" }, { statement_timeout: "10min" }]);
  assert.deepEqual((await b.database.command(b.scope, limitIn)).rows, [{ statement_timeout: "0" }]);
});

test("a worker that loses all its connections in the middle of a job goes on when the database answers again", async (t) => {
  const b = await bench(t);
  let runs = 0;
  await b.work({
    tasks: tasks({
      cut: async (_, { once, actor }) => {
        runs += 1;
        if (runs === 1)
          await b.owner.query(
            "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename like 'mainspring%'",
          );
        await leaveMark(once, actor.scope, "cut");
      },
      note: async (_, { once, actor }) => leaveMark(once, actor.scope, "note"),
    }),
  });
  await b.add({ task: "cut", payload: {} });
  await until(async () => (await countMarks(b.owner, "cut")) === 1);
  await b.add({ task: "note", payload: {} });
  await until(async () => (await countMarks(b.owner, "note")) === 1);
  await until(async () => (await leftIn(b)).length === 0);
  assert.equal(await countMarks(b.owner, "cut"), 1);
});
