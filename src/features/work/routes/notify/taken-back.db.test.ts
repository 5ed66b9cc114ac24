import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { type ProcessWorld, parallel, processWorld } from "#features/process/routes/testing.ts";
import type { Role } from "../../../../../test/support/world.ts";
import { sweepCompany } from "../deviation/sweep.ts";

type Body = Awaited<ReturnType<ProcessWorld["ask"]>>["body"];

describe("what is taken back within ten seconds", () => {
  const endings: (() => Promise<void>)[] = [];
  let w: ProcessWorld;
  before(async () => {
    w = await processWorld({ after: (ending) => void endings.push(ending as () => Promise<void>) });
    await w.publish(parallel);
  });
  after(async () => {
    for (const end of endings) await end();
  });

  const must = async (role: Role, method: string, path: string, body?: unknown): Promise<Body> => {
    const answered = await w.ask(role, method, path, body);
    assert.ok(answered.status < 300, `${method} ${path}: ${answered.text}`);
    return answered.body;
  };
  const refusal = async (role: Role, method: string, path: string, body?: unknown) => {
    const { status, body: said } = await w.ask(role, method, path, body);
    return [status, said.reason];
  };
  const undo = (role: Role, id: string) => must(role, "POST", `/tasks/${id}/undo`);
  const inbox = async (role: Role, taskId: string): Promise<string[]> =>
    (await must(role, "GET", "/notifications?limit=100")).items.filter((one: Body) => one.task?.id === taskId).map((one: Body) => one.kind);
  const begun = async () => {
    const deal = await w.deal();
    const run = (await w.start("ben", "offer_round", deal.id)).body;
    return { deal, run, task: run.openTasks[0] };
  };

  test("a task put off is due when it was, counts no move, and history keeps both", async () => {
    const task = await must("ben", "POST", "/tasks", { title: "Call Maier", workingDays: 2 });
    const put = await must("ben", "POST", `/tasks/${task.id}/postpone`, { workingDays: 3, reason: "Fair" });
    assert.deepEqual([put.postponed, put.due > task.due], [1, true]);
    const back = await undo("ben", task.id);
    assert.deepEqual([back.postponed, back.due], [0, task.due]);
    assert.deepEqual((await must("ben", "GET", `/tasks/${task.id}`)).moves, []);
    assert.deepEqual(await refusal("ben", "POST", `/tasks/${task.id}/undo`), [409, "not_moved"]);
    const told = (await must("director", "GET", `/journal?subjectId=${task.id}`)).items.map(({ kind }: Body) => kind);
    assert.deepEqual(told, ["task_move_undone", "task_postponed", "task_opened"]);
  });

  test("a task handed over comes back as it was begun and planned, and whoever had not read of it never hears of it", async () => {
    const { deal, task } = await begun();
    await must("ben", "POST", `/tasks/${task.id}/begin`);
    const day = new Date(Date.now() + 86_400_000).toISOString();
    const hourLater = new Date(Date.now() + 90_000_000).toISOString();
    await must("ben", "POST", `/tasks/${task.id}/plan`, { from: day, to: hourLater });
    const give = () => must("director", "POST", `/tasks/${task.id}/reassign`, { to: w.world.people.dina.id, reason: "She knows them" });
    await give();
    assert.deepEqual([await inbox("dina", task.id), (await inbox("ben", task.id)).includes("task_taken")], [["task_reassigned"], true]);
    assert.equal((await w.ask("ben", "GET", `/tasks/${task.id}`)).body.assignee.id, w.world.people.dina.id);
    const back = await undo("director", task.id);
    assert.deepEqual([back.assignee.id, back.plannedFrom, back.begunAt !== null], [w.world.people.ben.id, day, true]);
    assert.deepEqual([await inbox("dina", task.id), (await inbox("ben", task.id)).includes("task_taken")], [[], false]);
    assert.equal((await w.ask("dina", "GET", `/deals/${deal.id}`)).status, 404, "what she had seen for the task is out of sight again");
    await give();
    assert.deepEqual(await inbox("dina", task.id), ["task_reassigned"], "given for good, she is told once");
  });

  test("who has read of it already is told that it is not so", async () => {
    const { task } = await begun();
    await must("director", "POST", `/tasks/${task.id}/reassign`, { to: w.world.people.dina.id, reason: "?" });
    const [told] = (await must("dina", "GET", "/notifications")).items;
    await must("dina", "POST", `/notifications/${told.id}/read`);
    await undo("director", task.id);
    const kinds = (await must("dina", "GET", "/notifications?limit=2")).items.map(({ kind }: Body) => kind);
    assert.deepEqual(kinds, ["task_taken", "task_reassigned"]);
  });

  test("whoever gave a task out of their own sight may take that back, and nobody else", async () => {
    const task = await must("director", "POST", "/tasks", { title: "Check the shop", assigneeId: w.world.people.ben.id });
    await must("ben", "POST", `/tasks/${task.id}/reassign`, { to: w.world.people.north.id, reason: "Yours" });
    assert.equal((await w.ask("cora", "POST", `/tasks/${task.id}/undo`)).status, 404);
    assert.deepEqual(await refusal("north", "POST", `/tasks/${task.id}/undo`), [403, "undo_not_yours"]);
    assert.equal((await undo("ben", task.id)).assignee.id, w.world.people.ben.id);
    await must("ben", "POST", `/tasks/${task.id}/reassign`, { to: w.world.people.north.id, reason: "Yours" });
    await must("north", "POST", `/tasks/${task.id}/begin`);
    assert.deepEqual(await refusal("ben", "POST", `/tasks/${task.id}/undo`), [409, "task_touched"]);
  });

  test("a cancelled free task is open again", async () => {
    const task = await must("ben", "POST", "/tasks", { title: "Buy flowers" });
    await must("ben", "POST", `/tasks/${task.id}/cancel`, { reason: "Shop closed" });
    assert.deepEqual(await refusal("north", "POST", `/tasks/${task.id}/undo`), [403, "undo_not_yours"]);
    assert.deepEqual([(await undo("ben", task.id)).status], ["open"]);
  });

  test("a deviation that was closed by it is open again, the same one, and nobody is told a second time", async () => {
    const rule = { name: "Late", kind: "task_overdue", graceHours: 0, tells: ["responsible"], isUrgent: false };
    await must("director", "POST", "/deviation-rules", rule);
    const task = await must("ben", "POST", "/tasks", { title: "Send the offer", due: new Date(Date.now() + 60_000).toISOString() });
    await w.app.house.database.command({ workspaceId: w.world.workspaceId, personId: null, visible: [], sight: "all" } as never, (tx) =>
      tx
        .updateTable("process.task")
        .set({ due_at: new Date(Date.now() - 3_600_000) })
        .where("id", "=", task.id)
        .execute(),
    );
    const sweep = () => sweepCompany(w.app.house as never, w.world.workspaceId, new AbortController().signal);
    await sweep();
    const open = async () =>
      (await must("director", "GET", "/deviations?limit=100")).items.filter(
        (one: Body) => one.task?.id === task.id && one.closedAt === null,
      );
    const [found, ...others] = await open();
    assert.ok(found, "nothing was found");
    assert.equal(others.length, 0);
    const heard = await inbox("ben", task.id);
    await must("ben", "POST", `/tasks/${task.id}/postpone`, { workingDays: 1, reason: "x" });
    assert.equal((await open()).length, 0);
    await undo("ben", task.id);
    assert.deepEqual(
      (await open()).map(({ id }: Body) => id),
      [found.id],
    );
    await sweep();
    assert.equal((await open()).length, 1);
    assert.deepEqual(await inbox("ben", task.id), heard);
  });

  test("evidence is removed by who gave it or a head; a file put there for it is put away with it, another stays", async () => {
    const { deal, task } = await begun();
    const upload = async (role: Role, name: string) => {
      const sent = await w.app.ask("POST", `/records/${deal.id}/files?name=${name}`, {
        key: w.world.people[role].key,
        raw: "%PDF-1.4 offer",
        headers: { "content-type": "application/octet-stream" },
      });
      assert.equal(sent.status, 201, sent.text);
      return sent.body.id as string;
    };
    const give = async (role: Role, body: object) => {
      await must(role, "POST", `/tasks/${task.id}/evidence`, body);
      return (await must("ben", "GET", `/tasks/${task.id}`)).evidence.given;
    };
    const own = await upload("ben", "own.pdf");
    const [file] = await give("ben", { demand: "offer", attachmentId: own });
    const path = `/tasks/${task.id}/evidence/${file.id}`;
    assert.equal((await w.ask("dina", "DELETE", path)).status, 404);
    await must("ben", "DELETE", path);
    assert.equal((await w.ask("ben", "DELETE", path)).status, 404);
    const files = async () => (await must("ben", "GET", `/records/${deal.id}/files`)).items.map(({ id }: Body) => id);
    assert.deepEqual(await files(), []);
    const theirs = await upload("ben", "kept.pdf");
    const [kept] = await give("ben", { demand: "offer", attachmentId: theirs });
    const [asSeen] = (await must("cora", "GET", `/tasks/${task.id}`).catch(() => ({ evidence: { given: [] } }))).evidence.given;
    assert.equal(asSeen, undefined, "nobody else sees it");
    assert.equal(kept.mayRemove, true);
    await must("north", "DELETE", `/tasks/${task.id}/evidence/${kept.id}`);
    assert.deepEqual(await files(), [theirs], "a head takes the evidence away, not somebody's file");
    const [text] = await give("ben", { demand: "note", text: "Seen" });
    await must("ben", "POST", `/tasks/${task.id}/complete`, { outcome: "go" });
    assert.deepEqual(await refusal("ben", "DELETE", `/tasks/${task.id}/evidence/${text.id}`), [409, "task_closed"]);
    const told = (await must("director", "GET", `/journal?subjectId=${deal.id}&limit=100`)).items.map(({ kind }: Body) => kind);
    assert.equal(told.filter((kind: string) => kind === "task_evidence_removed").length, 2);
  });

  test("far dates are refused at their fields", async () => {
    const { run, task } = await begun();
    const at = async (path: string, body: object) => {
      const { status, body: said } = await w.ask("ben", "POST", path, body);
      return [status, said.reason, said.errors?.[0]?.path];
    };
    const year9999 = "9999-12-31T10:00:00Z";
    assert.deepEqual(await at(`/runs/${run.id}/hold`, { until: year9999, reason: "x" }), [422, "until_too_far", "/until"]);
    assert.deepEqual(await at(`/tasks/${task.id}/postpone`, { until: year9999, reason: "x" }), [422, "until_too_far", "/until"]);
    assert.deepEqual(await at("/tasks", { title: "x", due: year9999 }), [422, "due_too_far", "/due"]);
    assert.deepEqual(await at("/tasks", { title: "x", due: "2020-01-01T00:00:00Z" }), [422, "due_before_today", "/due"]);
    const plan = { plannedFrom: year9999, plannedTo: "9999-12-31T11:00:00Z" };
    assert.deepEqual(await at("/tasks", { title: "x", ...plan }), [422, "planned_too_far", "/plannedTo"]);
    const place = { from: "2020-01-01T10:00:00Z", to: "2020-01-01T11:00:00Z" };
    assert.deepEqual(await at(`/tasks/${task.id}/plan`, place), [422, "planned_long_ago", "/from"]);
  });
});
