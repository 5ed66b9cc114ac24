import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Role } from "../../../../../test/support/world.ts";
import { runsAtALoss } from "../../sql/runs-at-a-loss.ts";
import { type ProcessWorld, parallel, processWorld } from "../testing.ts";

describe("runs that end with their record", () => {
  const endings: (() => Promise<void>)[] = [];
  let w: ProcessWorld;
  before(async () => {
    w = await processWorld({ after: (ending) => void endings.push(ending as () => Promise<void>) });
    await w.publish({ ...parallel, key: "selling", endsWith: ["deal_won", "deal_lost"] });
    await w.publish({ ...parallel, key: "beside" });
    const step = { kind: "process", process: "selling", outcomes: { success: { end: "success" }, failure: { end: "failure" } } };
    const outer = { key: "outer", name: "Outer", subject: "deal", start: "sell", steps: { sell: step } };
    await w.publish({ ...outer, endsWith: ["deal_won", "deal_lost"] });
    await w.publish({ ...outer, key: "loose_outer" });
  });
  after(async () => {
    for (const end of endings) await end();
  });

  const must = async (role: Role, method: string, path: string, body?: unknown) => {
    const answered = await w.ask(role, method, path, body);
    assert.ok(answered.status < 300, `${path}: ${answered.text}`);
    return answered.body;
  };
  const atBranches = async (key = "selling") => {
    const deal = await w.deal();
    const run = (await w.start("ben", key, deal.id)).body;
    await must("ben", "POST", `/tasks/${run.openTasks[0].id}/complete`, { outcome: "go" });
    return { deal, run };
  };
  const shown = (id: string) => must("director", "GET", `/runs/${id}`);
  const told = async ({ id }: { id: string }) => {
    const { status, result, reason, openTasks } = await shown(id);
    return [status, result, reason, openTasks.length];
  };
  const myTasksAbout = async (role: Role, id: string) => (await must(role, "GET", `/tasks?assignee=me&subject=${id}`)).items.length;

  test("a deal lost by hand takes the work of selling it out of everybody's day, and the way so far stays", async () => {
    const { deal, run } = await atBranches();
    const ofRun = (await w.openTasks(run.id)).map(({ id }) => id);
    const other = (await w.start("ben", "beside", deal.id)).body;
    assert.deepEqual([await myTasksAbout("ben", deal.id), await myTasksAbout("north", deal.id)], [2, 1]);
    await must("ben", "POST", `/deals/${deal.id}/lose`, { reason: "Price" });
    assert.deepEqual(await told(run), ["ended", "failure", "deal_lost", 0]);
    assert.deepEqual([await myTasksAbout("ben", deal.id), await myTasksAbout("north", deal.id)], [1, 0]);
    assert.deepEqual((await told(other))[0], "active", "what does not belong to the selling goes on");
    const { history } = await shown(run.id);
    assert.deepEqual(
      history.map(({ step, outcome }: { step: string; outcome: string | null }) => [step, outcome]),
      [
        ["begin", "go"],
        ["calculate", null],
        ["draw", null],
      ],
    );
    const journal = (await must("director", "GET", `/journal?subjectId=${deal.id}`)).items;
    const ended = journal.filter(({ kind }: { kind: string }) => kind === "run_ended");
    assert.deepEqual(
      ended.map(({ data }: { data: object }) => data),
      [{ runId: run.id, processId: run.processId, result: "failure", with: "deal_lost" }],
    );
    for (const id of ofRun) {
      const { status, outcome } = await must("director", "GET", `/tasks/${id}`);
      assert.deepEqual([status, outcome], ["overtaken", "deal_lost"], "nobody cancelled it: the deal came to its end");
    }
    assert.equal((await must("director", "GET", `/tasks?run=${run.id}&status=cancelled`)).items.length, 0);
    assert.deepEqual(
      journal.filter(({ kind }: { kind: string }) => kind.startsWith("task_over")).map(({ data }: { data: { with: string } }) => data.with),
      ["deal_lost", "deal_lost"],
    );
    assert.equal(await runsAtALoss(w.app.house.database), 0);
  });

  test("a deal won while its last task is completed ends the run once, whoever is first", async () => {
    for (let round = 0; round < 5; round++) {
      const { deal, run } = await atBranches();
      for (const task of await w.openTasks(run.id))
        await must(task.run.step === "draw" ? "north" : "ben", "POST", `/tasks/${task.id}/complete`, { outcome: "done" });
      const [send] = await w.openTasks(run.id);
      const [won, sent] = await Promise.all([
        w.ask("ben", "POST", `/deals/${deal.id}/win`),
        w.ask("ben", "POST", `/tasks/${send.id}/complete`, { outcome: "sent" }),
      ]);
      assert.equal(won.status, 200, won.text);
      assert.ok(sent.status === 200 || sent.body.reason === "task_closed", sent.text);
      const [status, result, reason] = await told(run);
      assert.deepEqual([status, result], ["ended", "success"]);
      assert.equal(reason === "deal_won", sent.status !== 200);
    }
  });

  test("a run within a run ends with it; one that outlives the record goes on by how the inner one ended", async () => {
    for (const [key, expected] of [
      ["outer", ["ended", "failure", "deal_lost"]],
      ["loose_outer", ["ended", "failure", null]],
    ] as const) {
      const deal = await w.deal();
      const run = (await w.start("ben", key, deal.id)).body;
      await must("ben", "POST", `/deals/${deal.id}/lose`, { reason: "Price" });
      assert.deepEqual((await told(run)).slice(0, 3), expected);
      assert.equal(await myTasksAbout("ben", deal.id), 0);
      const closed = (await must("director", "GET", `/tasks?subject=${deal.id}&status=overtaken`)).items;
      assert.deepEqual(
        closed.map(({ outcome }: { outcome: string }) => outcome),
        ["deal_lost"],
        "within another run, too",
      );
    }
  });

  test("an end of the deal that is undone gives the same tasks back; one reopened later has its run back by hand", async () => {
    const { deal, run } = await atBranches();
    const before = (await w.openTasks(run.id)).map(({ id }) => id).sort();
    await must("ben", "POST", `/deals/${deal.id}/lose`, { reason: "Price" });
    await must("ben", "POST", `/deals/${deal.id}/undo`, { position: 2 });
    assert.deepEqual((await told(run))[0], "active");
    assert.deepEqual((await w.openTasks(run.id)).map(({ id }) => id).sort(), before);
    await must("ben", "POST", `/deals/${deal.id}/lose`, { reason: "Price" });
    await must("ben", "POST", `/deals/${deal.id}/reopen`);
    assert.deepEqual((await told(run))[0], "ended");
    await must("north", "POST", `/runs/${run.id}/take-back`, { reason: "They called again" });
    assert.deepEqual((await w.openTasks(run.id)).map(({ id }) => id).sort(), before);
    assert.equal(await runsAtALoss(w.app.house.database), 0);
  });

  test("an archived record stops every run on it; restored, it has none, and none begins while it is put away", async () => {
    const { deal, run } = await atBranches("beside");
    await must("ben", "POST", `/deals/${deal.id}/archive`);
    assert.deepEqual(await told(run), ["ended", "stopped", "archived", 0]);
    assert.equal((await must("director", "GET", `/tasks?run=${run.id}&status=cancelled`)).items.length, 2, "put away is not settled");
    assert.equal((await w.start("ben", "beside", deal.id)).status, 404);
    await must("ben", "POST", `/deals/${deal.id}/restore`);
    assert.deepEqual((await told(run))[0], "ended");
    assert.equal((await w.ask("north", "POST", `/runs/${run.id}/take-back`, { reason: "Please" })).body.reason, "run_ended");
    assert.equal(await myTasksAbout("ben", deal.id), 0);
  });

  test("a run that ends while it is on hold leaves no date at which it would go on", async () => {
    const { deal, run } = await atBranches();
    await must("north", "POST", `/runs/${run.id}/hold`, { workingDays: 5, reason: "Fair" });
    await must("ben", "POST", `/deals/${deal.id}/lose`, { reason: "Price" });
    assert.deepEqual(await told(run), ["ended", "failure", "deal_lost", 0]);
    assert.deepEqual((await shown(run.id)).waits, []);
  });

  test("a run that had ended before is not brought back onto an archived record", async () => {
    const { deal, run } = await atBranches();
    await must("ben", "POST", `/deals/${deal.id}/lose`, { reason: "Price" });
    await must("ben", "POST", `/deals/${deal.id}/archive`);
    const refused = await w.ask("north", "POST", `/runs/${run.id}/take-back`, { reason: "Please" });
    assert.deepEqual([refused.status, refused.body.reason], [409, "record_archived"]);
  });

  test("a lead that is converted or rejected, and a client found to be another, take their runs along", async () => {
    const only = { do: { kind: "task", assignee: { role: "owner" }, outcomes: { done: { end: "success" } } } };
    await w.publish({
      key: "call",
      name: "Call",
      subject: "lead",
      start: "do",
      steps: only,
      endsWith: ["lead_converted", "lead_rejected"],
    });
    await w.publish({ key: "care", name: "Care", subject: "client", start: "do", steps: only });
    const runOn = async (kind: string, id: string, processKey: string) =>
      must("director", "POST", "/runs", { processKey, subject: { kind, id } });
    const lead = async () => (await must("ben", "POST", "/leads", { title: "Enquiry", company: "Hall and Sons" })).id;
    const [rejected, converted] = [await lead(), await lead()];
    const [first, second] = [await runOn("lead", rejected, "call"), await runOn("lead", converted, "call")];
    await must("ben", "POST", `/leads/${rejected}/reject`, { reason: "No budget" });
    await must("ben", "POST", `/leads/${converted}/convert`, { client: { name: "Hall and Sons" } });
    assert.deepEqual(await told(first), ["ended", "failure", "lead_rejected", 0]);
    assert.deepEqual(await told(second), ["ended", "success", "lead_converted", 0]);
    const client = async (name: string) => (await must("director", "POST", "/clients", { name })).id;
    const [kept, merged] = [await client("Northern Works"), await client("Northern Works Ltd")];
    const third = await runOn("client", merged, "care");
    await must("director", "POST", `/clients/${kept}/merge`, { mergedId: merged });
    assert.deepEqual(await told(third), ["ended", "stopped", "merged", 0]);
  });

  test("a process is not told to end with what never happens to its record", async () => {
    const drawn = await w.ask("director", "POST", "/processes", { ...parallel, key: "odd", endsWith: ["lead_rejected"] });
    assert.deepEqual([drawn.status, drawn.body.errors[0].path], [422, "/endsWith/0"]);
    const reserved = await w.ask("director", "POST", "/processes", { ...parallel, key: "ready" });
    assert.deepEqual([reserved.status, reserved.body.reason], [422, "key_reserved"]);
  });
});
