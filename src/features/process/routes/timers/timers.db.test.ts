import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { connect } from "#platform/db/database.ts";
import { type ProcessWorld, processWorld } from "../testing.ts";
import { fireDue } from "./testing-sweep.ts";

const waiting = (key: string, until: object) => ({
  key,
  name: "Wait",
  subject: "deal",
  start: "wait",
  steps: {
    wait: {
      kind: "wait",
      until,
      outcomes: "event" in until ? { event: { to: ["thank"] }, latest: { to: ["ask"] } } : { time: { to: ["ask"] } },
    },
    ask: { kind: "task", assignee: { role: "owner" }, outcomes: { done: { end: "success" } } },
    ...("event" in until ? { thank: { kind: "task", assignee: { role: "owner" }, outcomes: { done: { end: "success" } } } } : {}),
  },
});

describe("what a run waits for", () => {
  const endings: (() => Promise<void>)[] = [];
  let w: ProcessWorld;
  let owner: pg.Pool;
  before(async () => {
    w = await processWorld({ after: (ending) => void endings.push(ending as () => Promise<void>) });
    owner = new pg.Pool({ connectionString: w.app.ownerUrl, max: 2 });
    await w.publish(waiting("pause", { time: { workingDays: 3 } }));
    await w.publish(waiting("money", { event: "payment_received", latest: { workingDays: 20 } }));
    await w.publish(waiting("told", { event: "api", latest: { workingDays: 20 } }));
  });
  after(async () => {
    await owner.end();
    for (const end of endings) await end();
  });

  /** Fires as the worker does, at a moment of our choice. */
  const fireAt = (now: Date, limit = 100) => fireDue(w.app.house.database, w.world.workspaceId, now, limit);
  const due = (wait: { due: string }, more = 1_000) => new Date(Date.parse(wait.due) + more);
  const steps = async (runId: string) => (await w.openTasks(runId)).map((task) => task.run.step);

  test("a wait for a time opens what comes next when its moment comes, not before, and once", async () => {
    const deal = await w.deal();
    const { body: run } = await w.start("ben", "pause", deal.id);
    assert.deepEqual(await steps(run.id), []);
    const [wait] = run.waits;
    assert.equal((await fireAt(due(wait, -60_000))).timers, 0);
    const both = await Promise.all([fireAt(due(wait)), fireAt(due(wait))]);
    assert.equal(both[0].timers + both[1].timers, 1, "two workers at once take it up once");
    assert.deepEqual(await steps(run.id), ["ask"]);
    assert.equal((await fireAt(due(wait, 99_000))).timers, 0);
    const { rows } = await owner.query("select ended_by from process.timer where run_id = $1", [run.id]);
    assert.deepEqual(rows, [{ ended_by: "fired" }]);
  });

  test("a payment ends the wait of the deal that it is for, and its latest date does nothing any more", async () => {
    const client = (await w.ask("ben", "POST", "/clients", { name: "Nordlicht" })).body;
    const deal = await w.deal("ben", { clientId: client.id });
    const other = await w.deal();
    const { body: run } = await w.start("ben", "money", deal.id);
    const { body: still } = await w.start("ben", "money", other.id);
    const paid = await w.ask("ben", "POST", "/payments", {
      dealId: deal.id,
      paidOn: "2026-01-10",
      amount: { amount: "100.00", currency: "EUR" },
    });
    assert.equal(paid.status, 201, paid.text);
    assert.deepEqual(await steps(run.id), ["thank"]);
    assert.deepEqual(await steps(still.id), []);
    await fireAt(due(still.waits[0]));
    assert.deepEqual(await steps(run.id), ["thank"]);
    assert.deepEqual(await steps(still.id), ["ask"]);
  });

  test("another program tells a run what it waits for; a run that waits for nothing of the kind refuses", async () => {
    const deal = await w.deal();
    const { body: run } = await w.start("ben", "told", deal.id);
    const { body: pause } = await w.start("ben", "pause", deal.id);
    assert.equal((await w.ask("ben", "POST", `/runs/${pause.id}/event`, {})).body.reason, "not_waiting");
    assert.equal((await w.ask("ben", "POST", `/runs/${run.id}/event`, {})).status, 200);
    assert.deepEqual(await steps(run.id), ["thank"]);
  });

  test("a hold ends by itself at its latest date, and what came meanwhile takes effect then", async () => {
    const deal = await w.deal();
    const { body: run } = await w.start("ben", "pause", deal.id);
    const held = await w.ask("ben", "POST", `/runs/${run.id}/hold`, { workingDays: 10, reason: "Fair" });
    const hold = held.body.waits.find(({ kind }: { kind: string }) => kind === "hold");
    await fireAt(due(run.waits[0]));
    assert.deepEqual(await steps(run.id), [], "the time passed while the run was on hold");
    await fireAt(due(hold));
    assert.deepEqual(await steps(run.id), ["ask"]);
    assert.equal((await w.ask("ben", "GET", `/runs/${run.id}`)).body.status, "active");
  });

  test("what a batch opens and tells costs as many statements for many runs as for few", async () => {
    const begin = async (count: number) => {
      for (let n = 0; n < count; n++) {
        const begun = await w.start("director", "pause", (await w.deal(n % 2 === 0 ? "ben" : "cora")).id);
        assert.equal(begun.status, 201, begun.text);
      }
    };
    const database = connect(w.app.house.opened.urls.app, { max: 1 });
    const client = await database.pool.connect();
    let statements = 0;
    const send = client.query.bind(client) as (...sent: unknown[]) => unknown;
    Object.assign(client, {
      query: (...sent: unknown[]) => {
        statements++;
        return send(...sent);
      },
    });
    client.release();
    const cost = async (count: number) => {
      await begin(count);
      const before = statements;
      const { timers } = await fireDue(database, w.world.workspaceId, new Date(Date.now() + 90 * 86_400_000));
      assert.equal(timers, count);
      return statements - before;
    };
    await fireDue(w.app.house.database, w.world.workspaceId, new Date(Date.now() + 90 * 86_400_000));
    // The first of all also reads the process, and orders the jobs that send the news.
    await cost(2);
    const few = await cost(2);
    const many = await cost(24);
    await database.close();
    assert.equal(many, few);
    const { rows } = await owner.query(
      "select count(*)::int as told, count(distinct task_id)::int as tasks from work.notification where kind = 'task_assigned'",
    );
    assert.equal(rows[0].told, rows[0].tasks);
    assert.ok(rows[0].told >= 28);
  });

  test("no timer is lost and none fires twice when the worker is killed in the middle", { timeout: 300_000 }, async () => {
    const count = 60;
    const ids: string[] = [];
    while (ids.length < count) {
      const begun = await Promise.all(Array.from({ length: 6 }, async () => w.start("ben", "pause", (await w.deal()).id)));
      for (const { status, text, body } of begun) {
        assert.equal(status, 201, text);
        ids.push(body.id);
      }
    }
    await owner.query("update process.timer set due_at = now() - interval '1 minute' where run_id = any ($1)", [ids]);
    const left = async () =>
      (await owner.query<{ n: number }>("select count(*)::int as n from process.timer where run_id = any ($1) and ended_at is null", [ids]))
        .rows[0]?.n ?? 0;
    // It stops by itself in the middle, in a transaction that reaches this timer: nobody has to be quick enough to meet it there.
    const { rows: timers } = await owner.query("select run_id from process.timer where run_id = any ($1) order by due_at, id", [ids]);
    const gate = await owner.connect();
    await gate.query(`
      create function public.wait_at_the_gate() returns trigger language plpgsql as 'begin perform pg_advisory_xact_lock_shared(6174); return new; end';
      create trigger wait_at_the_gate before update on process.timer for each row when (old.run_id = '${timers[count / 2].run_id}')
        execute function public.wait_at_the_gate();
      select pg_advisory_lock(6174)`);
    const child = spawn(
      process.execPath,
      [join(import.meta.dirname, "testing-process.ts"), w.app.house.opened.urls.app, w.world.workspaceId],
      {
        stdio: ["ignore", "pipe", "inherit"],
      },
    );
    const ended = once(child, "exit");
    while (
      (
        await gate.query(
          "select from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())",
        )
      ).rowCount === 0
    )
      await sleep(5);
    child.kill("SIGKILL");
    await ended;
    await gate.query("select pg_advisory_unlock(6174)");
    gate.release();
    const after = await left();
    assert.ok(after > 0 && after < count, `it was killed in the middle: ${after}`);
    // Until the database has noticed that nobody is there any more, what the killed one held is left to a later sweep.
    for (const end = Date.now() + 90_000; (await left()) > 0 && Date.now() < end; ) await fireAt(new Date(), 7);
    assert.equal(await left(), 0);
    const { rows } = await owner.query(
      "select count(*)::int as tasks, count(distinct run_id)::int as runs from process.task where run_id = any ($1) and status = 'open'",
      [ids],
    );
    assert.deepEqual(rows, [{ tasks: count, runs: count }]);
  });
});
