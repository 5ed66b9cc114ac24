import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { runsAtALoss } from "../sql/runs-at-a-loss.ts";
import { type ProcessWorld, parallel, processWorld } from "./testing.ts";
import { fireDue } from "./timers/testing-sweep.ts";

const end = { end: "success" };
/** Its steps move the deal, which starts others and ends waits; a payment goes on with it, or the time. */
const pushing = {
  key: "pushing",
  name: "Pushing",
  subject: "deal",
  start: "offer",
  triggers: [{ on: "stage_entered", stage: "qualified" }],
  steps: {
    offer: { kind: "task", stage: "offer", assignee: { role: "owner" }, outcomes: { done: { to: ["sign"] }, again: { to: ["offer"] } } },
    sign: { kind: "auto", actions: [{ moveTo: "contract" }], outcomes: { on: { to: ["money"] } } },
    money: {
      kind: "wait",
      until: { event: "payment_received", latest: { workingDays: 1 } },
      outcomes: { event: { to: ["thank"] }, latest: { to: ["offer"] } },
    },
    thank: { kind: "task", assignee: { role: "chief" }, outcomes: { done: end } },
  },
};
const pausing = {
  key: "pausing",
  name: "Pausing",
  subject: "deal",
  start: "pause",
  steps: {
    pause: { kind: "wait", until: { time: { workingDays: 1 } }, outcomes: { time: { to: ["go"] } } },
    go: { kind: "task", stage: "qualified", assignee: { role: "chief" }, outcomes: { done: { to: ["pause"] }, out: end } },
  },
};

describe("commands of all kinds on the same deals at once", () => {
  const endings: (() => Promise<void>)[] = [];
  let w: ProcessWorld;
  let owner: pg.Pool;
  before(async () => {
    w = await processWorld({ after: (ending) => void endings.push(ending as () => Promise<void>) }, 16);
    owner = new pg.Pool({ connectionString: w.app.ownerUrl, max: 2 });
    for (const definition of [pushing, pausing, parallel]) await w.publish(definition);
  });
  after(async () => {
    await owner.end();
    for (const ending of endings) await ending();
  });

  /** As the worker does, after everything has come due. */
  const passTime = () => fireDue(w.app.house.database, w.world.workspaceId, new Date(Date.now() + 10 * 86_400_000), 20);
  /** PostgreSQL counts them per database; each connection tells of its own with delay, unless it is asked to. */
  const deadlocks = async () => {
    const { pool } = w.app.house.database;
    const all = await Promise.all(Array.from({ length: 16 }, () => pool.connect()));
    for (const client of all) await client.query("select pg_stat_force_next_flush()");
    for (const client of all) client.release();
    await sleep(200);
    const { rows } = await owner.query<{ n: number }>(
      "select deadlocks::int as n from pg_stat_database where datname = current_database()",
    );
    return rows[0]?.n ?? 0;
  };

  test("never wait for each other in a circle, and leave every run with something to wait for", { timeout: 600_000 }, async () => {
    const deals = [await w.deal(), await w.deal("cora"), await w.deal("ben")];
    for (const { id } of deals) for (const key of ["pushing", "pausing", "offer_round"]) await w.start("director", key, id);
    const before = await deadlocks();
    let seed = 7;
    const pick = <T>(from: readonly T[]): T => {
      seed = (seed * 48_271) % 2_147_483_647;
      return from[seed % from.length] as T;
    };
    const ask = (method: string, path: string, body?: unknown) => w.ask("director", method, path, body);
    const taskOf = async (deal: string) => pick((await ask("GET", `/tasks?subject=${deal}`)).body.items as { id: string }[]);
    const runOf = async (deal: string) => pick((await ask("GET", `/runs?subject=${deal}`)).body.items as { id: string; status: string }[]);
    const onTask = (act: (id: string) => Promise<unknown>) => async (deal: string) => {
      const task = await taskOf(deal);
      if (task) await act(task.id);
    };
    const complete = onTask(async (id) => {
      const { outcomes } = (await ask("GET", `/tasks/${id}`)).body;
      if (!outcomes) return;
      heard(
        await ask("POST", `/tasks/${id}/complete`, { outcome: pick(outcomes as { name: string }[])?.name ?? "done", comment: "Said so" }),
      );
      if (seed % 3 === 0) heard(await ask("POST", `/tasks/${id}/undo`));
    });
    const statuses = new Map<number, number>();
    const heard = ({ status, text }: { readonly status: number; readonly text: string }) => {
      assert.ok(status < 500, text);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    };
    const people = ["ben", "cora", "dina"] as const;
    const acts: readonly ((deal: string) => Promise<unknown>)[] = [
      complete,
      complete,
      complete,
      onTask(async (id) => heard(await ask("POST", `/tasks/${id}/postpone`, { workingDays: 1, reason: "Later" }))),
      onTask(async (id) => heard(await ask("POST", `/tasks/${id}/reassign`, { to: w.world.people[pick(people)].id, reason: "Yours" }))),
      async (id) => heard(await ask("POST", `/deals/${id}/move`, { stage: pick(["lead", "qualified", "offer", "contract"]) })),
      async (id) => heard(await ask("POST", `/deals/${id}/move`, { stage: pick(["lead", "qualified", "offer", "contract"]) })),
      async (id) => heard(await ask("POST", `/deals/${id}/win`, {})),
      async (id) => heard(await ask("POST", `/deals/${id}/reopen`, { stage: "qualified" })),
      async (id) => heard(await ask("PATCH", `/deals/${id}`, { title: `Warehouse ${seed}`, amount: "1000.00" })),
      async (id) => heard(await ask("PATCH", `/deals/${id}`, { ownerId: w.world.people[pick(people)].id })),
      async (id) =>
        heard(await ask("POST", "/payments", { dealId: id, paidOn: "2026-01-10", amount: { amount: "1.00", currency: "EUR" } })),
      async (id) => heard(await ask("POST", "/tasks", { title: "Call", subject: { kind: "deal", id } })),
      async (id) => heard(await w.start("director", pick(["pushing", "pausing", "offer_round"]), id)),
      async (id) => {
        const run = await runOf(id);
        if (run) heard(await ask("POST", `/runs/${run.id}/${pick(["stop", "take-back", "take-back"])}`, { reason: "So be it" }));
      },
      passTime,
      passTime,
    ];
    let left = 240;
    const until = performance.now() + 300_000;
    const worker = async () => {
      while (left-- > 0 && performance.now() < until) await pick(acts)(pick(deals).id);
    };
    await Promise.all(Array.from({ length: 12 }, worker));
    assert.equal((await deadlocks()) - before, 0, `deadlocks among ${JSON.stringify([...statuses])}`);
    assert.ok((statuses.get(200) ?? 0) + (statuses.get(201) ?? 0) > 60, JSON.stringify([...statuses]));
    assert.equal(await runsAtALoss(w.app.house.database), 0);
    await consistent(deals.map(({ id }) => id));
  });

  /** What each command promises by itself holds of all of them together. */
  async function consistent(ids: readonly string[]): Promise<void> {
    const broken = async (what: string, text: string) => assert.deepEqual((await owner.query(text, [ids])).rows, [], what);
    await broken(
      "an open task or timer of a run that has ended",
      `select r.id from process.run r where r.subject_id = any ($1) and r.ended_at is not null and (
         exists (select from process.task t where t.workspace_id = r.workspace_id and t.run_id = r.id and t.status = 'open')
         or exists (select from process.timer t where t.workspace_id = r.workspace_id and t.run_id = r.id and t.ended_at is null))`,
    );
    await broken(
      "two open tasks or timers of one visit",
      "select run_id, visit from process.task where subject_id = any ($1) and status = 'open' and run_id is not null group by 1, 2 having count(*) > 1",
    );
    await broken(
      "a stay of a deal that does not begin where the one before ended",
      `select v.deal_id from deals.stage_visit v join deals.stage_visit p on p.workspace_id = v.workspace_id and p.deal_id = v.deal_id and p.position = v.previous_position
       where v.deal_id = any ($1) and v.from_at <> p.to_at`,
    );
    await broken(
      "somebody with an open task about a record that they do not see",
      `select t.id from process.task t where t.subject_id = any ($1) and t.status = 'open' and t.assignee_id <> t.owner_id
         and not exists (select from platform.participation p where p.record_id = t.subject_id and p.person_id = t.assignee_id)`,
    );
    await broken(
      "a run, task or timer of another owner than its record's",
      `select r.id from platform.record r where r.id = any ($1) and (
         exists (select from process.run x where x.subject_id = r.id and x.owner_id <> r.owner_id)
         or exists (select from process.task x where x.subject_id = r.id and x.owner_id <> r.owner_id))`,
    );
  }
});
