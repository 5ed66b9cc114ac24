import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { type Actor, systemActor } from "#platform/command/actor.ts";
import { addJob, createCommands } from "#platform/command/command.ts";
import { createApp } from "#platform/http/app.ts";
import { createMetrics } from "#platform/http/metrics.ts";
import { newId } from "#shared/id.ts";
import { deadLetterEndpoints } from "./routes.ts";
import { TaskFailure } from "./task.ts";
import { bench, silent, until } from "./testing.ts";

async function office(t: TestContext) {
  const b = await bench(t);
  const me = newId();
  const actor = (rights: string[], workspaceId = b.workspaceId): Actor => {
    const { scope } = systemActor(workspaceId, "session");
    return { ...systemActor(workspaceId, "session", rights), personId: me, kind: "person", scope: { ...scope, personId: me } };
  };
  const asks = (who: Actor) =>
    createApp({
      endpoints: deadLetterEndpoints,
      database: b.database,
      commands: createCommands({ database: b.database, clock: () => new Date(), newId, reactors: new Map() }),
      clock: () => new Date(),
      newId,
      log: silent,
      metrics: createMetrics(),
      resolveActor: async () => who,
      guards: [],
      extras: [],
    });
  const admin = asks(actor(["jobs.read", "jobs.retry"]));
  const call = async (path: string, method = "GET", app = admin, headers: Record<string, string> = {}) => {
    const response = await app.request(`/api/v1${path}`, { method, headers });
    return { status: response.status, body: await response.json() };
  };
  return { ...b, me, actor, asks, call };
}

test("an administrator sees dead letters page by page, the latest first", async (t) => {
  const { call, work, add } = await office(t);
  const worker = await work({
    tasks: new Map([
      [
        "fail",
        async () => {
          throw new TaskFailure("The mail server does not answer.");
        },
      ],
    ]),
  });
  for (let n = 0; n < 5; n++) await add({ task: "fail", payload: { n }, maxAttempts: 1 });
  await until(() => worker.stats().dead === 5);
  const seen = [];
  for (let cursor = ""; ; ) {
    const { status, body } = await call(`/jobs/dead?limit=2${cursor}`);
    assert.equal(status, 200);
    seen.push(...body.items);
    if (body.nextCursor === null) break;
    cursor = `&cursor=${body.nextCursor}`;
  }
  assert.equal(new Set(seen.map(({ id }) => id)).size, 5);
  const diedAt = seen.map((letter) => letter.diedAt);
  assert.deepEqual(diedAt, diedAt.toSorted().reverse());
  assert.deepEqual(
    { ...seen[0], id: "", diedAt: "" },
    { id: "", task: "fail", attempts: 1, error: "The mail server does not answer.", diedAt: "", retriedAt: null },
  );
  assert.equal((await call("/jobs/dead?cursor=made-up")).status, 422);
});

test("a dead job tried again runs once for whom it was, stands in the journal, and is not tried again twice", async (t) => {
  const { call, work, database, scope, owner, me, workspaceId } = await office(t);
  const person = newId();
  const runs: unknown[] = [];
  let isMended = false;
  const worker = await work({
    tasks: new Map([
      [
        "send",
        async (payload, { actor }) => {
          if (!isMended) throw new TaskFailure("The mail server does not answer.");
          runs.push([payload, actor.personId]);
        },
      ],
    ]),
  });
  await database.command({ ...scope, personId: person }, (tx) => addJob(tx, { task: "send", payload: { letter: 7 }, maxAttempts: 1 }));
  await until(() => worker.stats().dead === 1);
  isMended = true;
  const [letter] = (await call("/jobs/dead")).body.items;
  const key = { "idempotency-key": "again" };
  const tried = await Promise.all([1, 2, 3].map(() => call(`/jobs/dead/${letter.id}/retry`, "POST")));
  assert.deepEqual(tried.map(({ status }) => status).toSorted(), [200, 409, 409]);
  const refused = tried.find(({ status }) => status === 409)?.body;
  assert.deepEqual([refused.reason, refused.type], ["already_retried", "https://mainspring.dev/problems/state"]);
  assert.ok(tried.find(({ status }) => status === 200)?.body.retriedAt);
  assert.equal((await call(`/jobs/dead/${letter.id}/retry`, "POST", undefined, key)).status, 409);
  await until(() => runs.length > 0);
  assert.deepEqual(runs, [[{ letter: 7 }, person]]);
  const { rows } = await owner.query("select workspace_id, actor_id, feature, kind, subject_id, data from platform.journal");
  assert.deepEqual(rows, [
    {
      workspace_id: workspaceId,
      actor_id: me,
      feature: "jobs",
      kind: "dead_letter_retried",
      subject_id: letter.id,
      data: { task: "send" },
    },
  ]);
});

test("dead letters are for those with the right, and those of another company do not exist", async (t) => {
  const { call, work, add, asks, actor } = await office(t);
  const worker = await work({ tasks: new Map([["fail", async () => Promise.reject(new TaskFailure("no"))]]) });
  await add({ task: "fail", payload: {}, maxAttempts: 1 });
  await until(() => worker.stats().dead === 1);
  const [letter] = (await call("/jobs/dead")).body.items;
  const reader = asks(actor(["jobs.read"]));
  const stranger = asks(actor(["jobs.read", "jobs.retry"], newId()));
  assert.equal((await call("/jobs/dead", "GET", asks(actor([])))).status, 403);
  assert.equal((await call(`/jobs/dead/${letter.id}/retry`, "POST", reader)).status, 403);
  assert.deepEqual((await call("/jobs/dead", "GET", stranger)).body, { items: [], nextCursor: null });
  assert.equal((await call(`/jobs/dead/${letter.id}/retry`, "POST", stranger)).status, 404);
  assert.equal((await call(`/jobs/dead/${newId()}/retry`, "POST")).status, 404);
  assert.equal((await call("/jobs/dead/7/retry", "POST")).status, 422);
});
