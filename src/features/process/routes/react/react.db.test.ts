import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import pg from "pg";
import { systemActor } from "#platform/command/actor.ts";
import { processParts } from "../../../../main/process-parts.ts";
import { reactors } from "../../../../main/rooms.ts";
import { runsAtALoss } from "../../sql/runs-at-a-loss.ts";
import { type ProcessWorld, processWorld } from "../testing.ts";
import { lookAtTriggers } from "../timers/look-at-triggers.ts";

const one = (key: string, more: object, step: object = {}) => ({
  key,
  name: key,
  subject: "deal",
  start: "do",
  steps: { do: { kind: "task", assignee: { role: "owner" }, outcomes: { done: { end: "success" } }, ...step } },
  ...more,
});

describe("runs that begin and go on by what happens to records and people", () => {
  const endings: (() => Promise<void>)[] = [];
  let w: ProcessWorld;
  let owner: pg.Pool;
  before(async () => {
    w = await processWorld({ after: (ending) => void endings.push(ending as () => Promise<void>) });
    owner = new pg.Pool({ connectionString: w.app.ownerUrl, max: 2 });
  });
  after(async () => {
    await owner.end();
    for (const end of endings) await end();
  });

  const runsOn = async (subject: string, process: string) =>
    (await w.ask("director", "GET", `/runs?subject=${subject}&process=${process}`)).body.items;
  const look = async (now: Date) => {
    const { house } = w.app;
    const actor = systemActor(w.world.workspaceId, "job");
    const task = lookAtTriggers({ parts: processParts, log: house.log, reactors, newId: house.newId, clock: () => now });
    const run = {
      actor,
      database: house.database,
      once: house.database,
      attempt: 1,
      isLastAttempt: false,
      signal: new AbortController().signal,
    };
    await task({}, run);
  };
  const days = (count: number) => new Date(Date.now() + count * 86_400_000).toISOString().slice(0, 10);

  test("a new deal starts the process meant for it, and a small one does not", async () => {
    const filter = { field: "amount", op: "gte", value: { amount: "1000.00", currency: "EUR" } };
    await w.publish(one("large_deals", { triggers: [{ on: "deal_created", filter }] }));
    const large = await w.deal("ben", { amount: "5000.00" });
    const small = await w.deal("ben", { amount: "5.00" });
    const [run] = await runsOn(large.id, "large_deals");
    assert.deepEqual([run.status, run.startedBecause], ["active", "deal_created"]);
    assert.equal((await runsOn(small.id, "large_deals")).length, 0);
  });

  test("a deal that enters a stage starts a run; a step that stands for a stage takes the deal there, and that starts the next", async () => {
    const next = { kind: "auto", actions: [{ moveTo: "contract" }], outcomes: { on: { end: "success" } } };
    const steps = { go: { kind: "task", stage: "offer", assignee: { role: "owner" }, outcomes: { done: { to: ["sign"] } } }, sign: next };
    await w.publish({ ...one("to_offer", {}), start: "go", steps, triggers: [{ on: "stage_entered", stage: "qualified" }] });
    await w.publish(one("paper", { triggers: [{ on: "stage_entered", stage: "contract" }] }));
    const deal = await w.deal();
    const moved = await w.ask("ben", "POST", `/deals/${deal.id}/move`, { stage: "qualified" });
    assert.equal(moved.status, 200, moved.text);
    const stage = async () => (await w.ask("ben", "GET", `/deals/${deal.id}`)).body.stage;
    assert.equal(await stage(), "offer");
    const [run] = await runsOn(deal.id, "to_offer");
    const [task] = await w.openTasks(run.id);
    const done = await w.ask("ben", "POST", `/tasks/${task.id}/complete`, { outcome: "done" });
    assert.equal(done.status, 200, done.text);
    assert.equal(await stage(), "contract");
    assert.equal((await runsOn(deal.id, "paper")).length, 1);
    const undone = await w.ask("ben", "POST", `/tasks/${task.id}/undo`);
    assert.deepEqual([undone.status, await stage()], [200, "offer"], "the step of the deal goes back with it");
  });

  test("processes that set each other off in a circle come to rest", async () => {
    const bounce = (key: string, stage: string, to: string) => ({
      ...one(key, {}),
      start: "go",
      steps: { go: { kind: "auto", actions: [{ moveTo: to }], outcomes: { on: { end: "success" } } } },
      triggers: [{ on: "stage_entered", stage, filter: { field: "title", op: "eq", value: "Bouncing" } }],
    });
    await w.publish(bounce("to_there", "lead", "contract"));
    await w.publish(bounce("to_here", "contract", "lead"));
    const deal = await w.deal("ben", { title: "Bouncing" });
    assert.equal((await w.ask("ben", "GET", `/deals/${deal.id}`)).status, 200);
    assert.equal(await runsAtALoss(w.app.house.database), 0);
  });

  test("a condition that becomes true starts a run once, and again when it was false in between; what held at publishing is not new", async () => {
    const old = await w.deal("ben", { title: "Hot one" });
    await w.publish(one("heat", { triggers: [{ on: "filter_true", filter: { field: "title", op: "startsWith", value: "Hot" } }] }));
    const deal = await w.deal();
    const rename = (title: string) => w.ask("ben", "PATCH", `/deals/${deal.id}`, { title });
    const end = async () => {
      const [run] = await runsOn(deal.id, "heat");
      const [task] = await w.openTasks(run.id);
      await w.ask("ben", "POST", `/tasks/${task.id}/complete`, { outcome: "done" });
    };
    await look(new Date());
    assert.equal((await runsOn(deal.id, "heat")).length, 0);
    await rename("Hot deal");
    await look(new Date());
    await end();
    await look(new Date());
    assert.equal((await runsOn(deal.id, "heat")).length, 1, "it still holds: nothing new");
    await rename("Cold deal");
    await look(new Date());
    await rename("Hot again");
    await look(new Date());
    assert.equal((await runsOn(deal.id, "heat")).length, 2);
    assert.equal((await runsOn(old.id, "heat")).length, 0);
  });

  test("so many days before a date of the record a run begins, once for that date", async () => {
    await w.publish(one("before_money", { triggers: [{ on: "date_reached", field: "expectedPaymentOn", daysBefore: 5 }] }));
    const deal = await w.deal("ben", { expectedPaymentOn: days(10) });
    await look(new Date());
    assert.equal((await runsOn(deal.id, "before_money")).length, 0);
    await look(new Date(Date.now() + 6 * 86_400_000));
    await look(new Date(Date.now() + 7 * 86_400_000));
    assert.equal((await runsOn(deal.id, "before_money")).length, 1);
  });

  test("what the step demands is asked for by name, written to the record in the same breath, and nothing else is", async () => {
    const demand = { fields: ["expectedPaymentOn", "cost"], evidence: [{ key: "minutes", name: "Minutes of the meeting", kind: "text" }] };
    await w.publish(one("demanding", {}, demand));
    const deal = await w.deal("ben", { amount: "100.00" });
    const run = (await w.start("ben", "demanding", deal.id)).body;
    const complete = (body: object) => w.ask("ben", "POST", `/tasks/${run.openTasks[0].id}/complete`, { outcome: "done", ...body });
    const lacking = await complete({ fields: { cost: "40.00" } });
    assert.deepEqual(
      [lacking.status, lacking.body.reason, lacking.body.errors[0].path],
      [422, "fields_missing", "/fields/expectedPaymentOn"],
    );
    assert.equal((await w.ask("ben", "GET", `/deals/${deal.id}`)).body.cost, null, "nothing of a refused completion stays");
    assert.equal((await complete({ fields: { title: "Mine" } })).body.reason, "field_not_asked");
    assert.equal((await complete({ fields: { cost: "a lot", expectedPaymentOn: "2027-01-01" } })).status, 422);
    const fields = { cost: "40.00", expectedPaymentOn: "2027-01-01" };
    assert.equal((await complete({ fields })).body.reason, "evidence_missing");
    const evidence = [{ demand: "minutes", text: "They want 400 lamps." }];
    assert.equal(
      (await complete({ fields, evidence: [{ demand: "minutes", link: "https://example.com" }] })).body.reason,
      "evidence_missing",
    );
    assert.equal((await complete({ fields, evidence })).status, 200);
    const changed = (await w.ask("ben", "GET", `/deals/${deal.id}`)).body;
    assert.deepEqual([changed.expectedPaymentOn, changed.cost.amount], ["2027-01-01", "40.00"]);
  });

  test("a field of the company's own that is retired keeps nobody from completing a step that asks for it", async () => {
    const field = (await w.ask("owner", "POST", "/fields", { recordKind: "deal", kind: "text", name: "Area", key: "area" })).body;
    await w.publish(one("areas", {}, { fields: ["custom.area"] }));
    const deal = await w.deal();
    const [task] = (await w.start("ben", "areas", deal.id)).body.openTasks;
    const complete = (fields = {}) => w.ask("ben", "POST", `/tasks/${task.id}/complete`, { outcome: "done", fields });
    assert.equal((await complete()).body.reason, "fields_missing");
    assert.equal((await w.ask("owner", "PATCH", `/fields/${field.id}`, { retired: true })).status, 200);
    assert.deepEqual((await w.ask("ben", "GET", `/tasks/${task.id}`)).body.fields, []);
    assert.equal((await complete({ "custom.area": "Hall 4" })).body.reason, "field_not_asked");
    assert.equal((await complete()).status, 200);
  });

  test("of whom nobody fits, the head gets the task to assign, and whoever then gets it does the step itself", async () => {
    await w.publish(one("unmanned", {}, { assignee: { level: "astronaut" } }));
    const deal = await w.deal();
    const run = (await w.start("ben", "unmanned", deal.id)).body;
    const [task] = run.openTasks;
    assert.deepEqual([task.kind, task.assignee.name], ["assign", "North Lumen"]);
    const given = await w.ask("north", "POST", `/tasks/${task.id}/reassign`, { to: w.world.people.cora.id, reason: "You can" });
    assert.deepEqual([given.body.kind, given.body.assignee.name], ["step", "Cora Lumen"]);
    assert.equal((await w.ask("cora", "POST", `/tasks/${task.id}/complete`, { outcome: "done" })).status, 200);
  });

  test("the deputy of somebody absent gets the new tasks", async () => {
    await w.publish(one("covered", {}));
    const { ben, cora } = w.world.people;
    const absence = await w.ask("director", "POST", "/org/absences", {
      personId: ben.id,
      kind: "holiday",
      fromOn: days(-1),
      toOn: days(3),
      deputyId: cora.id,
    });
    assert.equal(absence.status, 201, absence.text);
    const deal = await w.deal();
    const run = (await w.start("director", "covered", deal.id)).body;
    assert.equal(run.openTasks[0].assignee.name, "Cora Lumen");
    assert.equal((await w.ask("cora", "POST", `/tasks/${run.openTasks[0].id}/complete`, { outcome: "done" })).status, 200);
    await w.ask("director", "PATCH", `/org/absences/${absence.body.id}`, { cancelled: true });
  });

  test("a deal that changes hands takes its owner's tasks along", async () => {
    await w.publish(one("along", {}));
    const deal = await w.deal();
    const run = (await w.start("ben", "along", deal.id)).body;
    await w.ask("director", "PATCH", `/deals/${deal.id}`, { ownerId: w.world.people.cora.id });
    const [task] = await w.openTasks(run.id);
    assert.equal(task.assignee.name, "Cora Lumen");
    assert.equal((await w.ask("ben", "GET", `/deals/${deal.id}`)).status, 404);
  });

  test("a run and a task that begin while their deal changes hands belong to the new owner", async () => {
    await w.publish(one("passing", {}));
    const { ben, cora } = w.world.people;
    const deal = await w.deal();
    const handing = await owner.connect();
    await handing.query("begin");
    await handing.query("update platform.record set owner_id = $1 where id = $2", [cora.id, deal.id]);
    const begun = [
      w.ask("director", "POST", "/runs", { processKey: "passing", subject: { kind: "deal", id: deal.id } }),
      w.ask("director", "POST", "/tasks", { title: "Call", assigneeId: ben.id, subject: { kind: "deal", id: deal.id } }),
    ];
    const isWaiting = async () =>
      (await owner.query("select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")).rows.length;
    while ((await isWaiting()) < begun.length) await new Promise((resolve) => setTimeout(resolve, 5));
    await handing.query("commit");
    handing.release();
    const [run, task] = await Promise.all(begun);
    assert.deepEqual([run?.status, task?.status], [201, 201], `${run?.text} ${task?.text}`);
    assert.equal(run?.body.openTasks[0].assignee.name, "Cora Lumen");
    assert.equal((await w.ask("ben", "GET", `/tasks/${task?.body.id}`)).body.subject.id, deal.id, "who works on it sees it");
  });

  test("who gets a record that they work on, and gives it away again, sees it no more", async () => {
    await w.publish(one("passed_on", {}, { assignee: { role: "owner" } }));
    const { ben, dina } = w.world.people;
    const deal = await w.deal();
    const task = (await w.start("ben", "passed_on", deal.id)).body.openTasks[0];
    await w.ask("director", "POST", `/tasks/${task.id}/reassign`, { to: dina.id, reason: "You know them" });
    await w.ask("director", "PATCH", `/deals/${deal.id}`, { ownerId: dina.id });
    assert.equal((await w.ask("dina", "POST", `/tasks/${task.id}/complete`, { outcome: "done" })).status, 200);
    await w.ask("director", "PATCH", `/deals/${deal.id}`, { ownerId: ben.id });
    assert.equal((await w.ask("dina", "GET", `/deals/${deal.id}`)).status, 404);
  });

  test("the timeline of a record names the task that was done, put off, handed over or cancelled, to those who see it", async () => {
    await w.publish(one("told", {}, { assignee: { role: "owner" } }));
    const { cora } = w.world.people;
    const deal = await w.deal();
    const step = (await w.start("ben", "told", deal.id)).body.openTasks[0];
    const own = (await w.ask("ben", "POST", "/tasks", { title: "Call Mr. Blum", subject: { kind: "deal", id: deal.id } })).body;
    const hour = new Date(w.app.house.clock().getTime() + 30 * 86_400_000).toISOString();
    for (const [path, body] of [
      [`${own.id}/postpone`, { until: hour, reason: "Away" }],
      [`${step.id}/complete`, { outcome: "done" }],
    ] as const)
      assert.equal((await w.ask("ben", "POST", `/tasks/${path}`, body)).status, 200, path);
    assert.equal((await w.ask("north", "POST", `/tasks/${own.id}/reassign`, { to: cora.id, reason: "Knows him" })).status, 200);
    assert.equal((await w.ask("north", "POST", `/tasks/${own.id}/cancel`, { reason: "No need" })).status, 200);
    const entries: readonly { what: string; about: { id: string; title: string; taskKind: string; to: string | null } | null }[] = (
      await w.ask("ben", "GET", `/records/${deal.id}/timeline?limit=100`)
    ).body.items;
    const told = (what: string) => {
      const about = entries.find((one) => one.what === what)?.about;
      return about ? [about.title, about.taskKind, about.to] : null;
    };
    assert.deepEqual(["task_completed", "task_postponed", "task_reassigned", "task_cancelled", "run_started"].map(told), [
      [step.title, "step", null],
      ["Call Mr. Blum", "free", null],
      ["Call Mr. Blum", "free", cora.name],
      ["Call Mr. Blum", "free", null],
      null,
    ]);
  });

  test("whoever leaves with 300 open tasks leaves none behind: their head has them at once", async () => {
    await w.publish(one("lasting", {}, { assignee: { person: w.world.people.dina.id } }));
    const deal = await w.deal();
    await w.start("ben", "lasting", deal.id);
    await owner.query(
      `insert into process.task (workspace_id, id, kind, title, assignee_id, status, created_at)
       select $1, gen_random_uuid(), 'free', 'Task ' || n, $2, 'open', now() from generate_series(1, 299) as n`,
      [w.world.workspaceId, w.world.people.dina.id],
    );
    const left = await w.ask("owner", "POST", `/people/${w.world.people.dina.id}/deactivate`, { newChiefId: w.world.people.south.id });
    assert.equal(left.status, 200, left.text);
    const count = async (id: string) =>
      (await owner.query("select count(*)::int as n from process.task where assignee_id = $1 and status = 'open'", [id])).rows[0].n;
    assert.deepEqual([await count(w.world.people.dina.id), await count(w.world.people.south.id)], [0, 300]);
    assert.equal((await w.ask("south", "GET", `/deals/${deal.id}`)).status, 200, "the head sees what the task is about");
    const inbox = (await w.ask("south", "GET", "/notifications?limit=100")).body.items.filter((one: { kind: string }) =>
      /^task_/.test(one.kind),
    );
    const [told] = inbox;
    const from = w.world.people.dina.id;
    assert.deepEqual(
      [inbox.length, told.kind, told.data.count, told.data.name, told.path],
      [1, "task_reassigned", 300, w.world.people.dina.name, `day?handedFrom=${from}`],
    );
    const { overdue, today, later } = (await w.ask("south", "GET", `/${told.path}`)).body.counts;
    assert.equal(overdue + today + later, 300, "the list behind it holds exactly those");
    await w.ask("south", "POST", "/tasks", { title: "My own" });
    const { rows } = await owner.query("select id from process.task where assignee_id = $1 and title = 'Task 7' limit 1", [
      w.world.people.south.id,
    ]);
    assert.equal((await w.ask("south", "POST", `/tasks/${rows[0].id}/complete`, { outcome: "done" })).status, 200);
    const counts = (await w.ask("south", "GET", `/day/counts?handedFrom=${from}`)).body;
    const whole = (await w.ask("south", "GET", `/day?handedFrom=${from}&kind=free`)).body;
    assert.deepEqual([counts.overdue + counts.today + counts.later, counts.done, whole.counts.later], [299, 1, counts.later - 1]);
    const listed = (await w.ask("south", "GET", `/tasks?assignee=me&handedFrom=${from}&limit=200`)).body;
    assert.deepEqual([listed.items.length, listed.items.some(({ title }: { title: string }) => title === "My own")], [200, false]);
    const jobs = await owner.query("select count(*)::int as n from work.notification where person_id = $1 and mail_at is not null", [
      w.world.people.south.id,
    ]);
    assert.equal(jobs.rows[0].n, 1, "and no more than one entry goes into the digest");
  });

  test("no run waits for nothing, and one that does is counted for whoever watches the server", async () => {
    assert.equal(await runsAtALoss(w.app.house.database), 0);
    const deal = await w.deal();
    const run = (await w.start("ben", "along", deal.id)).body;
    await owner.query("update process.task set status = 'cancelled', closed_at = now() where run_id = $1", [run.id]);
    assert.equal(await runsAtALoss(w.app.house.database), 1);
    const health = await w.app.ask("GET", "/health");
    assert.deepEqual(health.body.runs, { ok: false, atALoss: 1 });
  });
});
