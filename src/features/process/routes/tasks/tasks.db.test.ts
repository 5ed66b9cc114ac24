import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { type ProcessWorld, parallel, processWorld } from "../testing.ts";

describe("a process run by the people of a company", () => {
  const endings: (() => Promise<void>)[] = [];
  let w: ProcessWorld;
  before(async () => {
    w = await processWorld({ after: (ending) => void endings.push(ending as () => Promise<void>) });
    await w.publish(parallel);
  });
  after(async () => {
    for (const end of endings) await end();
  });

  const started = async (owner: "ben" | "cora" = "ben") => {
    const deal = await w.deal(owner);
    const run = await w.start(owner, "offer_round", deal.id);
    assert.equal(run.status, 201, run.text);
    return { deal, run: run.body };
  };
  const complete = (role: Parameters<ProcessWorld["ask"]>[0], id: string, outcome: string, more = {}, headers = {}) =>
    w.ask(role, "POST", `/tasks/${id}/complete`, { outcome, ...more }, headers);

  test("a run begins with a task that its owner finds, and what it will cause is told beforehand", async () => {
    const { deal, run } = await started();
    assert.equal(run.status, "active");
    assert.equal(run.openTasks.length, 1);
    assert.deepEqual(
      [run.progress, run.openTasks[0].run.progress],
      [
        { at: 1, of: 4 },
        { at: 1, of: 4 },
      ],
    );
    const mine = await w.ask("ben", "GET", `/tasks?assignee=me&subject=${deal.id}`);
    assert.deepEqual(
      mine.body.items.map((task: { title: string }) => task.title),
      ["Begin"],
    );
    const shown = await w.ask("ben", "GET", `/tasks/${run.openTasks[0].id}`);
    assert.deepEqual(
      shown.body.outcomes[0].next.map(({ step, who }: { step: string; who: string }) => [step, who]),
      [
        ["calculate", "Ben Lumen"],
        ["draw", "North Lumen"],
      ],
    );
  });

  test("of a branch it is told what its join still waits for, and of an automatic step where it will lead as things are", async () => {
    const large = { filter: { field: "amount", op: "gte", value: { amount: "1000.00", currency: "EUR" } }, outcome: "large" };
    const rest = { filter: { and: [] }, outcome: "small" };
    const steps = {
      ...parallel.steps,
      send: { ...parallel.steps.send, outcomes: { sent: { to: ["weigh"] } } },
      weigh: { kind: "auto", when: [large, rest], outcomes: { large: { to: ["board"] }, small: { end: "success" } } },
      board: { kind: "task", title: "Ask the board", assignee: { role: "chief" }, outcomes: { done: { end: "success" } } },
    };
    await w.publish({ ...parallel, key: "weighed", steps });
    const deal = await w.deal("ben", { amount: "5000.00" });
    const run = (await w.start("ben", "weighed", deal.id)).body;
    await complete("ben", run.openTasks[0].id, "go");
    const next = async (step: string) => {
      const task = (await w.openTasks(run.id)).find((one) => one.run.step === step);
      const [outcome] = (await w.ask("north", "GET", `/tasks/${task.id}`)).body.outcomes;
      return outcome.next.map(({ step, who, waitsFor, end }: Record<string, unknown>) => [step, who, waitsFor, end]);
    };
    assert.deepEqual(await next("calculate"), [["send", "Ben Lumen", ["draw"], null]]);
    const [drawn] = (await w.openTasks(run.id)).filter((one) => one.run.step === "draw");
    await complete("north", drawn.id, "done");
    assert.deepEqual(await next("calculate"), [["send", "Ben Lumen", [], null]], "now it is the last that the join waits for");
    const [left] = await w.openTasks(run.id);
    await complete("ben", left.id, "done");
    assert.deepEqual(await next("send"), [["board", "North Lumen", [], null]]);
    await w.ask("ben", "PATCH", `/deals/${deal.id}`, { amount: "5.00" });
    assert.deepEqual(await next("send"), [[null, null, [], "success"]]);
  });

  test("a process runs once for a record at a time, and nobody starts one on what they do not see", async () => {
    const { deal } = await started();
    assert.equal((await w.start("ben", "offer_round", deal.id)).body.reason, "already_running");
    assert.equal((await w.start("dina", "offer_round", deal.id)).status, 404);
    const both = await w.deal();
    const answers = await Promise.all([w.start("ben", "offer_round", both.id), w.start("north", "offer_round", both.id)]);
    assert.deepEqual(answers.map(({ status }) => status).sort(), [201, 409]);
  });

  test("parallel branches completed at the same moment join once", async () => {
    const { run } = await started();
    await complete("ben", run.openTasks[0].id, "go");
    const branches = await w.openTasks(run.id);
    assert.equal(branches.length, 2);
    assert.deepEqual(
      branches.map((task) => task.run.progress),
      [
        { at: 2, of: 4 },
        { at: 2, of: 4 },
      ],
    );
    const who = { calculate: "ben", draw: "north" } as const;
    const answers = await Promise.all(branches.map((task) => complete(who[task.run.step as "draw"], task.id, "done")));
    assert.deepEqual(
      answers.map(({ status }) => status),
      [200, 200],
    );
    const open = await w.openTasks(run.id);
    assert.deepEqual(
      open.map((task) => task.run.step),
      ["send"],
    );
  });

  test("the same task completed at once by many is done once; the same key gives the first answer again", async () => {
    const { run } = await started();
    const [task] = run.openTasks;
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, n) => complete("ben", task.id, "go", {}, { "idempotency-key": `k${n % 2}-${task.id}` })),
    );
    const done = answers.filter(({ status }) => status === 200);
    assert.equal(done.length, 4, "four had the key of the first");
    for (const answer of done) assert.deepEqual(answer.body, done[0]?.body);
    const late = answers.find(({ status }) => status !== 200);
    assert.equal(late?.status, 409);
    assert.equal(late?.body.reason, "task_closed");
    assert.match(late?.body.detail, /done with "go".*Ben Lumen/);
    assert.equal((await w.openTasks(run.id)).length, 2);
  });

  test("somebody else's task is not theirs to complete, a head above completes it, and history says who did", async () => {
    const { run } = await started();
    const [task] = run.openTasks;
    assert.equal((await complete("dina", task.id, "go")).status, 404);
    assert.equal((await complete("cora", task.id, "go")).status, 404);
    assert.equal((await complete("director", task.id, "go")).status, 200);
    const shown = await w.ask("ben", "GET", `/runs/${run.id}`);
    assert.equal(shown.body.history[0].actor.name, "Director Lumen");
    const draw = (await w.openTasks(run.id)).find((one) => one.run.step === "draw");
    const refused = await complete("ben", draw.id, "done");
    assert.equal(refused.status, 403);
    assert.equal(refused.body.reason, "not_your_task");
  });

  test("an outcome that needs words is refused without them, and the end is kept with its reason", async () => {
    const { run } = await started();
    await complete("ben", run.openTasks[0].id, "go");
    for (const task of await w.openTasks(run.id)) await complete(task.run.step === "draw" ? "north" : "ben", task.id, "done");
    const [send] = await w.openTasks(run.id);
    assert.equal((await complete("ben", send.id, "nowhere")).body.reason, "outcome_unknown");
    assert.equal((await complete("ben", send.id, "lost")).body.reason, "comment_missing");
    assert.equal((await complete("ben", send.id, "lost", { comment: "They build next year." })).status, 200);
    const ended = (await w.ask("ben", "GET", `/runs/${run.id}`)).body;
    assert.deepEqual([ended.status, ended.result, ended.reason, ended.progress], ["ended", "failure", "no budget", null]);
    assert.equal(ended.history.at(-1).comment, "They build next year.");
    assert.equal((await complete("ben", send.id, "sent")).body.reason, "task_closed");
  });

  test("what was completed is taken back within ten seconds by whoever did it, as the same task, unless others went on", async () => {
    const { run } = await started();
    const [task] = run.openTasks;
    await complete("ben", task.id, "go");
    const undone = await w.ask("ben", "POST", `/tasks/${task.id}/undo`);
    assert.equal(undone.status, 200, undone.text);
    assert.equal(undone.body.status, "open");
    assert.deepEqual(
      (await w.openTasks(run.id)).map(({ id }) => id),
      [task.id],
    );
    await complete("ben", task.id, "go");
    const draw = (await w.openTasks(run.id)).find((one) => one.run.step === "draw");
    await w.ask("north", "POST", `/tasks/${draw.id}/begin`);
    assert.equal((await w.ask("ben", "POST", `/tasks/${task.id}/undo`)).body.reason, "next_touched");
  });

  test("what ended a run is not taken back once the process has begun anew on the record", async () => {
    await w.publish({
      key: "one_step",
      name: "One step",
      subject: "deal",
      start: "call",
      steps: { call: { kind: "task", assignee: { role: "owner" }, outcomes: { done: { end: "success" } } } },
    });
    const deal = await w.deal();
    const { body: run } = await w.start("ben", "one_step", deal.id);
    const [task] = await w.openTasks(run.id);
    assert.equal((await w.ask("ben", "POST", `/tasks/${task.id}/complete`, { outcome: "done" })).status, 200);
    assert.equal((await w.start("ben", "one_step", deal.id)).status, 201);
    const undone = await w.ask("ben", "POST", `/tasks/${task.id}/undo`);
    assert.deepEqual([undone.status, undone.body.reason], [409, "already_running"]);
  });

  test("a run is held with a latest date, goes on, is taken one step back and is stopped with a reason", async () => {
    const { run } = await started();
    const [task] = run.openTasks;
    const held = await w.ask("ben", "POST", `/runs/${run.id}/hold`, { workingDays: 3, reason: "Their holidays" });
    assert.equal(held.status, 200, held.text);
    assert.deepEqual([held.body.status, held.body.waits[0].kind], ["held", "hold"]);
    assert.equal((await complete("ben", task.id, "go")).body.reason, "run_held");
    assert.equal((await w.ask("ben", "POST", `/runs/${run.id}/resume`)).body.status, "active");
    await complete("ben", task.id, "go");
    const back = await w.ask("north", "POST", `/runs/${run.id}/take-back`, { reason: "Wrong client" });
    assert.equal(back.status, 200, back.text);
    assert.deepEqual(
      back.body.openTasks.map(({ id }: { id: string }) => id),
      [task.id],
    );
    assert.ok(back.body.history[0].isTakenBack);
    const stopped = await w.ask("ben", "POST", `/runs/${run.id}/stop`, { reason: "Client went bankrupt" });
    assert.deepEqual([stopped.body.status, stopped.body.result, stopped.body.openTasks.length], ["ended", "stopped", 0]);
    assert.equal((await complete("ben", task.id, "go")).body.reason, "task_closed");
  });

  test("whoever has an open task about a record sees it, for as long as it is open", async () => {
    const { deal, run } = await started();
    const [task] = run.openTasks;
    assert.equal((await w.ask("dina", "GET", `/deals/${deal.id}`)).status, 404);
    assert.equal(
      (await w.ask("ben", "POST", `/tasks/${task.id}/reassign`, { to: w.world.people.dina.id, reason: "?" })).body.reason,
      "may_not_set_work",
    );
    const given = await w.ask("director", "POST", `/tasks/${task.id}/reassign`, { to: w.world.people.dina.id, reason: "She knows them" });
    assert.equal(given.status, 200, given.text);
    assert.equal((await w.ask("dina", "GET", `/deals/${deal.id}`)).status, 200);
    assert.equal((await complete("dina", task.id, "go")).status, 200);
    assert.equal((await w.ask("dina", "GET", `/deals/${deal.id}`)).status, 404);
  });

  test("a task is put off with a reason that stays, and never to the past or an earlier date", async () => {
    const { run } = await started();
    await complete("ben", run.openTasks[0].id, "go");
    const task = (await w.openTasks(run.id)).find((one) => one.run.step === "calculate");
    const postpone = (body: object) => w.ask("ben", "POST", `/tasks/${task.id}/postpone`, body);
    assert.equal((await postpone({ until: "2020-01-01T00:00:00Z", reason: "x" })).body.reason, "due_passed");
    assert.equal((await postpone({ workingDays: 2 })).status, 422);
    const put = await postpone({ workingDays: 2, reason: "They are on a fair" });
    assert.deepEqual([put.status, put.body.postponed, put.body.due > task.due], [200, 1, true]);
    const { moves } = (await w.ask("ben", "GET", `/tasks/${task.id}`)).body;
    assert.deepEqual([moves[0].kind, moves[0].reason, moves[0].actor.name], ["postponed", "They are on a fair", "Ben Lumen"]);
    assert.equal((await w.ask("ben", "POST", `/tasks/${task.id}/cancel`, { reason: "no" })).body.reason, "part_of_run");
  });

  test("what is next about many records is asked at once: the open task due first, and nothing of what is not seen", async () => {
    const [busy, idle, undated, foreign] = [await w.deal("ben"), await w.deal("ben"), await w.deal("ben"), await w.deal("cora")];
    const set = async (about: { id: string }, title: string, more: object, by: "ben" | "cora" = "ben") => {
      const made = await w.ask(by, "POST", "/tasks", { title, subject: { kind: "deal", id: about.id }, ...more });
      assert.equal(made.status, 201, made.text);
      return made.body as { id: string; due: string | null };
    };
    await set(busy, "No date", {});
    const later = await set(busy, "Later", { workingDays: 5 });
    const sooner = await set(busy, "Sooner", { workingDays: 2 });
    await set(undated, "Some day", {});
    await set(foreign, "Not to be seen", { workingDays: 1 }, "cora");
    const ids = [busy, idle, undated, foreign].map(({ id }) => id);
    const next = async () => {
      const { status, body, text } = await w.ask("ben", "GET", `/tasks/next?subjects=${ids.join(",")}`);
      assert.equal(status, 200, text);
      return new Map<string, { kind: string; id: string; title: string; due: string | null; dueIn: string; assignee: { name: string } }>(
        body.items.map((one: { subjectId: string }) => [one.subjectId, one]),
      );
    };
    const found = await next();
    assert.deepEqual([...found.keys()].sort(), [busy.id, undated.id].sort());
    const first = found.get(busy.id)!;
    assert.deepEqual(
      [first.id, first.title, first.due, first.dueIn, first.assignee.name],
      [sooner.id, "Sooner", sooner.due, "later", "Ben Lumen"],
    );
    assert.deepEqual([found.get(undated.id)?.title, found.get(undated.id)?.due], ["Some day", null]);
    await complete("ben", sooner.id, "done");
    assert.equal((await next()).get(busy.id)?.id, later.id);
    // Nobody has anything to do about it, but its run goes on by itself at a date.
    const pause = { kind: "wait", until: { time: { workingDays: 1 } }, outcomes: { time: { end: "success" } } };
    await w.publish({ key: "pause", name: "Pause", subject: "deal", start: "pause", steps: { pause } });
    const run = await w.start("ben", "pause", idle.id);
    assert.equal(run.status, 201, run.text);
    const waiting = (await next()).get(idle.id)!;
    assert.deepEqual([waiting.kind, waiting.id, waiting.title, waiting.assignee], ["wait", run.body.id, null, null]);
    assert.equal(waiting.due, run.body.waits[0].until ?? run.body.waits[0].due);
    const tooMany = await w.ask("ben", "GET", `/tasks/next?subjects=${Array.from({ length: 201 }, () => busy.id).join(",")}`);
    assert.deepEqual([tooMany.status, (await w.ask("ben", "GET", "/tasks/next?subjects=none")).status], [422, 422]);
  });

  test("free tasks are set for oneself, below oneself and along the routes, done and cancelled", async () => {
    const own = await w.ask("ben", "POST", "/tasks", { title: "Buy flowers", workingDays: 1 });
    assert.equal(own.status, 201, own.text);
    assert.equal((await complete("ben", own.body.id, "done")).body.task.status, "done");
    const undone = await w.ask("ben", "POST", `/tasks/${own.body.id}/undo`);
    assert.equal(undone.body.status, "open");
    assert.equal((await w.ask("ben", "POST", `/tasks/${own.body.id}/cancel`, { reason: "Shop closed" })).body.status, "cancelled");
    assert.equal(
      (await w.ask("cora", "POST", "/tasks", { title: "x", assigneeId: w.world.people.dina.id })).body.reason,
      "may_not_set_work",
    );
    assert.equal((await w.ask("north", "POST", "/tasks", { title: "x", assigneeId: w.world.people.ben.id })).status, 201);
    const unseen = await w.deal("dina");
    assert.equal(
      (await w.ask("ben", "POST", "/tasks", { title: "x", subject: { kind: "deal", id: unseen.id } })).body.reason,
      "unknown_subject",
    );
  });
});
